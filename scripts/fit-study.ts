/**
 * `npm run --silent fit-study`: own fitting against the reference optimiser, on reviews neither has seen. One JSON line a
 * history, then a summary. Every history is cut in time: the first four fifths are learned from, the rest is predicted.
 * `-- --rounds=2 --seed=1 --sizes=400,2000,10000`
 * Without the reference (it is installed from the registry the first time) exits 1 with one line.
 */
import { compare, median, type Row, round } from './fit/compare';
import { LAWS } from './fit/learners';
import { loadReference } from './fit/reference';

const option = (name: string, fallback: string) =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;
const rounds = Number(option('rounds', '2'));
const seed = option('seed', '1');
const sizes = option('sizes', '400,2000,10000').split(',').map(Number);
const CLOSE = 0.001;

const reference = loadReference();
if (!reference.ok) {
  console.error(reference.error);
  process.exit(1);
}

const rows: Row[] = [];
for (const size of sizes) {
  for (const law of LAWS) {
    for (let n = 1; n <= rounds; n++) {
      const row = await compare(reference.value, law, size, `${seed}-${n}`);
      rows.push(row);
      const ownLessReference = round(row.own - row.reference);
      console.log(JSON.stringify({ law, seed: `${seed}-${n}`, ...row, ownLessReference }));
    }
  }
}

const mean = (values: readonly number[]) => round(values.reduce((a, b) => a + b, 0) / values.length);

/** Of differences to the reference: how many are close, how many at least not worse, and the ends. */
const differences = (of: readonly number[]) => ({
  mean: mean(of),
  within: of.filter((d) => Math.abs(d) <= CLOSE).length,
  noWorse: of.filter((d) => d <= CLOSE).length,
  best: round(Math.min(...of)),
  worst: round(Math.max(...of)),
});

const summary = (of: readonly Row[]) => ({
  histories: of.length,
  defaults: mean(of.map((r) => r.defaults)),
  reference: mean(of.map((r) => r.reference)),
  own: mean(of.map((r) => r.own)),
  ownLessReference: differences(of.map((r) => r.own - r.reference)),
  // What the reference differs from itself by, once its reviews are shuffled otherwise.
  referenceAgainLessReference: differences(of.map((r) => r.referenceAgain - r.reference)),
  timeRatio: round(median(of.map((r) => r.ownMs / r.referenceMs)), 2),
});
console.log(
  JSON.stringify({
    all: summary(rows),
    ...Object.fromEntries(sizes.map((size) => [size, summary(rows.filter((r) => r.reviews === size))])),
  }),
);
