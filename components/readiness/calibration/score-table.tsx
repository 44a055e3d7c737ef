import type { Score } from '@/lib/domain/readiness/calibration';
import {
  BASELINE_NAMES,
  BASELINES,
  LOSS_NAMES,
  LOSSES,
  lowestOf,
  printLoss,
  SCORED,
  type Scored,
} from '@/lib/domain/readiness/calibration-words';

/** Both scores of what is scored and of the two averages, over the same answers. */
export function ScoreTable({ score, scored }: { score: Score; scored: Scored }) {
  const rows = [
    { key: 'scored' as const, name: SCORED[scored].name, losses: score },
    ...BASELINES.map((key) => ({
      key,
      name: BASELINE_NAMES[key],
      losses: score.baselines[key],
    })),
  ];
  return (
    <table className="w-full max-w-prose">
      <caption className="text-left font-semibold">Scores; lower is better</caption>
      <thead>
        <tr className="text-sm text-soft [&>th]:font-normal">
          <td />
          {LOSSES.map((loss) => (
            <th key={loss} scope="col" className="w-24 py-1 text-right whitespace-nowrap">
              {LOSS_NAMES[loss]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, losses }) => (
          <tr key={key} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 text-left font-normal">
              <span className={key === 'scored' ? 'font-semibold' : ''}>{name}</span>
            </th>
            {LOSSES.map((loss) => {
              // Among few answers the lowest is so by chance.
              const isLowest = score.beats !== null && lowestOf(score, loss) === key;
              return (
                <td key={loss} className={`mono py-2 text-right ${isLowest ? 'font-semibold' : ''}`}>
                  {printLoss(losses[loss])}
                  {isLowest && <span className="block text-xs leading-4">lowest</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
