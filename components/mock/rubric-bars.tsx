import type { Prompt } from '@/lib/domain/mock/prompt';
import { DIMENSION_NAMES, DIMENSIONS, type Dimension, type Score } from '@/lib/domain/mock/words';

/** Scores by dimension: four blocks each, as many filled as were scored, with the number beside. */
export function RubricBars({
  plans,
  scores,
}: {
  plans: Prompt['dimensions'];
  scores: Record<Dimension, Score>;
}) {
  return (
    <table className="mt-4 w-full max-w-md">
      <caption className="sr-only">Scores by dimension</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col">Score of 4</th>
          <th scope="col">Weight</th>
        </tr>
      </thead>
      <tbody>
        {DIMENSIONS.map((dimension) => (
          <tr key={dimension} className="border-b border-line">
            <th scope="row" className="py-2 pr-3 text-left font-normal">
              {DIMENSION_NAMES[dimension]}
            </th>
            <td className="py-2">
              <span className="flex items-center gap-2">
                <span aria-hidden className="flex gap-0.5">
                  {[1, 2, 3, 4].map((n) => (
                    <span
                      key={n}
                      className={`h-3 w-5 border border-edge ${n <= scores[dimension] ? 'bg-ink' : ''}`}
                    />
                  ))}
                </span>
                <span className="font-semibold">{scores[dimension]}</span>
              </span>
            </td>
            <td className="label py-2 text-right">× {plans[dimension].weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
