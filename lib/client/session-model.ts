/**
 * A session on screen, of whatever kind: what is shown, and what happens on each tap. No React, no clock of its own.
 * A grade is painted at once and said to be saved only after the commit; a failed write brings the card back.
 */
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import type { EventBody } from '@/lib/domain/review/event';
import type { Grade } from '@/lib/domain/review/grade';
import { askingSeed, nextCard, type SessionProgress, sessionProgress } from '@/lib/domain/review/session';
import type { Draft, NewEvent, StoreProblem } from '@/lib/store/port';
import type { Root } from './root';
import { answeredBody, cardOnScreen, expectedState, predict, revealedCard } from './session-card';
import { SessionDeck } from './session-deck';
import type { SessionKind } from './session-kind';
import { SessionLog } from './session-log';
import { resultsOf } from './session-results';
import { type CardOnScreen, FIRST_VIEW, type SessionProblem, type SessionView } from './session-view';
import { WritingQueue } from './writing-queue';

/** An answer that was interrupted is timed from when the card came back. */
const LONGEST_RESUMED_MS = 5 * 60_000;
/** Items read ahead, so that the next card is there when the grade is tapped. */
const AHEAD = 3;

export class SessionModel {
  private view = FIRST_VIEW;
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | null = null;
  private deck!: SessionDeck;
  private readonly log: SessionLog;
  private turn = 0;
  private opening: Promise<void> | null = null;
  private readonly writing: WritingQueue;

