/**
 * A session on screen, of whatever kind: what is shown, and what happens on each tap. No React, no clock of its own.
 * A grade is painted at once; what is known of the session and written of it is in its record.
 */
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import type { Buried, Suspended } from '@/lib/domain/review/event';
import type { Grade } from '@/lib/domain/review/grade';
import type { Draft } from '@/lib/store/port';
import type { Root } from './root';
import { revealedCard } from './session-card';
import type { SessionKind } from './session-kind';
import { beginSession, openSession } from './session-opening';
import { SessionRecord } from './session-record';
import { askedCard, drawnBefore, turnOf, upcomingCard } from './session-turn';
import {
  type CardOnScreen,
  countsOf,
  FIRST_VIEW,
  type SessionProblem,
  type SessionView,
} from './session-view';

type Aside = Pick<Buried, 'type' | 'untilDay'> | Pick<Suspended, 'type' | 'on'>;

export class SessionModel {
  private view = FIRST_VIEW;
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | null = null;
  private opening: Promise<void> | null = null;
  /** Counts what was drawn: what had to wait for its item gives way to what was drawn meanwhile. */
  private drawn = 0;
  private readonly record: SessionRecord;

  constructor(
    private readonly root: Root,
    private readonly kind: SessionKind,
  ) {
    this.record = new SessionRecord(root, kind.context, {
      saved: (saved) => this.show({ saved }),
      overtaken: () => this.overtaken(),
    });
  }

  getView = () => this.view;
  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private show(change: Partial<SessionView>) {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }

  private current() {
    return this.view.screen.type === 'card' ? this.view.screen.card : null;
  }

  private fail(problem: SessionProblem) {
    this.opening = null;
    this.show({ screen: { type: 'problem', problem } });
  }

  /** Goes on with today's session where it was left, or plans one. Once, until it is stopped or has failed. */
  start(): Promise<void> {
    this.unsubscribe ??= this.root.store.subscribe((from) => {
      if (from === 'elsewhere') void this.catchUp();
    });
    this.opening ??= this.open();
    return this.opening;
  }

  /** What is being opened meanwhile is gone on with if it is started again, and given up if not. */
  stop() {
    this.unsubscribe?.();
    this.unsubscribe = null;
    if (this.view.screen.type !== 'loading') this.opening = null;
  }

  private givenUp(): boolean {
    if (!this.unsubscribe) this.opening = null;
    return !this.unsubscribe;
  }

  private async open(): Promise<void> {
    this.show({ durable: this.root.store.durable, screen: { type: 'loading' } });
    const opened = await openSession(this.record, this.kind);
    if (this.givenUp()) return;
    if (!opened.ok) return this.fail(opened.error);
    this.show({ settings: this.record.settings });
    await (opened.value.resumed ? this.advance(opened.value.draft) : this.begin());
    this.record.prepareToPredict();
  }

  private async begin(): Promise<void> {
    const begun = await beginSession(this.record, this.kind);
    // Its start was noted, and is never sent.
    if (this.givenUp()) return this.record.log.begin('', this.kind.context);
    if (!begun.ok) return this.fail(begun.error);
    if (begun.value.type === 'nothing') {
      return this.show({ screen: begun.value, done: 0, total: 0, canUndo: false });
    }
    const shown = this.advance(null);
    this.record.send(begun.value.event, null);
    await shown;
  }

  /** Ends the session, done or not, and plans the next one. */
  async beginNext(): Promise<void> {
    const sessionId = this.record.log.id;
    if (sessionId) this.record.write({ type: 'session-ended', sessionId }, null);
    this.show({ screen: { type: 'loading' } });
    await this.record.idle();
    await this.begin();
    this.record.prepareToPredict();
  }

  /** Shows the card whose turn it is. */
  private async advance(draft: Draft | null): Promise<void> {
    const drawn = ++this.drawn;
    const { record } = this;
    const { deck } = record;
    const progress = record.progress();
    if (!progress) return this.begin();
    const turn = turnOf(progress, record, draft);
    const counts = countsOf(progress);
    if (turn.type === 'finished') return this.finish(counts, turn.waiting);
    // No wait when it was read ahead: the next card is painted in the frame of the tap.
    if (deck.item(turn.cardId) === undefined) {
      const missed = await deck.load(turn.cardId).catch((error: unknown) => ({ detail: String(error) }));
      if (drawn !== this.drawn || this.givenUp()) return;
      if (missed) return this.fail({ type: 'bank', ...missed });
    }
    if (deck.item(turn.cardId) === null) return this.advance(null);
    const card = drawnBefore(askedCard(turn, progress, record), turn.draft ? null : this.view.upcoming);
    this.show({ ...counts, screen: { type: 'card', card }, upcoming: null });
    record.spend(card);
    record.keepDraft(card);
    record.readAhead(progress);
  }

