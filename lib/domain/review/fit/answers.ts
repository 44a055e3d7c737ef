/** From the log to what fitting sees: the answers that reached the scheduler, of all cards, in the order of the log. */
import { DAY, shiftedMs } from '@/lib/base/study-day';
import { spentMs } from '../day-tally';
import { byLogOrder, cardOf, type Stamp, type StoredEvent } from '../event';
import { foldCard } from '../fold';
import { GRADES } from '../grade';
import type { Answer } from './history';

/** Collects a log piece by piece, keeping of it no more than the fold asks for. */
export class AnswerCollector {
  private readonly byCard = new Map<string, StoredEvent[]>();

  get cards(): number {
    return this.byCard.size;
  }

  add(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const cardId = cardOf(event);
      if (cardId === null || (event.type !== 'answered' && event.type !== 'undone')) continue;
      const { answer: _, ...lean } = event as StoredEvent & Record<string, unknown>;
      const own = this.byCard.get(cardId);
      if (own) own.push(lean as StoredEvent);
      else this.byCard.set(cardId, [lean as StoredEvent]);
    }
  }

  /** Folds card by card, so that whoever asks can do something else in between; what it returns at last are the answers. */
  *folding(): Generator<void, Answer[]> {
    const steps: { event: Stamp; answer: Answer }[] = [];
    for (const [cardId, events] of this.byCard) {
      // The days the scheduler counted: a clock that jumped back did not take any away.
      let day = Number.NEGATIVE_INFINITY;
      for (const { event, grade, when } of foldCard(events, []).steps) {
        const { zoneMinutes, dayEndMinutes } = when.studyDay;
        day = Math.max(day, Math.floor(shiftedMs(when.at, zoneMinutes, dayEndMinutes) / DAY));
        const answer = { cardId, day, grade: GRADES.indexOf(grade) + 1, tookMs: spentMs(event) };
        steps.push({ event, answer });
      }
      yield;
    }
    return steps.sort((a, b) => byLogOrder(a.event, b.event)).map((s) => s.answer);
  }
}
