import type { ReactNode } from 'react';

/** Figures in few columns, so that a narrow phone shows them all; larger text scrolls them in their own frame. */
export function Figures({
  caption,
  head,
  rows,
  sum,
}: {
  caption: string;
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** What the rows come to. */
  sum?: readonly string[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="mt-3 overflow-x-auto">
      <table className="w-full text-sm [overflow-wrap:normal]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, i) => (
              <th
                key={name}
                scope="col"
                className={`pb-1 align-bottom text-xs font-normal text-soft ${i === 0 ? 'text-left' : 'pl-2 text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left align-top font-normal">
                {name}
              </th>
              {cells.map((cell, i) => (
                <td key={head[i + 1]} className="mono py-1.5 pl-2 text-right align-top whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {sum && (
          <tfoot>
            <tr className="border-t border-edge font-semibold">
              {sum.map((cell, i) =>
                i === 0 ? (
                  <th key={head[i]} scope="row" className="py-1.5 text-left">
                    {cell}
                  </th>
                ) : (
                  <td key={head[i]} className="mono py-1.5 pl-2 text-right whitespace-nowrap">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
