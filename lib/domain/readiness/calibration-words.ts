/** What a calibration says in words: whether predictions are worth more than averages, and a person's confidence. */
import { CONFIDENCES, type Confidence } from '@/lib/domain/quiz/answer';
import { type Calibration, LEAST_SCORED, type Loss, MOVING, type Score } from './calibration';

/** The no-break space keeps the sign with its number. */
export const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
export const count = (n: number) => n.toLocaleString('en-GB');
const answers = (n: number) => (n === 1 ? 'one answer' : `${count(n)} answers`);

export const LOSSES = ['brier', 'logLoss'] as const satisfies readonly (keyof Loss)[];
export const LOSS_NAMES: Record<keyof Loss, string> = { brier: 'Brier score', logLoss: 'log loss' };
export const LOSS_MEANS: Record<keyof Loss, string> = {
  brier:
    'The mean of (chance − what came)², where right is 1 and wrong is 0. 0 is perfect; always saying 50\u00a0% gives 0.25. Lower is better.',
  logLoss:
    'The mean of −ln of the chance that was given to what came. Being nearly certain and wrong costs most. 0 is perfect; always saying 50\u00a0% gives 0.693. Lower is better.',
};

export const BASELINES = ['constant', 'moving'] as const satisfies readonly (keyof Score['baselines'])[];
export const BASELINE_NAMES: Record<(typeof BASELINES)[number], string> = {
  constant: 'constant average',
  moving: 'moving average',
};
export const BASELINE_MEANS: Record<(typeof BASELINES)[number], string> = {
  constant: 'Always says the share right of all days before.',
  moving: `Says the share right of the last days before that together hold ${MOVING} answers.`,
};

export const printLoss = (loss: number) => loss.toFixed(3);

/** What is scored: opens a sentence, stands in a table, and what it means when averages do as well. */
export const SCORED = {
  model: {
    subject: 'The chances',
    name: 'readiness',
    otherwise: 'Until that changes, take readiness for no more than your share right so far.',
  },
  confidence: {
    subject: 'Your words',
    name: 'your words',
    otherwise: 'So far they say no more of an answer than your share right does.',
  },
} as const;
export type Scored = keyof typeof SCORED;

/** Whose loss is lowest: the scored, or the name of a baseline. */
export function lowestOf(score: Score, loss: keyof Loss): 'scored' | (typeof BASELINES)[number] {
  const best = BASELINES.reduce((a, b) => (score.baselines[b][loss] < score.baselines[a][loss] ? b : a));
  return score[loss] < score.baselines[best][loss] ? 'scored' : best;
}

export interface Verdict {
  type: 'too few' | 'beats' | 'fails';
  title: string;
  text: string;
}

export function verdictOf(score: Score, scored: Scored): Verdict {
  const { subject, otherwise } = SCORED[scored];
  const { n, baselines, beats } = score;
  if (beats === null)
    return {
      type: 'too few',
      title: `Too few answers yet: ${n} of ${LEAST_SCORED}`,
      text: `Below ${LEAST_SCORED} scored answers a comparison with the averages would be chance.`,
    };
  if (beats) {
    const best = Math.min(baselines.constant.brier, baselines.moving.brier);
    return {
      type: 'beats',
      title: `${subject} beat both averages`,
      text: `Over ${answers(n)} both scores are lower than either average’s, the Brier score by ${percent((best - score.brier) / best)}.`,
    };
  }
  return {
    type: 'fails',
    title: `${subject} do not beat the averages`,
    text: `Over ${answers(n)} ${notBeaten(score)}. ${otherwise}`,
  };
}

function notBeaten(score: Score): string {
  const lost = BASELINES.flatMap((name) => {
    const by = LOSSES.filter((loss) => score[loss] >= score.baselines[name][loss]);
    return by.length > 0
      ? [{ name: `the ${BASELINE_NAMES[name]}`, by: by.map((l) => LOSS_NAMES[l]).join(' and ') }]
      : [];
  });
  const [first, second] = lost;
  if (second && second.by === first!.by) return `both averages were as good or better by ${first!.by}`;
  return `${first!.name} was as good or better by ${first!.by}${second ? `, and ${second.name} by ${second.by}` : ''}`;
}

/** Too high or too low on the whole; null when nothing was answered. */
export function reliabilityInWords({ bins }: Calibration['model']): string | null {
  const full = bins.filter((b) => b.n > 0);
  const n = full.reduce((sum, b) => sum + b.n, 0);
  if (n === 0) return null;
  const said = full.reduce((sum, b) => sum + b.n * b.predicted!, 0) / n;
  const right = full.reduce((sum, b) => sum + b.n * b.right!, 0) / n;
  return `On the whole it gave ${percent(said)}, and ${percent(right)} were right.`;
}

/** A point that stands on fewer answers is drawn apart: it may lie anywhere by luck. */
export const FEW_IN_A_BIN = 20;

/** "60 to 69 %". */
export const binInWords = ({ from, to }: { from: number; to: number }) =>
  `${Math.round(from * 100)} to ${to >= 1 ? 100 : Math.round(to * 100) - 1}\u00a0%`;

/** From the surest down. */
export const CONFIDENCES_DOWN = [...CONFIDENCES].reverse();

/** Who says sure is wrong once in five at most; who guesses is right seven times in ten at most. */
const SURE_LEAST = 0.8;
const GUESS_MOST = 0.7;
/** Apart by less than this, two words say the same. */
const APART = 0.1;
/** Below so many answers of a word nothing is said of it. */
const LEAST_OF_A_WORD = 30;

/** "You say sure and are right 71 %."; null while the word was never said. */
export function saidInWords({ n, right }: { n: number; right: number | null }, word: Confidence) {
  return right === null ? null : `You say ${word} and are right ${percent(right)} of ${answers(n)}.`;
}

export interface ConfidenceVerdict {
  type: 'over' | 'under' | 'alike' | 'fits' | 'too few';
  text: string;
}

/** How far a share may be off by luck in four cases of five. */
const luck = (right: number, n: number) => 1.28 * Math.sqrt((right * (1 - right)) / n);

/** What to make of the words, the gravest first. Beyond luck only: a share must miss its bound by more than that. */
export function confidenceInWords({ said }: Pick<Calibration['confidence'], 'said'>): ConfidenceVerdict {
  const { sure, guess } = said;
  const enough = (word: Confidence) => said[word].n >= LEAST_OF_A_WORD;
  if (enough('sure') && sure.right! + luck(sure.right!, sure.n) < SURE_LEAST) {
    const wrong = Math.round(sure.n * (1 - sure.right!));
    return {
      type: 'over',
      text: `Overconfident: ${count(wrong)} of ${answers(sure.n)} you were sure of were wrong. Before you say sure, name what would make the answer wrong.`,
    };
  }
  if (enough('guess') && guess.right! - luck(guess.right!, guess.n) > GUESS_MOST)
    return {
      type: 'under',
      text: `Underconfident: ${percent(guess.right!)} of what you call a guess is right. You know more of it than you say.`,
    };
  if (!enough('sure') || !enough('guess'))
    return {
      type: 'too few',
      text: `From ${LEAST_OF_A_WORD} answers each of sure and guess on, this says whether you are over- or underconfident.`,
    };
  if (sure.right! - guess.right! < APART)
    return {
      type: 'alike',
      text: `Your words tell little apart: sure is right ${percent(sure.right!)}, guess ${percent(guess.right!)}.`,
    };
  return {
    type: 'fits',
    text: 'Neither over- nor underconfident: the surer you say you are, the more is right.',
  };
}
