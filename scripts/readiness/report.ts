/** The study as one object: what held, by family, with what it is compared to. */
import { calibrationOf, type Loss, type Score } from '@/lib/domain/readiness/calibration';
import { type Estimated, estimated } from './estimates';
import type { Family } from './learner';
import { afterBreak, type Paired, towardsDate } from './towards';
import type { World } from './world';

interface FamilyReport extends Loss {
  learners: number;
  coverage80: number;
  /** Mean of estimate − truth, and root of the mean of its square. */
  bias: number;
  error: number;
  /** Answers scored, first of a card on a day. */
  answers: number;
  baselines: Score['baselines'];
  /** Lower in both scores than both baselines, over all answers of the family. */
  beats: boolean;
}

/** In points of 100, paired by learner. */
export interface Difference {
  mean: number;
  low95: number;
  high95: number;
  learners: number;
  won: number;
  plan: number;
  plain: number;
}

export interface StudyReport {
  learners: number;
  seed: string;
  coverage80: number;
  brier: number;
  logLoss: number;
  families: Record<string, FamilyReport>;
  plan: {
    towardsDate: Difference;
    backlog: Difference;
    /** Of the fan drawn half way, for the date: outcomes inside its 80 %, and mean of forecast − truth. */
    forecast: { coverage80: number; bias: number };
  };
  seconds: number;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

const shareInside = ({ p10, p90 }: { p10: number; p90: number }, outcomes: readonly number[]) =>
  mean(outcomes.map((share) => (share >= p10 && share <= p90 ? 1 : 0)));

const coverageOf = (people: readonly Estimated[]) =>
  mean(people.flatMap(({ sat }) => sat.map((s) => shareInside(s.estimate, s.outcomes))));

/** Losses of all answers together, each learner's baselines being that learner's own. */
function pooled(calibrations: readonly Score[]) {
  const n = calibrations.reduce((sum, c) => sum + c.n, 0);
  const over = (of: (c: Score) => Loss): Loss => ({
    brier: rounded(calibrations.reduce((sum, c) => sum + c.n * of(c).brier, 0) / n),
    logLoss: rounded(calibrations.reduce((sum, c) => sum + c.n * of(c).logLoss, 0) / n),
  });
  const own = over((c) => c);
  const baselines = {
    constant: over((c) => c.baselines.constant),
    moving: over((c) => c.baselines.moving),
  };
  const beats = Object.values(baselines).every((b) => own.brier < b.brier && own.logLoss < b.logLoss);
  return { n, own, baselines, beats };
}

function familyReport(people: readonly Estimated[]): FamilyReport {
  const { n, own, baselines, beats } = pooled(people.map((p) => calibrationOf(p.scored).model));
  const errors = people.flatMap((p) => p.sat.map((s) => s.estimate.mean - s.truth));
  return {
    learners: people.length,
    coverage80: rounded(coverageOf(people)),
    bias: rounded(mean(errors)),
    error: rounded(Math.sqrt(mean(errors.map((e) => e * e)))),
    ...own,
    answers: n,
    baselines,
    beats,
  };
}

/** Normal interval of the mean of paired differences. */
export function differenceOf(pairs: readonly Paired[]): Difference {
  const points = pairs.map((p) => 100 * (p.plan - p.plain));
  const middle = mean(points);
  const variance = points.reduce((sum, p) => sum + (p - middle) ** 2, 0) / Math.max(1, points.length - 1);
  const half = 1.96 * Math.sqrt(variance / Math.max(1, points.length));
  return {
    mean: rounded(middle),
    low95: rounded(middle - half),
    high95: rounded(middle + half),
    learners: points.length,
    won: points.filter((p) => p > 0).length,
    plan: rounded(100 * mean(pairs.map((p) => p.plan))),
    plain: rounded(100 * mean(pairs.map((p) => p.plain))),
  };
}

/** `learners` in all, dealt to the families in turn; at least one of each. */
export function studyReport(
  world: World,
  families: readonly Family[],
  { learners, seed }: { learners: number; seed: string },
  secondsSince: () => number,
): StudyReport {
  const people = new Map<string, Estimated[]>(families.map((f) => [f.name, []]));
  const dates: ReturnType<typeof towardsDate>[] = [];
  const backlogs: Paired[] = [];
  const all = Math.max(learners, families.length);
  for (let n = 0; n < all; n++) {
    const family = families[n % families.length]!;
    const own = `${seed}/${family.name}/${n}`;
    people.get(family.name)!.push(estimated(world, family, own));
    dates.push(towardsDate(world, family, own));
    backlogs.push(afterBreak(world, family, own));
  }
  const everyone = [...people.values()].flat();
  const { own } = pooled(everyone.map((p) => calibrationOf(p.scored).model));
  return {
    learners: all,
    seed,
    coverage80: rounded(coverageOf(everyone)),
    ...own,
    families: Object.fromEntries([...people].map(([name, list]) => [name, familyReport(list)])),
    plan: {
      towardsDate: differenceOf(dates),
      backlog: differenceOf(backlogs),
      forecast: {
        coverage80: rounded(mean(dates.map(({ foreseen: f }) => shareInside(f.forecast, f.outcomes)))),
        bias: rounded(mean(dates.map(({ foreseen: f }) => f.forecast.p50 - f.truth))),
      },
    },
    seconds: Math.round(secondsSince()),
  };
}
