/**
 * What is believed about one number after right and wrong answers, on a grid.
 *
 * Why a grid: with guessing in the likelihood there is no closed form, a grid is exact enough, has no steps to converge,
 * and gives the same on every machine. Why one number at a time: every chance used here rises with the number, so a
 * right answer multiplies the posterior by a rising function and its mean, and the mean of anything that rises with it,
 * can only rise (monotone likelihood ratio; Milgrom 1981). That is how "a right answer never lowers" is kept.
 */
export interface Normal {
  mean: number;
  sd: number;
}

/** `right` of `n` answers were right, each with `chance(x)` if the number is x. */
export interface Counted {
  /** Names the chance: the same key over the same grid is the same function. */
  key: string;
  n: number;
  right: number;
  chance: (x: number) => number;
}

export interface Posterior extends Normal {
  /** Share of the prior's variance that is left, 0–1: how much this belief still leans on its prior. */
  leaning: number;
  /** Mean of a function of the number. */
  expect: (f: (x: number) => number) => number;
}

export const gridOf = (from: number, to: number, points: number): number[] =>
  Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));

/** The prior is normal, cut off at the ends of the grid. */
export function posteriorOf(grid: readonly number[], prior: Normal, counts: readonly Counted[]): Posterior {
  const logs = grid.map((x) => -0.5 * ((x - prior.mean) / prior.sd) ** 2);
  const bare = momentsOf(grid, weightsOf(logs));
  for (const counted of counts) {
    const { n, right } = counted;
    if (n === 0) continue;
    const table = tableOf(grid, counted);
    for (let i = 0; i < logs.length; i++) logs[i]! += right * table.right[i]! + (n - right) * table.wrong[i]!;
  }
  const weights = weightsOf(logs);
  const { mean, sd } = momentsOf(grid, weights);
  return {
    mean,
    sd,
    leaning: Math.min(1, (sd / bare.sd) ** 2),
    expect: (f) => grid.reduce((sum, x, i) => sum + weights[i]! * f(x), 0),
  };
}

/** Logarithms of the chances over a grid. They come again with every answer, so they are kept. */
interface Table {
  right: Float64Array;
  wrong: Float64Array;
}

const tables = new WeakMap<readonly number[], Map<string, Table>>();
const MOST_TABLES = 4000;

function tableOf(grid: readonly number[], { key, chance }: Counted): Table {
  let kept = tables.get(grid);
  if (!kept || kept.size > MOST_TABLES) {
    kept = new Map();
    tables.set(grid, kept);
  }
  const known = kept.get(key);
  if (known) return known;
  const chances = Float64Array.from(grid, (x) => Math.min(1 - 1e-9, Math.max(1e-9, chance(x))));
  const table = { right: chances.map(Math.log), wrong: chances.map((p) => Math.log(1 - p)) };
  kept.set(key, table);
  return table;
}

function weightsOf(logs: readonly number[]): number[] {
  const most = Math.max(...logs);
  const raw = logs.map((l) => Math.exp(l - most));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((w) => w / sum);
}

function momentsOf(grid: readonly number[], weights: readonly number[]): Normal {
  const mean = grid.reduce((sum, x, i) => sum + weights[i]! * x, 0);
  const variance = grid.reduce((sum, x, i) => sum + weights[i]! * (x - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(variance) };
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));
export const logit = (p: number) => Math.log(p / (1 - p));
