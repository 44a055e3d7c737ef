/**
 * Writes events in order, one transaction each. What fails waits, with all that came after it, until it is tried again
 * or taken back: nothing is lost while the tab lives.
 */
import type { StoredEvent } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import type { NewEvent, Store, StoreProblem } from '@/lib/store/port';

interface Waiting {
  event: NewEvent;
  /** The card it is about: refused when another tab wrote to it meanwhile. */
  cardId: string | null;
}

export interface WritingListener {
  /** The version of a card that the next write to it expects. */
  versionOf(cardId: string): string;
  written(event: StoredEvent, cards: ReadonlyMap<string, CardState | null>): void;
  /** Another tab changed the card first: this event was dropped. */
  stale(eventId: string, cardId: string | null): Promise<void>;
  /** Null when nothing waits. */
  settled(problem: StoreProblem | null): void;
}

export class WritingQueue {
  private waiting: Waiting[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly listener: WritingListener,
  ) {}

  get count(): number {
    return this.waiting.length;
  }

  hasCard = (cardId: string) => this.waiting.some((w) => w.cardId === cardId);
  ofCard = (cardId: string) => this.waiting.flatMap((w) => (w.cardId === cardId ? [w.event] : []));

  add(event: NewEvent, cardId: string | null) {
    this.waiting.push({ event, cardId });
    this.run();
  }

  /** Tries (again) what waits. */
  run() {
    this.running = this.running.then(() => this.flush());
  }

  /** What is being written is either in the log or still waiting by then, never in between. */
  idle(): Promise<void> {
    return this.running;
  }

  /** False when it is not waiting (any more). */
  takeBack(eventId: string): boolean {
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((w) => w.event.id !== eventId);
    return this.waiting.length < before;
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const { event, cardId } = this.waiting[0]!;
      const expect = cardId === null ? {} : { expect: { cardId, version: this.listener.versionOf(cardId) } };
      const result = await this.store.append([event], expect);
      if (result.ok) {
        this.waiting.shift();
        this.listener.written(result.value.events[0]!, result.value.cards);
      } else if (result.error.type === 'stale') {
        this.waiting.shift();
        await this.listener.stale(event.id, cardId);
      } else {
        return this.listener.settled(result.error);
      }
      if (this.waiting.length === 0) this.listener.settled(null);
    }
  }
}
