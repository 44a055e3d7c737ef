/**
 * The review on screen: what is shown, and what happens on each tap. No React, no clock of its own.
 * A grade is painted at once and said to be saved only after the commit; a failed write brings the card back.
 */
import type { Face } from '@/lib/domain/bank/face';
import { faceOf } from '@/lib/domain/bank/face';
import { type BankIndex, type Item, itemIdOf, partOf } from '@/lib/domain/bank/item';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import { type Score, scoreOf } from '@/lib/domain/quiz/score';
import type { Answered, CardRef, EventBody, Prediction, StoredEvent } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import { type Grade, proposeGrade, recalled } from '@/lib/domain/review/grade';
import { type Plan, plan } from '@/lib/domain/review/queue';
import {
  type Memory,
  NEW_MEMORY,
  previewGrades,
  retrievability,
  SCHEDULER,
} from '@/lib/domain/review/schedule';
import { nextCard, type SessionProgress, sessionProgress } from '@/lib/domain/review/session';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/domain/review/settings';
import type { Draft, NewEvent, StoreProblem } from '@/lib/store/port';
import { planInput } from './plan-input';
import type { Root } from './root';

export interface Revealed {
  answer: Answer;
  confidence: Confidence | null;
  answeredAt: number;
  /** Null for recall, which the person scores by the grade. */
  score: (Score & { complete: true }) | null;
  proposed: Grade | null;
  previews: Record<Grade, Memory>;
}

export interface CardOnScreen {
  ref: CardRef;
  item: Item;
  part: string;
  face: Face;
  /** Id of the answer to come; also the seed of the face and of FSRS fuzz. */
  eventId: string;
  shownAt: number;
  isNew: boolean;
  /** Asked again within the session by a learning step. */
  repeat: boolean;
  flagged: boolean;
  /** The item means something else than when it was last answered. */
  changed: boolean;
  memory: Memory;
  predicted: Prediction;
  revealed: Revealed | null;
}

export type ReviewProblem = StoreProblem | { type: 'bank'; detail: string };

export type Screen =
  | { type: 'loading' }
  | { type: 'problem'; problem: ReviewProblem }
  | { type: 'nothing'; plan: Plan }
  | { type: 'card'; card: CardOnScreen }
  | { type: 'finished'; waiting: number };

export type Saved =
  | { type: 'idle' }
  | { type: 'saving' }
  | { type: 'saved' }
  /** Kept in this tab, in order, and tried again on request. */
  | { type: 'unsaved'; count: number; problem: StoreProblem }
  | { type: 'elsewhere' };

export interface ReviewView {
  screen: Screen;
  saved: Saved;
  settings: Settings;
  done: number;
  total: number;
  answered: number;
  right: number;
  tookMs: number;
  canUndo: boolean;
  durable: boolean;
  announcement: string;
}

/** First answers of this many days tell how likely the next one is right. */
const FIRSTS_DAYS = 60;
/** An answer that was interrupted is timed from when the card came back. */
const LONGEST_RESUMED_MS = 5 * 60_000;
const FIRST_ANSWER_MODEL = 'first-answer-share 1';

interface Waiting {
  event: NewEvent;
  cardId: string | null;
}

export class ReviewModel {
  private view: ReviewView = {
    screen: { type: 'loading' },
    saved: { type: 'idle' },
    settings: DEFAULT_SETTINGS,
    done: 0,
    total: 0,
    answered: 0,
    right: 0,
    tookMs: 0,
    canUndo: false,
    durable: true,
    announcement: '',
  };
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | null = null;
  private index: BankIndex | null = null;
  private sessionId = '';
  private events: StoredEvent[] = [];
  /** Cards as they will be once everything is written. */
  private cards = new Map<string, CardState>();
  /** Cards' versions as they are stored. */
  private versions = new Map<string, string>();
  private missing = new Set<string>();
  private firstAnswerShare = 0.5;
  private unsaved: Waiting[] = [];
  private writing: Promise<void> = Promise.resolve();
  private turn = 0;

  constructor(private readonly root: Root) {}

  getView = () => this.view;
  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private show(change: Partial<ReviewView>) {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }

  private today = () => this.root.studyDay(this.root.now(), this.view.settings.dayEndMinutes);

