/**
 * `npm run --silent fit-study`: own fitting against the reference optimiser, on reviews neither has seen. One JSON line a
 * history, then a summary. Every history is cut in time: the first four fifths are learned from, the rest is predicted.
 * `-- --rounds=2 --seed=1 --sizes=400,2000,10000`
 */
import { fitParameters, logLossOf } from '@/lib/domain/review/fit/fit';
import { historyOf } from '@/lib/domain/review/fit/history';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import { LAWS, learnerOf } from './fit/learners';
import { loadReference } from './fit/reference';

const option = (name: string, fallback: string) =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;
const rounds = Number(option('rounds', '2'));
const seed = option('seed', '1');
const sizes = option('sizes', '400,2000,10000').split(',').map(Number);
const LEARNED_SHARE = 0.8;
const TIMED_RUNS = 5;

const reference = loadReference();
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round = (value: number, digits = 5) => Number(value.toFixed(digits));

interface Row {
  reviews: number;
  defaults: number;
  reference: number;
  referenceHere: number;
  /** The reference again, shuffled otherwise: how much of a difference is luck. */
  referenceAgain: number;
  own: number;
  referenceMs: number;
  ownMs: number;
}

async function compare(law: (typeof LAWS)[number], size: number, of: string): Promise<Row> {
  const history = historyOf(learnerOf(law, size, of).answers);
  const until = Math.floor(history.count * LEARNED_SHARE);
  const items = reference.items(history, 0, until);
  let theirs: number[] = [];
  let ours: number[] = [];
  const referenceMs: number[] = [];
  const ownMs: number[] = [];
  // By turns, so that a noisy minute hits both.
  for (let run = 0; run < TIMED_RUNS; run++) {
    let from = performance.now();
    theirs = await reference.fit(items);
    referenceMs.push(performance.now() - from);
    from = performance.now();
    ours = fitParameters(history, { until })!;
    ownMs.push(performance.now() - from);
  }
  const loss = (parameters: ArrayLike<number>) => logLossOf(history, parameters, until);
  return {
    reviews: history.count,
    defaults: round(loss(DEFAULT_PARAMETERS)),
    // By its own model, in 32 bits and with first stabilities lower than the scheduler here takes.
    reference: round(reference.logLoss(history, theirs, until)),
    referenceHere: round(loss(theirs)),
    referenceAgain: round(reference.logLoss(history, await reference.fit(items, 7), until)),
    own: round(loss(ours)),
    referenceMs: round(median(referenceMs), 1),
    ownMs: round(median(ownMs), 1),
  };
}

const rows: Row[] = [];
for (const size of sizes) {
  for (const law of LAWS) {
    for (let n = 1; n <= rounds; n++) {
      const row = await compare(law, size, `${seed}-${n}`);
      rows.push(row);
      console.log(
        JSON.stringify({
          law,
          seed: `${seed}-${n}`,
          ...row,
          ownLessReference: round(row.own - row.reference),
        }),
      );
    }
  }
}

const mean = (values: readonly number[]) => round(values.reduce((a, b) => a + b, 0) / values.length);
const summary = (of: readonly Row[]) => ({
  histories: of.length,
  defaults: mean(of.map((r) => r.defaults)),
  reference: mean(of.map((r) => r.reference)),
  own: mean(of.map((r) => r.own)),
  meanDifference: mean(of.map((r) => r.own - r.reference)),
  worstDifference: round(Math.max(...of.map((r) => r.own - r.reference))),
  largestEitherWay: round(Math.max(...of.map((r) => Math.abs(r.own - r.reference)))),
  referenceAgainWorst: round(Math.max(...of.map((r) => Math.abs(r.referenceAgain - r.reference)))),
  timeRatio: round(median(of.map((r) => r.ownMs / r.referenceMs)), 2),
});
console.log(
  JSON.stringify({
    all: summary(rows),
    ...Object.fromEntries(sizes.map((size) => [size, summary(rows.filter((r) => r.reviews === size))])),
  }),
);
