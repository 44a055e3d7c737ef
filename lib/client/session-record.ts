/**
 * What is known of a session and written of it: its cards, its events, and whether they are saved. Nothing of the
 * screen. What is noted counts from then on; it is said to be saved only after the commit.
 */
import type { Context, EventBody } from '@/lib/domain/review/event';
import type { Grade } from '@/lib/domain/review/grade';
import type { Answering } from '@/lib/domain/review/schedule';
import { restOf, type SessionProgress } from '@/lib/domain/review/session';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import type { NewEvent } from '@/lib/store/port';
import type { Predictor } from './readiness/predictor';
import type { Root } from './root';
import { answeredBody, expectedState, predictPlainly } from './session-card';
import { AHEAD, type SessionDeck } from './session-deck';
import { provisional, SessionLog } from './session-log';
import type { CardOnScreen, Saved, SessionResult } from './session-view';
import { WritingQueue } from './writing-queue';

export interface RecordListener {
  saved(saved: Saved): void;
  /** Another tab changed a card first: what was to be written of it here is dropped. */
  overtaken(): Promise<void>;
}

export class SessionRecord {
  settings = DEFAULT_SETTINGS;
  /** There from the opening on. */
  deck!: SessionDeck;
  readonly log: SessionLog;
  private saved: Saved = { type: 'idle' };
  private predictor: Predictor | null = null;
  private readonly writing: WritingQueue;

  constructor(
    readonly root: Root,
    context: Context,
    private readonly listener: RecordListener,
  ) {
    this.log = new SessionLog(context);
    this.writing = new WritingQueue(root.store, {
      versionOf: (cardId) => this.deck.versionOf(cardId),
      written: (event, cards) => {
        this.log.written(event);
        for (const [cardId, card] of cards) {
          if (this.writing.hasCard(cardId)) this.deck.versionIs(cardId, card);
          else this.deck.stored(cardId, card);
        }
      },
      stale: async (eventId, cardId) => {
        this.log.drop(eventId);
        if (cardId !== null) await this.deck.reread([cardId]);
        await listener.overtaken();
        this.say({ type: 'elsewhere' });
      },
      settled: (problem) => {
        if (problem) this.say({ type: 'unsaved', count: this.writing.count, problem });
        else if (this.saved.type !== 'elsewhere') this.say({ type: 'saved' });
      },
    });
  }

  private say(saved: Saved) {
    this.saved = saved;
    this.listener.saved(saved);
  }

  /** Nothing is to be said any more of what was written, unless some of it still waits. */
  hush() {
    const { count } = this.writing;
    if (count === 0) this.say({ type: 'idle' });
    else if (this.saved.type === 'unsaved') this.say({ ...this.saved, count });
  }

  now(): Omit<Answering, 'eventId'> {
    const at = this.root.now();
    const { dayEndMinutes, retention, parameters } = this.settings;
    return { at, studyDay: this.root.studyDay(at, dayEndMinutes), retention, parameters };
  }

  /** Cards whose item is gone are passed over. */
  progress(): SessionProgress | null {
    const progress = this.log.progress();
    if (!progress || !this.deck.lacksItems) return progress;
    return { ...progress, queue: progress.queue.filter((id) => this.deck.item(id) !== null) };
  }

  write(body: EventBody, cardId: string | null) {
    this.send(this.noted(body), cardId);
  }

  /** Counts from now on. Apart from `send`, so that the next card is drawn before storage takes the thread. */
  noted(body: EventBody, id = this.root.newId()): NewEvent {
    const { at, studyDay } = this.now();
    const event = { id, at, studyDay, body };
    this.log.note(event);
    return event;
  }

  send(event: NewEvent, cardId: string | null) {
    if (this.saved.type !== 'unsaved') this.say({ type: 'saving' });
    this.writing.add(event, cardId);
  }

  /** Tries again what could not be written. */
  retry() {
    this.say({ type: 'saving' });
    this.writing.run();
  }

  /** All that was sent is in the log by then, or waits for `retry`. */
  idle = () => this.writing.idle();

  /** The session some of which waits to be written; '' when there is none. */
  unwritten = () => (this.writing.count > 0 ? this.log.id : '');
  hasNothingWaiting = (cardId: string) => !this.writing.hasCard(cardId);

