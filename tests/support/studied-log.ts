/** The log of a made-up person who studied the real bank for weeks, until yesterday, as a backup holds it. */
import { printHlc } from '@/lib/base/hlc';
import { DAY, studyDayAt } from '@/lib/base/study-day';
import { blueprintOf } from '@/lib/domain/readiness/blueprint';
import type { EventBody, StoredEvent } from '@/lib/domain/review/event';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { backupPrinter } from '@/lib/interchange/backup';
import { live } from '../../scripts/readiness/days';
import { FAMILIES } from '../../scripts/readiness/families';
import { FIRST_DAY, Person, type Told } from '../../scripts/readiness/person';
import { readWorld, type World } from '../../scripts/readiness/world';
import { answered } from './builders';

export interface Studied {
  days: number;
  minutesADay: number;
  seed: string;
  nowMs: number;
  /** By its name in scripts/readiness/families; the first when left out. */
  family?: string;
}

/** Writes down what it answers; its days end the day before `today`. */
class Recorded extends Person {
  readonly events: StoredEvent[] = [];
  shiftDays = 0;

  protected override told({ question, predicted, context, tookMs, right, ...answer }: Told) {
    const { cardId, itemId, topic, concept } = question;
    const at = this.nowMs + this.shiftDays * DAY;
    this.note(
      at,
      answered(
        { cardId, itemId, topic, concept, origin: 'builtin' },
        {
          ...answer,
          right,
          score: right ? 1 : 0,
          context,
          sessionId: `${context}-${this.day}`,
          predictedRight: predicted!,
          proposedGrade: answer.grade,
          shownAt: at - Math.round(tookMs),
          answeredAt: at,
        },
      ),
    );
  }

  private note(at: number, body: EventBody) {
    const sequence = this.events.length + 1;
    this.events.push({
      id: `studied-${String(sequence).padStart(8, '0')}`,
      schema: 1,
      device: 'device-studied',
      sequence,
      hlc: printHlc({ wallMs: Math.round(at), counter: 0 }),
      at: Math.round(at),
      studyDay: studyDayAt(at, 0, DEFAULT_SETTINGS.dayEndMinutes),
      ...body,
    });
  }
}

let world: World | undefined;

export function studiedEvents({ days, minutesADay, seed, nowMs, family }: Studied): StoredEvent[] {
  world ??= readWorld(new Date(nowMs).toISOString().slice(0, 10));
  const { create } = FAMILIES.find((f) => f.name === family) ?? FAMILIES[0]!;
  const learner = create({ seed, questions: [...world.questions.values()] });
  const blueprint = blueprintOf({ topics: world.topics, items: world.index }, 'mid');
  const person = new Recorded(world, learner, blueprint, seed);
  const today = studyDayAt(nowMs, 0, DEFAULT_SETTINGS.dayEndMinutes).day;
  person.shiftDays = today - (FIRST_DAY + days);
  live(person, { days, minutesADay, checkpoints: true, settings: DEFAULT_SETTINGS, seed });
  return person.events;
}

export function studiedBackup(studied: Studied): string {
  const printer = backupPrinter({ exportedAt: studied.nowMs, app: 'test', blobs: 'none' });
  printer.add(studiedEvents(studied));
  return printer.close().join('');
}
