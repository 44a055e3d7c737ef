/** What is counted of the answers of a study day. Tallies of cards add up, and can be taken away again. */
import { isPromptCard } from '@/lib/domain/mock/prompt';
import type { Answered, Stamp } from './event';
import { addCounts, type Counts, counted, hundredths } from './prediction';
import { type Memory, retrievability } from './schedule';

/** What was done on a study day; rows of different cards add up. */
export interface DayTally {
  day: number;
  answered: number;
  right: number;
  /** Cards met for the first time. */
  introduced: number;
  /** Answers in review of cards that were not new. */
  reviews: number;
  tookMs: number;
  /** First answers of new cards, and how many of them were right. */
  firsts: number;
  firstsRight: number;
  /** First answers of the day to cards seen before, by hundredths of the retrievability they had then. */
  recall: Counts;
  /** First answers of the day to any question, by hundredths of the chance that was predicted. */
  predicted: Counts;
  /** The same by what the person said of their confidence. */
  confidence: Counts;
}

/** Contexts whose answers are study; the others measure, and neither schedule nor introduce a card. */
export const STUDY: readonly string[] = ['review', 'quiz', 'explain', 'scenario'];

export const emptyDay = (day: number): DayTally => ({
  day,
  answered: 0,
  right: 0,
  introduced: 0,
  reviews: 0,
  tookMs: 0,
  firsts: 0,
  firstsRight: 0,
  recall: {},
  predicted: {},
  confidence: {},
});

/** A pause of more than this is not study. */
const LONGEST_ANSWER_MS = 5 * 60_000;

/** What an answer took of the person's time, milliseconds; nothing where a clock jumped back. */
export const spentMs = ({ shownAt, answeredAt }: Answered): number =>
  Math.min(LONGEST_ANSWER_MS, Math.max(0, answeredAt - shownAt));

/** Counts an answer. `card` is as it was before it; `first` of the study day. Changes no tally that was there. */
export function countAnswer(
  days: Map<number, DayTally>,
  event: Answered & Stamp,
  card: { memory: Memory; answers: number },
  first: boolean,
): void {
  const day = { ...(days.get(event.studyDay.day) ?? emptyDay(event.studyDay.day)) };
  days.set(day.day, day);
  day.answered += 1;
  day.right += event.right ? 1 : 0;
  day.tookMs += spentMs(event);
  if (first && !isPromptCard(event.cardId)) score(day, event, card.memory);
  if (!STUDY.includes(event.context)) return;
  if (card.answers === 0) {
    day.introduced += 1;
    day.firsts += 1;
    day.firstsRight += event.right ? 1 : 0;
  } else if (first) {
    day.reviews += 1;
  }
}

/** What was promised of an answer is held against what came. Repeats within a day say nothing of memory. */
function score(day: DayTally, { right, confidence, predictedRight }: Answered, before: Memory) {
  day.predicted = counted(day.predicted, hundredths(predictedRight.value), right);
  if (confidence !== null) day.confidence = counted(day.confidence, confidence, right);
  const recall = retrievability(before, day.day);
  if (recall !== null) day.recall = counted(day.recall, hundredths(recall), right);
}

/** Adds a tally, or with sign −1 takes it away. */
export function addDay(to: DayTally, from: DayTally, sign: 1 | -1): DayTally {
  return {
    day: to.day,
    answered: to.answered + sign * from.answered,
    right: to.right + sign * from.right,
    introduced: to.introduced + sign * from.introduced,
    reviews: to.reviews + sign * from.reviews,
    tookMs: to.tookMs + sign * from.tookMs,
    firsts: to.firsts + sign * from.firsts,
    firstsRight: to.firstsRight + sign * from.firstsRight,
    recall: addCounts(to.recall, from.recall, sign),
    predicted: addCounts(to.predicted, from.predicted, sign),
    confidence: addCounts(to.confidence, from.confidence, sign),
  };
}
