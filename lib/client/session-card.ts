/** One asking of a card: how it is shown, and what revealing and grading make of it. Pure. */
import { faceOf } from '@/lib/domain/bank/face';
import { type Item, partOf } from '@/lib/domain/bank/item';
import type { Answer, Confidence } from '@/lib/domain/quiz/answer';
import { type Score, scoreOf } from '@/lib/domain/quiz/score';
import type { Answered, CardRef, Context } from '@/lib/domain/review/event';
import { type CardState, newCardState } from '@/lib/domain/review/fold';
import { type Grade, gradeOfPoints, gradeOfTries, proposeGrade, recalled } from '@/lib/domain/review/grade';
import type { Prediction } from '@/lib/domain/review/prediction';
import {
  type Answering,
  NEW_MEMORY,
  previewGrades,
  retrievability,
  SCHEDULER,
} from '@/lib/domain/review/schedule';
import type { CardOnScreen } from './session-view';

const FIRST_ANSWER_MODEL = 'first-answer-share 1';

/** What there is to go by before readiness is at hand: retrievability, or the share of first answers that were right. */
export function predictPlainly(
  state: CardState | undefined,
  day: number,
  firstAnswerShare: number,
): Prediction {
  const recall = state ? retrievability(state.memory, day) : null;
  if (recall !== null) return { model: SCHEDULER, value: recall };
  return { model: FIRST_ANSWER_MODEL, value: firstAnswerShare };
}

export interface Asking {
  ref: CardRef;
  item: Item;
  state: CardState | undefined;
  seed: string;
  eventId: string;
  shownAt: number;
  repeat: boolean;
}

export function cardOnScreen({ state, item, ref, ...asking }: Asking): CardOnScreen {
  const part = partOf(ref.cardId);
  return {
    ...asking,
    ref,
    item,
    part,
    face: faceOf(item, part, asking.seed),
    isNew: !state || state.answers === 0,
    flagged: state?.flagged ?? false,
    changed: state?.meaning != null && state.meaning !== item.meaning,
    memory: state?.memory ?? NEW_MEMORY,
    revealed: null,
  };
}

/** The card with its answer locked in and its key shown. */
export function revealedCard(
  card: CardOnScreen,
  answer: Answer,
  confidence: Confidence | null,
  answeredAt: number,
  when: Omit<Answering, 'eventId'>,
): CardOnScreen {
  const score = scoreOf(card.item, answer, card.seed);
  const proposed = proposalFor(card, answer, score, confidence, answeredAt - card.shownAt);
  const previews = previewGrades(card.memory, { ...when, eventId: card.eventId });
  return {
    ...card,
    revealed: { answer, confidence, answeredAt, score: score.complete ? score : null, proposed, previews },
  };
}

function proposalFor(
  { item }: CardOnScreen,
  answer: Answer,
  score: Score,
  confidence: Confidence | null,
  tookMs: number,
): Grade | null {
  if (!score.complete || confidence === null) return null;
  if (item.kind === 'explain') return gradeOfPoints(score);
  const byTries =
    answer.type === 'scenario' &&
    item.kind === 'scenario' &&
    item.mode !== 'predict' &&
    (score.right || item.mode === 'tune')
      ? gradeOfTries(answer.tries)
      : null;
  if (byTries) return byTries;
  return proposeGrade({ right: score.right, confidence, tookMs, expectedSeconds: item.seconds });
}

/** What a grade of a revealed card writes; null where the answer only measures. */
export function answeredBody(
  card: CardOnScreen,
  grade: Grade | null,
  predictedRight: Prediction,
  { context, sessionId, packVersion }: { context: Context; sessionId: string; packVersion: string },
): Answered {
  const { answer, confidence, answeredAt, score, proposed } = card.revealed!;
  const right = score ? score.right : grade !== null && recalled(grade);
  return {
    type: 'answered',
    ...card.ref,
    meaning: card.item.meaning,
    packVersion,
    context,
    sessionId,
    seed: card.seed,
    answer,
    score: score ? score.score : right ? 1 : 0,
    right,
    confidence,
    shownAt: card.shownAt,
    answeredAt,
    predictedRight,
    proposedGrade: proposed,
    grade,
  };
}

/** The card as the fold will have it, shown until the commit brings the real row. */
export function expectedState(
  card: CardOnScreen,
  before: CardState | undefined,
  grade: Grade | null,
  day: number,
): CardState {
  const base = before ?? newCardState(card.ref);
  return {
    ...base,
    memory: grade === null ? base.memory : card.revealed!.previews[grade],
    lastDay: day,
    lastGrade: grade,
    meaning: card.item.meaning,
    answers: base.answers + 1,
  };
}
