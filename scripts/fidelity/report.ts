/** Every case of a file predicted and held against what was recorded. */
import { type Figure, isWithin, type Predict, type Prediction, type Recordings } from './cases';

export interface AreaCount {
  /** Cases all of whose counted checks are within. */
  within: number;
  /** Cases with at least one counted check. */
  total: number;
  modelled: number;
}

export interface FigureLine {
  id: string;
  figure: string;
  predicted: Figure;
  recorded: Figure;
  /** Share of the recorded value; null where it is no number. */
  error: number | null;
  tolerance: string;
  within: boolean;
  stretch: boolean;
}

export interface FidelityReport {
  areas: Record<string, AreaCount>;
  figures: FigureLine[];
  notModelled: { id: string; reason: string }[];
}

export function fidelityReport(
  { about, cases }: Recordings,
  predictors: Readonly<Record<string, Predict>>,
): FidelityReport {
  const report: FidelityReport = { areas: {}, figures: [], notModelled: [] };
  for (const recorded of cases) {
    const { id, area, config, scenario, checks } = recorded;
    const predict = predictors[area];
    const input = { id, area, config, ...(scenario ? { scenario } : {}) };
    const prediction: Prediction = predict
      ? predict(input, about)
      : { type: 'not-modelled', reason: `nothing models area ${area}` };
    if (prediction.type === 'not-modelled') report.notModelled.push({ id, reason: prediction.reason });
    const lines = checks.map((check): FigureLine => {
      const predicted = prediction.type === 'modelled' ? prediction.figures[check.figure] : undefined;
      return {
        id,
        figure: check.figure,
        predicted: predicted ?? null,
        recorded: check.recorded,
        error: errorOf(predicted, check.recorded),
        tolerance: check.exact ? 'exact' : `±${check.relative ?? 0} or ±${check.absolute ?? 0}`,
        within: prediction.type === 'modelled' && isWithin(check, predicted),
        stretch: check.stretch ?? false,
      };
    });
    report.figures.push(...lines);
    const counted = lines.filter((line) => !line.stretch);
    if (counted.length === 0) continue;
    report.areas[area] ??= { within: 0, total: 0, modelled: 0 };
    const count = report.areas[area];
    count.total++;
    if (prediction.type === 'modelled') count.modelled++;
    if (counted.every((line) => line.within)) count.within++;
  }
  return report;
}

function errorOf(predicted: Figure | undefined, recorded: Figure): number | null {
  if (typeof predicted !== 'number' || typeof recorded !== 'number') return null;
  if (recorded === 0) return predicted === 0 ? 0 : null;
  return Math.abs(predicted - recorded) / Math.abs(recorded);
}

/** At least 95 % of all within, at most one miss or 5 % in any area, at least 90 % modelled. Null when it holds. */
export function belowThreshold({ areas }: FidelityReport): string | null {
  const counts = Object.entries(areas);
  const sum = (of: (count: AreaCount) => number) => counts.reduce((total, [, count]) => total + of(count), 0);
  const total = sum((c) => c.total);
  if (total === 0) return 'no case has a counted check';
  if (sum((c) => c.within) < 0.95 * total)
    return `${sum((c) => c.within)} of ${total} within, fewer than 95 %`;
  if (sum((c) => c.modelled) < 0.9 * total)
    return `${sum((c) => c.modelled)} of ${total} modelled, fewer than 90 %`;
  const bad = counts.find(([, c]) => c.total - c.within > Math.max(1, 0.05 * c.total));
  return bad ? `area ${bad[0]}: ${bad[1].within} of ${bad[1].total} within` : null;
}
