/** What "Over time" shows, as a backup: a year of study with what was noted of readiness, and mock reviews. */
import { printHlc } from '@/lib/base/hlc';
import { DAY } from '@/lib/base/study-day';
import { promptCardId } from '@/lib/domain/mock/prompt';
import { DIMENSIONS, type Dimension, type Score } from '@/lib/domain/mock/words';
import type { EventBody, ReadinessNoted, StoredEvent } from '@/lib/domain/review/event';
import { backupPrinter } from '@/lib/interchange/backup';
import { answered } from './builders';
import { heldOf } from './held';
import { type Studied, studiedEvents } from './studied-log';

/** Share of the days after which the role is another. */
const ROLE_CHANGES_AT = 0.7;
const FIRST_NUMBER_AT = 0.05;

/** Rises and levels off; `done` is the share of the days. */
function notedAt(done: number): ReadinessNoted {
  const coverage = Math.round(100 * (1 - Math.exp(-6 * done))) / 100;
  const mean = 0.4 + 0.4 * (1 - Math.exp(-4 * done));
  const role = done > ROLE_CHANGES_AT ? 'senior' : 'mid';
  const less = role === 'senior' ? 0.07 : 0;
  const at = mean - less;
  const expected = done < FIRST_NUMBER_AT ? null : { mean: at, p10: at - 0.08, p90: at + 0.07 };
  return { type: 'readiness-noted', model: 'made-up 1', role, coverage, expected };
}

const mockBody = (promptId: string, n: number, answeredAt: number): EventBody =>
  answered(
    {
      cardId: promptCardId(promptId),
      itemId: promptId,
      topic: 'cgroups',
      concept: promptId,
      origin: 'builtin',
    },
    {
      context: 'mock',
      sessionId: `mock-${n}`,
      answer: heldOf({
        level: 'mid',
        length: 20,
        scores: Object.fromEntries(DIMENSIONS.map((d, i) => [d, ((n + i) % 5) as Score])) as Record<
          Dimension,
          Score
        >,
      }),
      score: 0.4 + 0.1 * (n % 5),
      right: n % 5 > 2,
      confidence: null,
      shownAt: answeredAt - 20 * 60_000,
      answeredAt,
      grade: n % 5 > 2 ? 'good' : 'again',
    },
  );

/** `prompts` are ids of the bank; a review of each in turn, three weeks apart, the last a week ago. */
export function progressEvents(studied: Studied, prompts: readonly string[] = []): StoredEvent[] {
  const events = studiedEvents(studied);
  const days = [...new Map(events.map((e) => [e.studyDay.day, e])).values()];
  const first = days[0]?.studyDay.day ?? 0;
  const length = Math.max(1, (days.at(-1)?.studyDay.day ?? 0) - first);
  const noted = days.map(({ studyDay, at }) => ({
    studyDay,
    at,
    body: notedAt((studyDay.day - first) / length) as EventBody,
  }));
  const lastOf = days.at(-1);
  const mocks = lastOf
    ? prompts.map((id, n) => {
        const back = 7 + 21 * (prompts.length - 1 - n);
        const at = lastOf.at - back * DAY;
        return {
          at,
          studyDay: { ...lastOf.studyDay, day: lastOf.studyDay.day - back },
          body: mockBody(id, n, at),
        };
      })
    : [];
  const more = [...noted, ...mocks].map(({ at, studyDay, body }, i): StoredEvent => {
    const sequence = events.length + 1 + i;
    return {
      id: `progress-${String(sequence).padStart(8, '0')}`,
      schema: 1,
      device: 'device-studied',
      sequence,
      hlc: printHlc({ wallMs: at, counter: 1 + i }),
      at,
      studyDay,
      ...body,
    };
  });
  return [...events, ...more];
}

export function progressBackup(studied: Studied, prompts: readonly string[] = []): string {
  const printer = backupPrinter({ exportedAt: studied.nowMs, app: 'test', blobs: 'none' });
  printer.add(progressEvents(studied, prompts));
  return printer.close().join('');
}
