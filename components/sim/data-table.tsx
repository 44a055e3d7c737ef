import type { ReactNode } from 'react';

/** What a picture shows, as rows. Scrolls in its own frame where the phone is too narrow. */
export function DataTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col" className="label border-b border-edge py-1.5 pr-4 align-bottom">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th
                    key={head[i]}
                    scope="row"
                    className="min-w-32 border-b border-line py-1.5 pr-4 align-top font-normal"
                  >
                    {cell}
                  </th>
                ) : (
                  <td key={head[i]} className="min-w-24 border-b border-line py-1.5 pr-4 align-top">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Closed until asked for. */
export function Behind({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="border-t border-line">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold before:mr-2 before:font-mono before:content-['+'] [[open]>&]:before:content-['−']">
        {title}
      </summary>
      <div className="grid min-w-0 gap-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
