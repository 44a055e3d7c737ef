/** One simulated person in front of the app: what the app would have kept of them, and one asking of a card. */
import { type Rng, rngOf } from '@/lib/base/rng';
import { DAY, MINUTE, studyDayAt } from '@/lib/base/study-day';
import type { Confidence } from '@/lib/domain/quiz/answer';
import { type Belief, beliefOf } from '@/lib/domain/readiness/belief';
import type { Blueprint } from '@/lib/domain/readiness/blueprint';
import type { ScoredDay } from '@/lib/domain/readiness/calibration';
import { type Evidence, exposuresOf, recallsOf } from '@/lib/domain/readiness/evidence';
import { predictRight, type Studied, studiedOf } from '@/lib/domain/readiness/predict';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { type CardState, newCardState } from '@/lib/domain/review/fold';
import { type Grade, proposeGrade } from '@/lib/domain/review/grade';
import {
  type Counts,
  counted,
  type FirstAnswer,
  hundredths,
  type Prediction,
} from '@/lib/domain/review/prediction';
import { nextMemory, retrievability } from '@/lib/domain/review/schedule';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import type { Learner, Question } from './learner';
import type { World } from './world';

/** Study day 0 of every simulation, and the hour studied at. */
export const FIRST_DAY = 20_500;
const NOON = 12 * 60 * MINUTE;

/** One answer, as it happened. */
export interface Told {
  question: Question;
  context: 'review' | 'checkpoint';
  right: boolean;
  confidence: Confidence;
  grade: Grade | null;
  tookMs: number;
  predicted: Prediction | null;
}

export class Person {
  readonly cards = new Map<string, CardState>();
  readonly firsts = new Map<string, FirstAnswer>();
  readonly spent = new Map<string, number>();
  private recalls: Counts = {};
  private readonly days = new Map<number, ScoredDay>();
  today = emptyDay(FIRST_DAY);
  /** Of the present day, from its beginning: as the app has it when a session starts. */
  belief!: Belief;
  private studied!: Map<string, Studied>;
  /** Study day and seconds into its sitting. */
  day = FIRST_DAY;
  seconds = 0;
  private readonly asked = new Map<string, number>();

  constructor(
    readonly world: World,
    readonly learner: Learner,
    readonly blueprint: Blueprint,
    private readonly seed: string,
    /** Whether anybody wants to know what the model makes of it. */
    private readonly predicts = true,
  ) {}

  get nowMs() {
    return this.day * DAY + NOON + this.seconds * 1000;
  }

  begin(day: number) {
    this.day = day;
    this.seconds = 0;
    this.today = emptyDay(day);
    if (!this.predicts) return;
    this.belief = beliefOf(this.evidence(), this.blueprint);
    this.studied = studiedOf(this.world.index, this.cards, day, this.belief);
  }

  get scored(): ScoredDay[] {
    return [...this.days.values()];
  }

  evidence(): Evidence {
    return { firsts: exposuresOf(this.world.index, this.firsts), recalls: recallsOf(this.recalls) };
  }

  /** The same question asked for the same time meets the same luck, whatever was done in between. */
  private luck(cardId: string): Rng {
    const times = this.asked.get(cardId) ?? 0;
    this.asked.set(cardId, times + 1);
    return rngOf(`${this.seed}/${cardId}/${times}`);
  }

  /** Asks a card; `study` is what reaches the scheduler. */
  ask(cardId: string, context: 'review' | 'checkpoint') {
    const question = this.world.questions.get(cardId)!;
    const entry = this.world.entries.get(cardId)!;
    const { itemId, topic, concept } = question;
    const state =
      this.cards.get(cardId) ?? newCardState({ cardId, itemId, topic, concept, origin: 'builtin' });
    const first = state.lastDay !== this.day;
    const luck = this.luck(cardId);
    const time = this.day - FIRST_DAY + 0.5 + this.seconds / 86_400;
    const chance = this.learner.chance(question, time);
    const right = luck.next() < chance;
    const confidence = this.confidenceOf(question, chance, luck.next());
    const predicted = this.predicts ? this.predictionOf(question, entry, state) : null;
    if (first && predicted) this.score(question.cardId, state, predicted, right, confidence);
    const tookMs = question.seconds * 1000 * Math.exp(0.8 * (luck.next() - 0.5));
    this.seconds += tookMs / 1000;
    const grade = context === 'review' ? this.gradeOf(question, right, confidence, tookMs) : null;
    this.cards.set(cardId, this.after(state, grade, first));
    if (question.use === 'transfer') this.spent.set(cardId, this.day);
    this.learner.learn(question, time, right);
    this.told({ question, context, right, confidence, grade, tookMs, predicted });
  }

  /** Every answer, for whoever listens. */
  protected told(_: Told) {}

  private predictionOf(question: Question, entry: World['index'][number], state: CardState): Prediction {
    const studied = this.studied.get(question.concept)?.share ?? 0;
    return predictRight({ entry, state, studied, day: this.day }, this.belief);
  }

  private score(
    cardId: string,
    state: CardState,
    predicted: Prediction,
    right: boolean,
    confidence: Confidence,
  ) {
    const day = this.days.get(this.day) ?? { day: this.day, predicted: {}, confidence: {} };
    this.days.set(this.day, {
      day: this.day,
      predicted: counted(day.predicted, hundredths(predicted.value), right),
      confidence: counted(day.confidence, confidence, right),
    });
    if (predicted.basis) this.firsts.set(cardId, { day: this.day, right, basis: predicted.basis });
    const promised = retrievability(state.memory, this.day);
    if (promised !== null) this.recalls = counted(this.recalls, hundredths(promised), right);
  }

  private confidenceOf(question: Question, chance: number, luck: number): Confidence {
    if (this.learner.confidence) return this.learner.confidence(question, chance, luck);
    const felt = chance + 0.3 * (luck - 0.5);
    return felt > 0.8 ? 'sure' : felt > 0.5 ? 'fairly' : 'guess';
  }

  private gradeOf(
    { kind, seconds }: Question,
    right: boolean,
    confidence: Confidence,
    tookMs: number,
  ): Grade {
    if (kind === 'recall' || kind === 'explain') return right ? 'good' : 'again';
    return proposeGrade({ right, confidence, tookMs, expectedSeconds: seconds });
  }

  /** As the fold has it (review/fold), without folding the card's whole history at every answer. */
  private after(state: CardState, grade: Grade | null, first: boolean): CardState {
    const { day, nowMs, today } = this;
    const learning = state.memory.phase === 'learning' || state.memory.phase === 'relearning';
    const memory =
      grade !== null && (first || learning)
        ? nextMemory(state.memory, grade, {
            eventId: `${this.seed}/${state.cardId}/${state.answers}`,
            at: nowMs,
            studyDay: studyDayAt(nowMs, 0, DEFAULT_SETTINGS.dayEndMinutes),
            retention: DEFAULT_SETTINGS.retention,
          })
        : state.memory;
    if (grade !== null && state.answers === 0) today.introduced += 1;
    else if (grade !== null && first) today.reviews += 1;
    return { ...state, memory, answers: state.answers + 1, lastDay: day, lastGrade: grade };
  }
}
