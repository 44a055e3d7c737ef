import { count, percent } from '@/lib/domain/readiness/calibration-words';

export interface ShareRow {
  name: string;
  n: number;
  /** Share right, null when nothing fell here. */
  right: number | null;
  /** What was said on average, where it is a number. */
  said?: number | null;
}

const share = (value: number | null | undefined) => (value == null ? '–' : percent(value));

/** Shares right with the answers behind each as a bar: a point that stands on little is seen to. */
export function ShareTable({
  caption,
  first,
  rows,
}: {
  caption: string;
  /** Head of the first column. */
  first: string;
  rows: readonly ShareRow[];
}) {
  const most = Math.max(1, ...rows.map((r) => r.n));
  const hasSaid = rows.some((r) => r.said !== undefined);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-left text-xs text-soft [&>th]:pb-1 [&>th]:font-normal">
          <th scope="col">{first}</th>
          {hasSaid && (
            <th scope="col" className="w-13 text-right">
              mean
            </th>
          )}
          <th scope="col" className="w-14 text-right">
            right
          </th>
          <th scope="col" className="w-1/3 pl-3 sm:w-2/5">
            answers
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, n, right, said }) => (
          <tr key={name} className="mono border-t border-line">
            <th scope="row" className="py-1.5 text-left font-normal whitespace-nowrap">
              {name}
            </th>
            {hasSaid && <td className="text-right whitespace-nowrap">{share(said)}</td>}
            <td className="text-right whitespace-nowrap">{share(right)}</td>
            <td className="pl-3">
              <span className="flex items-center gap-2">
                <span className="min-w-0 grow" aria-hidden>
                  <span
                    className="corrugated-progress block h-3.5 text-action"
                    style={{ width: `${(100 * n) / most}%` }}
                  />
                </span>
                <span className="w-12 shrink-0 text-right">{count(n)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