  constructor(
    private readonly root: Root,
    private readonly kind: SessionKind,
  ) {
    this.log = new SessionLog(kind.context);
    this.writing = new WritingQueue(root.store, {
      versionOf: (cardId) => this.deck.versionOf(cardId),
      written: (event, cards) => {
        this.log.written(event);
        for (const [cardId, card] of cards) {
          if (this.writing.hasCard(cardId)) this.deck.versionIs(cardId, card);
          else this.deck.stored(cardId, card);
        }
      },
      stale: async (eventId) => {
        this.log.drop(eventId);
        await this.catchUp();
        this.show({ saved: { type: 'elsewhere' } });
      },
      settled: (problem) => this.settled(problem),
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

  private settled(problem: StoreProblem | null) {
    if (problem) this.show({ saved: { type: 'unsaved', count: this.writing.count, problem } });
    else if (this.view.saved.type !== 'elsewhere') this.show({ saved: { type: 'saved' } });
  }

  private today = () => this.root.studyDay(this.root.now(), this.view.settings.dayEndMinutes);

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

  private async open(): Promise<void> {
    const { store, bank } = this.root;
    this.show({ durable: store.durable, screen: { type: 'loading' } });
    const [overview, index] = await Promise.all([
      store.overview(),
      bank.index().catch((error: Error) => error),
    ]);
    if (!overview.ok) return this.fail(overview.error);
    if (index instanceof Error) return this.fail({ type: 'bank', detail: index.message });
    this.deck = new SessionDeck(this.root, index);
    this.show({ settings: overview.value.settings });
    const { lastSessions, notes } = overview.value;
    const sessionId = this.kind.sessionId ?? lastSessions[this.kind.context];
    if (sessionId !== undefined && (await this.resume(sessionId, notes.draft))) return;
    await this.begin();
  }

  stop() {
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.opening = null;
  }

  private async resume(sessionId: string, draft: Draft | null): Promise<boolean> {
    const events = await this.root.store.sessionEvents(sessionId);
    if (!events.ok) return false;
    const progress = sessionProgress(sessionId, events.value);
    const { day } = this.today();
    // A session that was asked for by its id is shown whatever became of it.
    const mine = progress && (this.kind.sessionId !== null || (!progress.ended && progress.studyDay === day));
    if (!mine) return false;
    this.log.resume(progress, events.value);
    await this.deck.read(progress.queue, day);
    await this.advance(draft?.sessionId === sessionId ? draft : null);
    return true;
  }

  /** Plans a new session. */
  async begin(): Promise<void> {
    const { context } = this.kind;
    const planned = await this.kind.plan(this.root, this.deck.index, this.view.settings);
    if (!planned.ok) return this.fail(planned.error);
    const { queue, style, until, rows, days, siblingsWaiting, overLimit } = planned.value;
    if (queue.length === 0) {
      this.log.begin('', context);
      const screen = { type: 'nothing', siblingsWaiting, overLimit } as const;
      return this.show({ screen, done: 0, total: 0, canUndo: false });
    }
    const sessionId = this.kind.sessionId ?? this.root.newId();
    this.log.begin(sessionId, context);
    await this.deck.begin(queue, rows, days);
    const limit = until === null ? {} : { until };
    const started = this.noted({ type: 'session-started', sessionId, context, queue, style, ...limit });
    const shown = this.advance(null);
    this.send(started, null);
    await shown;
  }

  /** Cards whose item is gone are passed over. */
  private progress(): SessionProgress | null {
    const progress = this.log.progress();
    return progress && { ...progress, queue: progress.queue.filter((id) => this.deck.item(id) !== null) };
  }

  /** Shows the card whose turn it is; the draft wins, so that a killed tab comes back to its card. */
  private async advance(draft: Draft | null): Promise<void> {
    const turn = ++this.turn;
    const progress = this.progress();
    if (!progress) return this.begin();
    const next = nextCard(progress, this.deck.states, this.root.now());
    const counts = {
      done: progress.queue.filter((id) => progress.done.has(id)).length,
      total: progress.queue.length,
      answered: progress.answered,
      right: progress.right,
      tookMs: progress.tookMs,
      canUndo: progress.undoable !== null && progress.style === 'feedback',
      style: progress.style,
      until: progress.until,
    };
    if (next.type === 'finished') return this.finish(counts, next.waiting);
    const asDrafted = draft && draft.cardId !== next.cardId && this.mayResume(draft, progress);
    const cardId = asDrafted ? draft.cardId : next.cardId;
    // No wait when it was read ahead: the next card is painted in the frame of the tap.
    if (this.deck.item(cardId) === undefined) {
      try {
        await this.deck.load(cardId);
      } catch (error) {
        return this.fail({ type: 'bank', detail: String(error) });
      }
      if (turn !== this.turn) return;
    }
    if (this.deck.item(cardId) === null) return this.advance(null);
    const repeat = asDrafted ? progress.done.has(cardId) : next.repeat;
    const card = this.onScreen(cardId, repeat, progress, draft?.cardId === cardId ? draft : null);
    this.show({ ...counts, screen: { type: 'card', card } });
    this.spend(card);
    this.noteDraft(card);
    for (const later of progress.queue.filter((id) => !progress.done.has(id)).slice(0, AHEAD)) {
      this.deck.load(later).catch(() => undefined);
    }
  }

  /** What was asked and answered stands at the end; a review says it card by card. */
  private async finish(counts: Partial<SessionView>, waiting: number): Promise<void> {
    const { turn } = this;
    const results = this.log.context === 'review' ? [] : await resultsOf(this.log.events, this.deck);
    if (turn === this.turn) this.show({ ...counts, screen: { type: 'finished', waiting, results } });
  }

  /** A transfer item that is shown is spent, whether it is answered or not. */
  private spend(card: CardOnScreen) {
    const { cardId } = card.ref;
    const { id: sessionId, context } = this.log;
    if (card.item.use !== 'transfer' || this.log.wasShown(cardId)) return;
    this.write({ type: 'shown', ...card.ref, context, sessionId }, cardId);
  }

  /** A learning step that came due meanwhile does not push away the card that was on screen. */
  private mayResume(draft: Draft, progress: SessionProgress): boolean {
    return (
      progress.queue.includes(draft.cardId) &&
      !this.log.has(draft.eventId) &&
      (!progress.done.has(draft.cardId) || this.deck.states.get(draft.cardId)?.memory.learnAt != null)
    );
  }

  private onScreen(
    cardId: string,
    repeat: boolean,
    progress: SessionProgress,
    draft: Draft | null,
  ): CardOnScreen {
    const now = this.root.now();
    const state = this.deck.states.get(cardId);
    const revealed = draft?.revealed;
    const resumed = draft && (revealed || now - draft.shownAt < LONGEST_RESUMED_MS);
    const card = cardOnScreen({
      ref: this.deck.refOf(cardId)!,
      item: this.deck.item(cardId)!,
      state,
      seed: askingSeed(progress, cardId),
      eventId: draft?.eventId ?? this.root.newId(),
      shownAt: resumed ? draft.shownAt : now,
      repeat,
      predicted: predict(state, this.today().day, this.deck.firstAnswerShare),
    });
    if (!revealed) return card;
    return this.revealed(
      card,
      revealed.answer as Answer,
      revealed.confidence as Confidence | null,
      revealed.answeredAt,
    );
  }

  private revealed(card: CardOnScreen, answer: Answer, confidence: Confidence | null, answeredAt: number) {
    const { retention } = this.view.settings;
    const when = { at: this.root.now(), studyDay: this.today(), retention };
    return revealedCard(card, answer, confidence, answeredAt, when);
  }

  private current() {
    return this.view.screen.type === 'card' ? this.view.screen.card : null;
  }

  /** Locks the answer in and shows the key; in an exam the key waits for the end. */
  reveal = (answer: Answer, confidence: Confidence | null) => {
    const shown = this.current();
    if (!shown || shown.revealed) return;
    const card = this.revealed(shown, answer, confidence, this.root.now());
    if (this.view.style === 'exam') {
      // A checkpoint measures and schedules nothing.
      return this.commit(card, this.log.context === 'checkpoint' ? null : card.revealed!.proposed);
    }
    const saved = this.writing.count > 0 ? this.view.saved : ({ type: 'idle' } as const);
    this.show({ screen: { type: 'card', card }, saved });
    this.noteDraft(card);
  };

  /** Marks which points an open answer made; the mark proposes the grade. */
  mark = (points: string[]) => {
    const shown = this.current();
    if (shown?.revealed?.answer.type !== 'explain') return;
    const { answer, confidence, answeredAt } = shown.revealed;
    const card = this.revealed(shown, { ...answer, points }, confidence, answeredAt);
    this.show({ screen: { type: 'card', card } });
    this.noteDraft(card);
  };

  grade = (grade: Grade) => {
    const card = this.current();
    if (card?.revealed) this.commit(card, grade);
  };

  private commit(card: CardOnScreen, grade: Grade | null) {
    const { cardId } = card.ref;
    const body = answeredBody(card, grade, {
      context: this.log.context,
      sessionId: this.log.id,
      packVersion: this.deck.index.version,
    });
    const { states } = this.deck;
    states.set(cardId, expectedState(card, states.get(cardId), grade, this.today().day));
    const answered = this.noted(body, card.eventId);
    void this.advance(null);
    this.send(answered, cardId);
  }

  /** Not today: back on the next study day. */
  bury() {
    const card = this.current();
    if (!card) return;
    const untilDay = this.today().day + 1;
    this.write({ type: 'buried', ...card.ref, untilDay, sessionId: this.log.id }, card.ref.cardId);
    this.show({ announcement: 'Buried until tomorrow.' });
    void this.advance(null);
  }

  suspend() {
    const card = this.current();
    if (!card) return;
    this.write({ type: 'suspended', ...card.ref, on: true, sessionId: this.log.id }, card.ref.cardId);
    this.show({ announcement: 'Suspended: it will not be asked until you resume it.' });
    void this.advance(null);
  }

  flag() {
    const card = this.current();
    if (!card) return;
    const on = !card.flagged;
    this.write({ type: 'flagged', ...card.ref, on, sessionId: null }, card.ref.cardId);
    this.show({ screen: { type: 'card', card: { ...card, flagged: on } } });
  }

  async undo(): Promise<void> {
    await this.writing.idle();
    const undoable = this.progress()?.undoable;
    if (!undoable) return;
    this.turn++;
    const { eventId: target, cardId } = undoable;
    if (this.writing.takeBack(target)) {
      // It never reached the log, so there is nothing to write.
      this.log.drop(target);
      if (this.writing.count === 0) this.show({ saved: { type: 'idle' } });
      await this.deck.reread([cardId]);
    } else {
      this.write({ type: 'undone', target, targetCardId: cardId, sessionId: this.log.id }, cardId);
      await this.writing.idle();
    }
    this.show({ announcement: 'Undone.' });
    await this.advance({
      sessionId: this.log.id,
      cardId,
      eventId: this.root.newId(),
      shownAt: this.root.now(),
      revealed: null,
    });
  }

  /** Ends the session, done or not, and plans the next one. */
  async beginNext(): Promise<void> {
    if (this.log.id) this.write({ type: 'session-ended', sessionId: this.log.id }, null);
    this.show({ screen: { type: 'loading' } });
    await this.writing.idle();
    await this.begin();
  }

  private write(body: EventBody, cardId: string | null) {
    this.send(this.noted(body), cardId);
  }

  /** Counts on screen from now on. Apart from `send`, so that the next card is drawn before storage takes the thread. */
  private noted(body: EventBody, id = this.root.newId()): NewEvent {
    const at = this.root.now();
    const event = { id, at, studyDay: this.root.studyDay(at, this.view.settings.dayEndMinutes), body };
    this.log.note(event);
    return event;
  }

  private send(event: NewEvent, cardId: string | null) {
    if (this.view.saved.type !== 'unsaved') this.show({ saved: { type: 'saving' } });
    this.writing.add(event, cardId);
  }

  /** Another tab wrote: what it answered is done here too. */
  private async catchUp(): Promise<void> {
    const { store } = this.root;
    const [overview, events] = await Promise.all([store.overview(), store.sessionEvents(this.log.id)]);
    if (overview.ok) this.show({ settings: overview.value.settings });
    if (!events.ok || !this.log.id) return;
    this.log.merge(events.value, this.writing.has);
    const progress = this.progress();
    if (!progress) return;
    const current = this.current();
    const answersOf = () => (current ? (this.deck.states.get(current.ref.cardId)?.answers ?? 0) : 0);
    const before = answersOf();
    await this.deck.reread(
      progress.queue.filter(
        (id) => !this.writing.hasCard(id) && (progress.done.has(id) || id === current?.ref.cardId),
      ),
    );
    const answered = answersOf() !== before;
    if (current && !answered && !(progress.done.has(current.ref.cardId) && !current.repeat)) return;
    this.show({ saved: this.writing.count > 0 ? this.view.saved : { type: 'elsewhere' } });
    await this.advance(null);
  }

  /** Behind what is being written, which must not wait for it. */
  private noteDraft(card: CardOnScreen) {
    const { eventId, shownAt, revealed } = card;
    const kept = revealed && {
      answer: revealed.answer,
      confidence: revealed.confidence,
      answeredAt: revealed.answeredAt,
    };
    const draft = { sessionId: this.log.id, cardId: card.ref.cardId, eventId, shownAt, revealed: kept };
    void Promise.resolve()
      .then(() => this.writing.idle())
      .then(() => this.root.store.note({ draft }));
  }

  /** Tries again what could not be written. */
  retry() {
    this.show({ saved: { type: 'saving' } });
    this.writing.run();
  }
}
