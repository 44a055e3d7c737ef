'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { Curve, PlotProps } from './plot';

const Plot = dynamic(() => import('./plot'), { ssr: false });

/** Curves with their names below; the same figures stand in a table, closed until asked for. */
export function Chart({
  title,
  said,
  unnamed = [],
  table,
  ...plot
}: PlotProps & {
  title: string;
  /** What the picture shows, in a sentence: for everyone, and the whole of it for who cannot see it. */
  said: ReactNode;
  /** Curves that need no name of their own, such as the edges of a band. */
  unnamed?: readonly string[];
  /** The first cell of a row names it. Left out where the same figures stand in sight beside the picture. */
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
}) {
  const named = plot.curves.filter((c) => !unnamed.includes(c.name));
  return (
    <figure className="min-w-0">
      <figcaption className="font-semibold">{title}</figcaption>
      <p className="mt-1 max-w-prose">{said}</p>
      {/* As tall as the plot will be: nothing jumps when it comes. */}
      <div style={{ minHeight: plot.height ?? 180 }}>
        <Plot {...plot} />
      </div>
      {named.length > 1 && <CurveNames curves={named} />}
      {table && <TableBehind title={title} {...table} />}
    </figure>
  );
}

export const CurveNames = ({ curves }: { curves: readonly Curve[] }) => (
  <ul aria-label="Curves" className="mono flex flex-wrap gap-x-3 text-xs text-soft">
    {curves.map((c) => (
      <li key={c.name} className="flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 18 8" className="h-2 w-4.5">
          {c.dots ? (
            <circle cx="9" cy="4" r="3.5" fill={c.colour} />
          ) : (
            <path
              d="M0 4H18"
              stroke={c.colour}
              strokeWidth={c.dash ? 2 : 4}
              strokeDasharray={c.dash?.join(' ')}
            />
          )}
        </svg>
        {c.name}
      </li>
    ))}
  </ul>
);

/** What is shut is not drawn: a slider that changes the figures pays nothing for it. */
export function TableBehind({
  title,
  head,
  rows,
}: {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="border-b border-line"
    >
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 py-2">
        <span className="before:mr-2 before:font-mono before:content-['+'] [[open]_&]:before:content-['−']">
          As a table
        </span>
        <span className="mono text-sm text-soft">{rows.length} rows</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={`Table: ${title}`} tabIndex={0} className="max-h-96 overflow-auto pb-3">
        <table className="mono text-sm [overflow-wrap:normal]">
          <thead>
            <tr>
              {head.map((name, i) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-2 py-1 text-xs font-normal text-soft first:pl-0 ${i === 0 ? 'text-left' : 'text-right'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isOpen ? rows : []).map(([name, ...cells]) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  {name}
                </th>
                {cells.map((cell, i) => (
                  <td key={head[i + 1]} className="px-2 py-1 text-right whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
