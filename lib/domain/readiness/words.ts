/** What the readiness screen says of its figures: plain, short, exact. Shares come as 0–1. */
import { DAY } from '@/lib/base/study-day';
import { plural } from '@/lib/domain/review/words';
import { shifted } from './belief';
import { type Role, TEST_ITEMS } from './blueprint';
import { LEAST_SCORED } from './calibration';
import type { SOURCES } from './interval';
import { LEAST_FIRSTS, LEAST_IN_TOPIC } from './need';

/** Before %: a figure and its sign stay on one line. */
const NO_BREAK = '\u00a0';

const hundred = (share: number) => Math.round(share * 100);

export const percent = (share: number) => `${hundred(share)}${NO_BREAK}%`;

/** "64 to 79 %". */
export const rangeWords = (from: number, to: number) => `${hundred(from)} to ${percent(to)}`;

/** "between 64 and 79 %". */
export const betweenWords = (from: number, to: number) => `between ${hundred(from)} and ${percent(to)}`;

/** Tenths of a hundredth, with a real minus: "4.2", "−0.3". */
export const pointsWords = (tenths: number) => (tenths / 10).toFixed(1).replace('-', '−');
/** "+4.2", "−0.3", "0.0". */
export const gainWords = (tenths: number) => (tenths > 0 ? `+${pointsWords(tenths)}` : pointsWords(tenths));

/** "Mon 14 Dec". */
const dateWords = (day: number) =>
  new Date(day * DAY).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });

/** What the number is of: a target day still to come, or today. */
export function whenWords(targetDay: number | null, today: number): string {
  if (targetDay === null) return 'If the test were today';
  const days = targetDay - today;
  const until = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  return `On ${dateWords(targetDay)}, ${until}`;
}

export const ROLE_WORDS: Record<Role, string> = {
  junior: 'Junior',
  mid: 'Mid',
  senior: 'Senior',
  staff: 'Staff',
};

/** The number in a sentence. */
export const testWords = ({ mean, p10, p90 }: { mean: number; p10: number; p90: number }, role: Role) =>
  `About ${Math.round(mean * TEST_ITEMS)} right of ${TEST_ITEMS} questions you have not seen, asked as for a ${role} role: ${betweenWords(p10, p90)} in 8 of 10 such tests.`;

export const NOT_WORDS = 'Not a chance of an offer: an interview weighs much that no question here asks.';

export const coverageWords = (coverage: number) =>
  `You have answered at least one question on ${percent(coverage)} of what the test asks.`;

/** "Answer 12 more in Network". */
export const needWords = (more: number, topic: string) => `Answer ${more} more in ${topic}`;

/** What is missing in all; `firsts` are the first answers there are. */
export function missingWords(firsts: number): string {
  const rule = `A number stands on ${LEAST_FIRSTS} first answers, ${LEAST_IN_TOPIC} at least in every topic.`;
  return firsts < LEAST_FIRSTS
    ? `${rule} You have ${firsts}: ${LEAST_FIRSTS - firsts} are missing.`
    : `${rule} You have ${firsts}, but too few in some topics.`;
}

/** Whether the chances said before the answers were any good; `n` answers were scored. */
export function trustWords(beats: boolean | null, n: number): string {
  if (beats === null)
    return `Too few answers to say how far to trust this: ${n} of ${LEAST_SCORED} were predicted before they were given.`;
  const of = `over ${plural(n, 'answer')}`;
  return beats
    ? `So far the chances said before each answer were closer to what came than your average would have been, ${of}.`
    : `So far the chances said before each answer were no closer to what came than your plain average, ${of}: take the number with care.`;
}

/** Of what is studied, how much is there for another question of the same idea. */
export const carriedWords = (carried: number) =>
  `Of what you have studied and still recall of an idea, ${percent(carried)} is there when another question of it comes.`;

/** `tenths` of a hundredth, as the step is shown; `held` answers taught it. */
export function transferWords(tenths: number, held: number): string {
  const size = pointsWords(Math.abs(tenths));
  const turn =
    tenths === 0
      ? 'as much as study promises'
      : `${size} points ${tenths > 0 ? 'more' : 'less'} than study promises`;
  return held === 0
    ? `Of questions held back for tests you are taken to know ${turn}. None was answered yet; a checkpoint asks some.`
    : `Of questions held back for tests you know ${turn}, by ${plural(held, 'answer')} to them.`;
}

/** Where the scheduler says nine in ten. */
const SCHEDULED = 0.9;
export const recallWords = (shift: number, answers: number) =>
  answers === 0
    ? 'You are taken to recall as the scheduler expects; no answer has told yet.'
    : `Where the scheduler expects ${percent(SCHEDULED)} recalled, you recall ${percent(shifted(SCHEDULED, shift))}, by ${plural(answers, 'answer')}.`;

export type DoubtName = 'items' | (typeof SOURCES)[number];
export const DOUBT_WORDS: Record<DoubtName, { name: string; why: string }> = {
  items: { name: `Luck of ${TEST_ITEMS} questions`, why: 'Which of them come, and how guesses fall.' },
  unseen: { name: 'First sight', why: 'How much you know of questions you never met.' },
  carried: { name: 'Carried over', why: 'How much of what is studied serves another question.' },
  transfer: {
    name: 'Held-back questions',
    why: 'How much harder or easier they are for you. Checkpoints narrow it.',
  },
  recall: { name: 'Recall', why: 'How far your memory is from the scheduler’s curve.' },
};

/** Shares of mock reviews, latest first; at least one. */
export function mockWords(shares: readonly number[]): string {
  const [latest, ...rest] = shares;
  const before = rest.slice(0, 3);
  if (before.length === 0) return 'The first so far; the next will say which way it goes.';
  const mean = before.reduce((a, b) => a + b, 0) / before.length;
  const turn = hundred(latest!) - hundred(mean);
  const than = before.length === 1 ? 'the one before' : `the mean of the ${before.length} before`;
  if (turn === 0) return `As ${than}.`;
  return `${plural(Math.abs(turn), 'point')} ${turn > 0 ? 'above' : 'below'} ${than}.`;
}