  private fail(problem: ReviewProblem) {
    this.show({ screen: { type: 'problem', problem } });
  }

  /** Goes on with today's session where it was left, or plans one. */
  async start(): Promise<void> {
    const { store, bank } = this.root;
    this.unsubscribe ??= store.subscribe((from) => {
      if (from === 'elsewhere') void this.catchUp();
    });
    this.show({ durable: store.durable, screen: { type: 'loading' } });
    const [overview, notes, index] = await Promise.all([
      store.overview(),
      store.notes(),
      bank.index().catch((error: Error) => error),
    ]);
    if (!overview.ok) return this.fail(overview.error);
    if (!notes.ok) return this.fail(notes.error);
    if (index instanceof Error) return this.fail({ type: 'bank', detail: index.message });
    this.index = index;
    this.show({ settings: overview.value.settings });
    const { lastSessionId } = overview.value;
    if (lastSessionId !== null && (await this.resume(lastSessionId, notes.value.draft))) return;
    await this.begin();
  }

  stop() {
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  private async resume(sessionId: string, draft: Draft | null): Promise<boolean> {
    const events = await this.root.store.sessionEvents(sessionId);
    if (!events.ok) return false;
    const progress = sessionProgress(sessionId, events.value);
    if (!progress || progress.ended || progress.studyDay !== this.today().day) return false;
    this.sessionId = sessionId;
    this.events = events.value;
    await this.readCards(progress.queue);
    await this.advance(draft?.sessionId === sessionId ? draft : null);
    return true;
  }

  /** Plans a new session of what is due now. */
  async begin(): Promise<void> {
    const input = await planInput(this.root, this.index!, this.view.settings);
    if (!input.ok) return this.fail(input.error);
    const planned = plan(input.value);
    if (planned.cards.length === 0) {
      this.sessionId = '';
      this.events = [];
      return this.show({ screen: { type: 'nothing', plan: planned }, done: 0, total: 0, canUndo: false });
    }
    this.sessionId = this.root.newId();
    this.events = [];
    const queue = planned.cards.map((c) => c.cardId);
    this.write({ type: 'session-started', sessionId: this.sessionId, context: 'review', queue }, null);
    await this.readCards(queue);
    await this.advance(null);
  }

  private async readCards(queue: readonly string[]) {
    const day = this.today().day;
    const [cards, days] = await Promise.all([
      this.root.store.cards(queue),
      this.root.store.days(day - FIRSTS_DAYS, day),
    ]);
    if (cards.ok) {
      this.cards = cards.value;
      this.versions = new Map([...cards.value].map(([id, card]) => [id, card.version]));
    }
    if (days.ok) {
      const firsts = days.value.reduce((sum, d) => sum + d.firsts, 0);
      const right = days.value.reduce((sum, d) => sum + d.firstsRight, 0);
      this.firstAnswerShare = (right + 1) / (firsts + 2);
    }
  }

  private progress(): SessionProgress | null {
    const progress = sessionProgress(this.sessionId, this.events);
    if (!progress) return null;
    return { ...progress, queue: progress.queue.filter((id) => !this.missing.has(id)) };
  }

  /** Shows the card whose turn it is; the draft wins, so that a killed tab comes back to its card. */
  private async advance(draft: Draft | null): Promise<void> {
    const turn = ++this.turn;
    const progress = this.progress();
    if (!progress) return this.begin();
    const now = this.root.now();
    const next = nextCard(progress, this.cards, now);
    const counts = {
      done: progress.queue.filter((id) => progress.done.has(id)).length,
      total: progress.queue.length,
      answered: progress.answered,
      right: progress.right,
      tookMs: progress.tookMs,
      canUndo: progress.undoable !== null,
    };
    if (next.type === 'finished') {
      this.show({ ...counts, screen: next });
      return;
    }
    const asDrafted = draft && draft.cardId !== next.cardId && this.mayResume(draft, progress);
    const cardId = asDrafted ? draft.cardId : next.cardId;
    const kept = draft?.cardId === cardId ? draft : null;
    let item: Item | null;
    try {
      item = await this.loadItem(cardId);
    } catch (error) {
      return this.fail({ type: 'bank', detail: String(error) });
    }
    if (turn !== this.turn) return;
    if (!item) {
      this.missing.add(cardId);
      return this.advance(null);
    }
    const card = this.onScreen(cardId, item, asDrafted ? progress.done.has(cardId) : next.repeat, kept);
    this.show({ ...counts, screen: { type: 'card', card } });
    this.noteDraft(card);
    for (const later of progress.queue.filter((id) => !progress.done.has(id)).slice(0, 3)) {
      this.loadItem(later).catch(() => undefined);
    }
  }

  /** A learning step that came due meanwhile does not push away the card that was on screen. */
  private mayResume(draft: Draft, progress: SessionProgress): boolean {
    return (
      progress.queue.includes(draft.cardId) &&
      !this.events.some((e) => e.id === draft.eventId) &&
      (!progress.done.has(draft.cardId) || this.cards.get(draft.cardId)?.memory.learnAt != null)
    );
  }

  private refOf(cardId: string): CardRef {
    const card = this.cards.get(cardId);
    if (card) {
      const { itemId, topic, concept, origin } = card;
      return { cardId, itemId, topic, concept, origin };
    }
    const itemId = itemIdOf(cardId);
    const entry = this.index!.items.find((e) => e.id === itemId);
    if (!entry) throw new Error(`no card ${cardId}`);
    return { cardId, itemId, topic: entry.topic, concept: entry.concept, origin: 'builtin' };
  }

  /** Null when the bank no longer has it: an update may replace an item of a session under way. */
  private async loadItem(cardId: string): Promise<Item | null> {
    const known = this.cards.has(cardId) || this.index!.items.some((e) => e.id === itemIdOf(cardId));
    if (!known) return null;
    const { itemId, topic, origin } = this.refOf(cardId);
    if (origin === 'builtin') return this.root.bank.item(topic, itemId);
    const own = await this.root.store.ownItem(itemId);
    return own.ok ? ((own.value as Item | undefined) ?? null) : null;
  }

  private onScreen(cardId: string, item: Item, repeat: boolean, draft: Draft | null): CardOnScreen {
    const now = this.root.now();
    const eventId = draft?.eventId ?? this.root.newId();
    const state = this.cards.get(cardId);
    const part = partOf(cardId);
    const card: CardOnScreen = {
      ref: this.refOf(cardId),
      item,
      part,
      face: faceOf(item, part, eventId),
      eventId,
      shownAt: draft && now - draft.shownAt < LONGEST_RESUMED_MS ? draft.shownAt : now,
      isNew: !state || state.answers === 0,
      repeat,
      flagged: state?.flagged ?? false,
      changed: state?.meaning != null && state.meaning !== item.meaning,
      memory: state?.memory ?? NEW_MEMORY,
      predicted: this.predict(state),
      revealed: null,
    };
    if (!draft?.revealed) return card;
    const { answer, confidence, answeredAt } = draft.revealed;
    return this.revealedCard(
      { ...card, shownAt: draft.shownAt },
      answer as Answer,
      confidence as Confidence | null,
      answeredAt,
    );
  }

  private predict(state: CardState | undefined): Prediction {
    const recall = state ? retrievability(state.memory, this.today().day) : null;
    if (recall !== null) return { model: SCHEDULER, value: recall };
    return { model: FIRST_ANSWER_MODEL, value: this.firstAnswerShare };
  }

  private revealedCard(
    card: CardOnScreen,
    answer: Answer,
    confidence: Confidence | null,
    answeredAt: number,
  ): CardOnScreen {
    const score = scoreOf(card.item, answer, card.eventId);
    const studyDay = this.today();
    const { retention } = this.view.settings;
    const proposed =
      score.complete && confidence !== null
        ? proposeGrade({
            right: score.right,
            confidence,
            tookMs: answeredAt - card.shownAt,
            expectedSeconds: card.item.seconds,
          })
        : null;
    const previews = previewGrades(card.memory, {
      eventId: card.eventId,
      at: this.root.now(),
      studyDay,
      retention,
    });
    const revealed = {
      answer,
      confidence,
      answeredAt,
      score: score.complete ? score : null,
      proposed,
      previews,
    };
    return { ...card, revealed };
  }

  /** Locks the answer in and shows the key. */
  reveal(answer: Answer, confidence: Confidence | null) {
    const { screen } = this.view;
    if (screen.type !== 'card' || screen.card.revealed) return;
    const card = this.revealedCard(screen.card, answer, confidence, this.root.now());
    this.show({
      screen: { type: 'card', card },
      saved: this.unsaved.length ? this.view.saved : { type: 'idle' },
    });
    this.noteDraft(card);
  }

  grade(grade: Grade) {
    const { screen } = this.view;
    if (screen.type !== 'card' || !screen.card.revealed) return;
    const { card } = screen;
    const { answer, confidence, answeredAt, score, proposed, previews } = screen.card.revealed;
    const right = score ? score.right : recalled(grade);
    const body: Answered = {
      type: 'answered',
      ...card.ref,
      meaning: card.item.meaning,
      packVersion: this.index!.version,
      context: 'review',
      sessionId: this.sessionId,
      seed: card.eventId,
      answer,
      score: score ? score.score : right ? 1 : 0,
      right,
      confidence,
      shownAt: card.shownAt,
      answeredAt,
      predictedRight: card.predicted,
      proposedGrade: proposed,
      grade,
    };
    const before = this.cards.get(card.ref.cardId);
    this.cards.set(card.ref.cardId, this.expected(card, before, grade, previews[grade]));
    this.write(body, card.ref.cardId, card.eventId);
    void this.advance(null);
  }

  /** The card as the fold will have it, shown until the commit brings the real row. */
  private expected(
    card: CardOnScreen,
    before: CardState | undefined,
    grade: Grade,
    memory: Memory,
  ): CardState {
    const base = before ?? foldedNothing(card.ref);
    return {
      ...base,
      memory,
      lastDay: this.today().day,
      lastGrade: grade,
      meaning: card.item.meaning,
      answers: base.answers + 1,
    };
  }

  /** Not today: back on the next study day. */
  bury() {
    const card = this.current();
    if (!card) return;
    const untilDay = this.today().day + 1;
    this.write({ type: 'buried', ...card.ref, untilDay, sessionId: this.sessionId }, card.ref.cardId);
    this.show({ announcement: 'Buried until tomorrow.' });
    void this.advance(null);
  }

  suspend() {
    const card = this.current();
    if (!card) return;
    this.write({ type: 'suspended', ...card.ref, on: true, sessionId: this.sessionId }, card.ref.cardId);
    this.show({ announcement: 'Suspended: it will not be asked until you resume it.' });
    void this.advance(null);
  }

  flag() {
    const { screen } = this.view;
    if (screen.type !== 'card') return;
    const on = !screen.card.flagged;
    const { ref } = screen.card;
    this.write({ type: 'flagged', ...ref, on, sessionId: null }, ref.cardId);
    this.show({ screen: { type: 'card', card: { ...screen.card, flagged: on } } });
  }

  private current() {
    return this.view.screen.type === 'card' ? this.view.screen.card : null;
  }

  async undo(): Promise<void> {
    // What is being written is either in the log or still waiting by then, never in between.
    await this.writing;
    const undoable = this.progress()?.undoable;
    if (!undoable) return;
    this.turn++;
    const waiting = this.unsaved.findIndex((w) => w.event.id === undoable.eventId);
    if (waiting >= 0) {
      // It never reached the log, so there is nothing to write.
      this.unsaved.splice(waiting, 1);
      this.events = this.events.filter((e) => e.id !== undoable.eventId);
      if (this.unsaved.length === 0) this.show({ saved: { type: 'idle' } });
    } else {
      const { eventId: target, cardId } = undoable;
      const { sessionId } = this;
      this.write({ type: 'undone', target, targetCardId: cardId, sessionId }, cardId);
      await this.writing;
    }
    await this.refreshCard(undoable.cardId);
    this.show({ announcement: 'Undone.' });
    await this.advance({
      sessionId: this.sessionId,
      cardId: undoable.cardId,
      eventId: this.root.newId(),
      shownAt: this.root.now(),
      revealed: null,
    });
  }

  /** Ends the session, done or not, and plans the next one. */
  async beginNext(): Promise<void> {
    if (this.sessionId) this.write({ type: 'session-ended', sessionId: this.sessionId }, null);
    this.show({ screen: { type: 'loading' } });
    await this.writing;
    await this.begin();
  }

  /** In order, one transaction each; what fails waits, with all that came after it. */
  private write(body: EventBody, cardId: string | null, id = this.root.newId()) {
    const at = this.root.now();
    const studyDay = this.root.studyDay(at, this.view.settings.dayEndMinutes);
    const event: NewEvent = { id, at, studyDay, body };
    this.events.push(provisional(event, this.events.length));
    this.unsaved.push({ event, cardId });
    if (this.view.saved.type !== 'unsaved') this.show({ saved: { type: 'saving' } });
    this.writing = this.writing.then(() => this.flush());
  }

  private async flush(): Promise<void> {
    while (this.unsaved.length > 0) {
      const waiting = this.unsaved[0]!;
      const { event, cardId } = waiting;
      const expect = cardId === null ? {} : { expect: { cardId, version: this.versions.get(cardId) ?? '' } };
      const result = await this.root.store.append([event], expect);
      if (!result.ok) {
        if (result.error.type === 'stale') {
          this.unsaved.shift();
          this.events = this.events.filter((e) => e.id !== event.id);
          await this.catchUp();
          this.show({ saved: { type: 'elsewhere' } });
          continue;
        }
        this.show({ saved: { type: 'unsaved', count: this.unsaved.length, problem: result.error } });
        return;
      }
      this.unsaved.shift();
      const [stored] = result.value;
      this.events = this.events.map((e) => (e.id === event.id ? stored! : e));
      if (cardId !== null) await this.refreshCard(cardId);
      if (this.unsaved.length === 0) this.show({ saved: { type: 'saved' } });
    }
  }

  private async refreshCard(cardId: string) {
    const cards = await this.root.store.cards([cardId]);
    if (!cards.ok) return;
    const card = cards.value.get(cardId);
    this.versions.set(cardId, card?.version ?? '');
    if (this.unsaved.some((w) => w.cardId === cardId)) return;
    if (card) this.cards.set(cardId, card);
    else this.cards.delete(cardId);
  }

  /** Another tab wrote: what it answered is done here too. */
  private async catchUp(): Promise<void> {
    const { store } = this.root;
    const [overview, events] = await Promise.all([store.overview(), store.sessionEvents(this.sessionId)]);
    if (overview.ok) this.show({ settings: overview.value.settings });
    if (!events.ok || !this.sessionId) return;
    const stored = new Set(events.value.map((e) => e.id));
    const pending = this.unsaved.map((w) => w.event.id);
    this.events = [
      ...events.value,
      ...this.events.filter((e) => pending.includes(e.id) && !stored.has(e.id)),
    ];
    const progress = this.progress();
    if (!progress) return;
    const current = this.current();
    const before = current ? (this.cards.get(current.ref.cardId)?.answers ?? 0) : 0;
    await Promise.all(
      progress.queue.map((id) =>
        progress.done.has(id) || id === current?.ref.cardId ? this.refreshCard(id) : null,
      ),
    );
    const answered = current ? (this.cards.get(current.ref.cardId)?.answers ?? 0) !== before : false;
    if (current && !answered && !(progress.done.has(current.ref.cardId) && !current.repeat)) return;
    this.show({ saved: this.unsaved.length > 0 ? this.view.saved : { type: 'elsewhere' } });
    await this.advance(null);
  }

  private noteDraft(card: CardOnScreen) {
    const { eventId, shownAt, revealed } = card;
    const kept = revealed && {
      answer: revealed.answer,
      confidence: revealed.confidence,
      answeredAt: revealed.answeredAt,
    };
    const draft = { sessionId: this.sessionId, cardId: card.ref.cardId, eventId, shownAt, revealed: kept };
    void this.root.store.note({ draft });
  }

  /** Tries again what could not be written. */
  retry() {
    this.show({ saved: { type: 'saving' } });
    this.writing = this.writing.then(() => this.flush());
  }
}

/** Sorts after everything that is stored, in the order of its making. */
function provisional(event: NewEvent, position: number): StoredEvent {
  const { id, at, studyDay, body } = event;
  const stamp = { id, schema: 1, device: '', sequence: position, hlc: '~', at, studyDay };
  return { ...stamp, ...body };
}

function foldedNothing(ref: CardRef): CardState {
  return {
    ...ref,
    memory: NEW_MEMORY,
    suspended: false,
    flagged: false,
    buriedUntil: 0,
    lastDay: null,
    lastGrade: null,
    meaning: null,
    answers: 0,
    version: '',
  };
}