  /** What was asked and answered stands at the end; a review says it card by card. */
  private async finish(counts: Partial<SessionView>, waiting: number): Promise<void> {
    const { drawn } = this;
    const results = await this.record.results().catch((error: unknown) => ({ detail: String(error) }));
    if (drawn === this.drawn) {
      if ('detail' in results) this.fail({ type: 'bank', ...results });
      else this.show({ ...counts, screen: { type: 'finished', waiting, results } });
    }
    this.record.noteReadiness();
  }

  /** Locks the answer in and shows the key; in an exam the key waits for the end. */
  reveal = (answer: Answer, confidence: Confidence | null) => {
    const shown = this.current();
    if (!shown || shown.revealed) return;
    const now = this.record.now();
    const card = revealedCard(shown, answer, confidence, now.at, now);
    if (this.view.style === 'exam') {
      // A checkpoint measures and schedules nothing.
      return this.commit(card, this.record.log.context === 'checkpoint' ? null : card.revealed!.proposed);
    }
    this.record.hush();
    this.show({ screen: { type: 'card', card } });
    this.record.keepDraft(card);
  };

  /** What is added once the key is shown, points made or settings tried; it proposes the grade anew. */
  amend = (answer: Answer) => {
    const shown = this.current();
    if (!shown?.revealed) return;
    const { confidence, answeredAt } = shown.revealed;
    const card = revealedCard(shown, answer, confidence, answeredAt, this.record.now());
    this.show({ screen: { type: 'card', card } });
    this.record.keepDraft(card);
  };

  /** Has the next card drawn while the key is read, so that a grade has only to uncover it. */
  prepare = () => {
    const card = this.current();
    const progress = card?.revealed ? this.record.progress() : null;
    if (card && progress) this.show({ upcoming: upcomingCard(card, progress, this.record) });
  };

  grade = (grade: Grade) => {
    const card = this.current();
    if (card?.revealed) this.commit(card, grade);
  };

  private commit(card: CardOnScreen, grade: Grade | null) {
    const answered = this.record.answered(card, grade);
    void this.advance(null);
    this.record.send(answered, card.ref.cardId);
  }

  /** Not today: back on the next study day. */
  bury() {
    const untilDay = this.record.now().studyDay.day + 1;
    this.putAside({ type: 'buried', untilDay }, 'Buried until tomorrow.');
  }

  suspend() {
    this.putAside({ type: 'suspended', on: true }, 'Suspended: it will not be asked until you resume it.');
  }

  private putAside(how: Aside, announcement: string) {
    const card = this.current();
    if (!card) return;
    this.record.write({ ...how, ...card.ref, sessionId: this.record.log.id }, card.ref.cardId);
    this.show({ announcement });
    void this.advance(null);
  }

  flag() {
    const card = this.current();
    if (!card) return;
    const on = !card.flagged;
    this.record.write({ type: 'flagged', ...card.ref, on, sessionId: null }, card.ref.cardId);
    this.show({ screen: { type: 'card', card: { ...card, flagged: on } } });
  }

  async undo(): Promise<void> {
    const { record } = this;
    await record.idle();
    const undoable = record.progress()?.undoable;
    if (!undoable) return;
    this.drawn++;
    const { eventId, cardId } = undoable;
    await record.undo(eventId, cardId);
    this.show({ announcement: 'Undone.' });
    const asked = { cardId, eventId: this.root.newId(), shownAt: this.root.now(), revealed: null };
    await this.advance({ sessionId: record.log.id, ...asked });
  }

  /** Another tab wrote: what it answered is done here too. */
  private async catchUp(): Promise<void> {
    const moveOn = await this.record.catchUp(() => this.current());
    this.show({ settings: this.record.settings });
    if (moveOn) await this.advance(null);
  }

  /** What was refused is to be asked again, also after the end. */
  private async overtaken(): Promise<void> {
    await this.catchUp();
    if (this.view.screen.type === 'finished') await this.advance(null);
  }

  /** Tries again what could not be written. */
  retry = () => this.record.retry();
}
