/** From the log to what fitting sees: the answers that reached the scheduler, of all cards, in the order of the log. */
import { DAY, shiftedMs } from '@/lib/base/study-day';
import { byLogOrder, cardOf, type StoredEvent } from '../event';
import { foldCard } from '../fold';
import { GRADES } from '../grade';
import type { Answer } from './history';

/** A pause of more than this is not study. */
const LONGEST_ANSWER_MS = 5 * 60_000;

/** Of a piece of the log, what fitting needs: a third of the bytes that go to a worker. */
export function leanOf(events: readonly StoredEvent[]): StoredEvent[] {
  return events.flatMap((event) => {
    if (event.type !== 'answered' && event.type !== 'undone') return [];
    const { answer: _, predictedRight: __, ...lean } = event as StoredEvent & Record<string, unknown>;
    return [lean as StoredEvent];
  });
}

/** Collects a log piece by piece, whole or lean. */
export class AnswerCollector {
  private readonly byCard = new Map<string, StoredEvent[]>();

  add(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const cardId = cardOf(event);
      if (cardId === null) continue;
      const own = this.byCard.get(cardId);
      if (own) own.push(event);
      else this.byCard.set(cardId, [event]);
    }
  }

  /** Days are those the scheduler counted: a clock that jumped back did not take any away. */
  answers(): Answer[] {
    const steps = [...this.byCard].flatMap(([cardId, events]) => {
      let day = Number.NEGATIVE_INFINITY;
      return foldCard(events, []).steps.map(({ event, grade, when }) => {
        const { zoneMinutes, dayEndMinutes } = when.studyDay;
        day = Math.max(day, Math.floor(shiftedMs(when.at, zoneMinutes, dayEndMinutes) / DAY));
        const tookMs = Math.min(LONGEST_ANSWER_MS, Math.max(0, event.answeredAt - event.shownAt));
        return { event, answer: { cardId, day, grade: GRADES.indexOf(grade) + 1, tookMs } };
      });
    });
    return steps.sort((a, b) => byLogOrder(a.event, b.event)).map((s) => s.answer);
  }
}