  /** The answer to be sent, and its card as the answer leaves it. */
  answered(card: CardOnScreen, grade: Grade | null): NewEvent {
    const { states, index } = this.deck;
    const { context, id: sessionId } = this.log;
    const { cardId } = card.ref;
    const { day } = this.now().studyDay;
    const predicted =
      this.predictor?.(card.ref, day, this.deck.known) ??
      predictPlainly(states.get(cardId), day, this.deck.firstAnswerShare);
    const body = answeredBody(card, grade, predicted, { context, sessionId, packVersion: index.version });
    states.set(cardId, expectedState(card, states.get(cardId), grade, day));
    return this.noted(body, card.eventId);
  }

  /** Of what is over; a review has none. Rejects when the piece of the app that knows them cannot be had. */
  async results(): Promise<SessionResult[]> {
    if (this.log.context === 'review') return [];
    const { resultsOf } = await import('./session-results');
    return resultsOf(this.log.events, this.deck);
  }

  /** Has the chance of the answers to come worked out by what is known of the person. Answers before it is there do without. */
  prepareToPredict() {
    this.afterWriting(async () => {
      const { predictorOf } = await import('./readiness/predictor');
      this.predictor = await predictorOf(this.root).catch(() => null);
    });
  }

  /** At the end of a day's answers; not where results of an earlier day are looked at. */
  noteReadiness() {
    const { day } = this.now().studyDay;
    if (!this.log.events.some((e) => e.type === 'answered' && e.studyDay.day === day)) return;
    this.afterWriting(async () => {
      const { noteReadiness } = await import('./readiness/note');
      await noteReadiness(this.root);
    });
  }

  /** A transfer item that is shown is spent, whether it is answered or not. */
  spend({ item, ref }: CardOnScreen) {
    const { id: sessionId, context } = this.log;
    if (item.use !== 'transfer' || this.log.wasShown(ref.cardId)) return;
    this.write({ type: 'shown', ...ref, context, sessionId }, ref.cardId);
  }

  /** Takes back an event of this session; one that never reached the log leaves nothing to write. */
  async undo(target: string, cardId: string): Promise<void> {
    const tookBack = this.writing.takeBack(target);
    if (tookBack) {
      this.log.drop(target);
      this.hush();
    } else {
      this.write({ type: 'undone', target, targetCardId: cardId, sessionId: this.log.id }, cardId);
      await this.idle();
    }
    const waiting = this.writing.ofCard(cardId).map(provisional);
    if (waiting.length > 0) await this.deck.foretell(cardId, waiting, this.settings);
    else if (tookBack) await this.deck.reread([cardId]);
  }

  /** Keeps the card for when the tab is killed, and has read what its grade will change. */
  keepDraft({ ref, eventId, shownAt, revealed }: CardOnScreen) {
    const kept = revealed && {
      answer: revealed.answer,
      confidence: revealed.confidence,
      answeredAt: revealed.answeredAt,
    };
    const draft = { sessionId: this.log.id, cardId: ref.cardId, eventId, shownAt, revealed: kept };
    this.afterWriting(() => {
      void this.root.store.note({ draft });
      if (revealed) void this.root.store.readAhead(ref.cardId, this.now().studyDay.day);
    });
  }

  /** Items of the cards to come. The next one is at hand already, unless this is the first: a grade reads nothing. */
  readAhead(progress: SessionProgress) {
    const rest = restOf(progress, AHEAD);
    this.deck.readAhead(rest.slice(0, 2));
    this.afterWriting(() => this.deck.readAhead(rest));
  }

  /** Behind what is sent in this turn, which must not wait for it. */
  afterWriting(work: () => unknown) {
    void Promise.resolve()
      .then(this.idle)
      .then(work)
      // A piece of the app or the bank that cannot be had now: the session goes on without.
      .catch(() => undefined);
  }

  /** Takes in what another tab wrote. True when it answered the card on screen. */
  async catchUp(onScreen: () => CardOnScreen | null): Promise<boolean> {
    const { store } = this.root;
    const { id } = this.log;
    const [overview, events] = await Promise.all([store.overview(), store.sessionEvents(id)]);
    if (overview.ok) this.settings = overview.value.settings;
    if (!events.ok || !id || id !== this.log.id) return false;
    this.log.merge(events.value);
    const progress = this.progress();
    if (!progress) return false;
    const card = onScreen();
    const shownId = card?.ref.cardId ?? '';
    const answers = () => this.deck.states.get(shownId)?.answers ?? 0;
    const before = answers();
    await this.deck.reread(progress.queue.filter(this.hasNothingWaiting));
    // Answered here meanwhile: the screen has moved on by itself.
    if (!card || onScreen()?.eventId !== card.eventId) return false;
    if (answers() === before && (card.repeat || !progress.done.has(shownId))) return false;
    if (this.writing.count === 0) this.say({ type: 'elsewhere' });
    return true;
  }
}
