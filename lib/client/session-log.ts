/** The events of the session on screen: those in the log, and those that still wait to be written, as if they were. */
import type { Context, StoredEvent } from '@/lib/domain/review/event';
import { type SessionProgress, sessionProgress } from '@/lib/domain/review/session';
import type { NewEvent } from '@/lib/store/port';

export class SessionLog {
  id = '';
  events: readonly StoredEvent[] = [];

  constructor(public context: Context) {}

  begin(id: string, context: Context) {
    this.id = id;
    this.context = context;
    this.events = [];
  }

  /** What is stored of a session, and what is known here of it, written or not. */
  with(id: string, stored: readonly StoredEvent[]): readonly StoredEvent[] {
    const known = new Set(stored.map((e) => e.id));
    return id === this.id ? [...stored, ...this.events.filter((e) => !known.has(e.id))] : stored;
  }

  resume(progress: SessionProgress, events: readonly StoredEvent[]) {
    this.id = progress.sessionId;
    this.context = progress.context;
    this.events = events;
  }

  progress = (): SessionProgress | null => sessionProgress(this.id, this.events);

  has = (eventId: string) => this.events.some((e) => e.id === eventId);

  wasShown = (cardId: string) =>
    this.events.some((e) => e.type === 'shown' && (e as { cardId?: string }).cardId === cardId);

  /** Counts from now on, though it is not written yet. */
  note(event: NewEvent) {
    this.events = [...this.events, provisional(event, this.events.length)];
  }

  written(event: StoredEvent) {
    this.events = this.events.map((e) => (e.id === event.id ? event : e));
  }

  drop(eventId: string) {
    this.events = this.events.filter((e) => e.id !== eventId);
  }

  /** What another tab wrote is in. */
  merge(stored: readonly StoredEvent[]) {
    this.events = this.with(this.id, stored);
  }
}

/** Sorts after everything that is stored, in the order of its making. */
export function provisional(event: NewEvent, position: number): StoredEvent {
  const { id, at, studyDay, body } = event;
  const stamp = { id, schema: 1, device: '', sequence: position, hlc: '~', at, studyDay };
  return { ...stamp, ...body };
}
