'use client';
import { useId, useMemo, useState } from 'react';
import { soundCost } from '@/lib/client/sim/request-path-input';
import type { Cost } from '@/lib/sim/request-path/outcome';
import { ROUTES, type Route } from '@/lib/sim/request-path/scenario';
import { printCost, ROUTE_NAMES } from './step-words';

/** What two routes cost when nothing is wrong. */
export function CostComparison({ route }: { route: Route }) {
  const id = useId();
  const [picked, setPicked] = useState<Route>('host-network');
  const other = picked === route ? (route === 'published-port' ? 'host-network' : 'published-port') : picked;
  const [a, b] = useMemo(() => [soundCost(route), soundCost(other)], [route, other]);
  const partial = [route, other].filter((it) => (it === route ? a : b).isPartial);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        What the route costs
      </h2>
      <label htmlFor={id} className="label mt-2 mb-1 block">
        Compare {ROUTE_NAMES[route]} with
      </label>
      <select
        id={id}
        value={other}
        onChange={(event) => setPicked(event.target.value as Route)}
        className="min-h-11 w-full rounded-md border border-edge bg-surface px-3"
      >
        {ROUTES.filter((it) => it !== route).map((it) => (
          <option key={it} value={it}>
            {ROUTE_NAMES[it]}
          </option>
        ))}
      </select>
      <section
        aria-label="Cost of two routes"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-3 overflow-x-auto"
      >
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="align-bottom">
              <th scope="col" className="label py-1.5">
                Route
              </th>
              <th scope="col" className="label py-1.5 pl-2 text-right">
                Request
              </th>
              <th scope="col" className="label py-1.5 pl-2 text-right">
                Connect too
              </th>
              <th scope="col" className="label py-1.5 pl-2 text-right">
                Steps
              </th>
            </tr>
          </thead>
          <tbody>
            <Row name={ROUTE_NAMES[route]} values={[...costs(a), String(a.stepCount)]} />
            <Row name={ROUTE_NAMES[other]} values={[...costs(b), String(b.stepCount)]} />
            <Row
              name="Difference"
              values={[
                printDifference(b.keepAliveNs - a.keepAliveNs, printCost),
                printDifference(b.newConnectionNs - a.newConnectionNs, printCost),
                printDifference(b.stepCount - a.stepCount, String),
              ]}
            />
          </tbody>
        </table>
      </section>
      <p className="mt-2 text-sm text-soft">
        One request on an open connection; the same with connecting and closing. Client and server on one CPU,
        nothing wrong on the way. Costs belong to the recorded machine.
        {partial.length > 0 &&
          ` Not every hop of ${partial.map((it) => ROUTE_NAMES[it]).join(' and ')} was recorded; those count as nothing, so it costs more than it says.`}
      </p>
    </section>
  );
}

const costs = ({ keepAliveNs, newConnectionNs }: Cost): string[] => [
  printCost(keepAliveNs),
  printCost(newConnectionNs),
];

const printDifference = (by: number, print: (value: number) => string): string =>
  `${by > 0 ? '+' : by < 0 ? '−' : ''}${print(Math.abs(by))}`;

function Row({ name, values: [request, connect, steps] }: { name: string; values: string[] }) {
  return (
    <tr className="border-t border-line align-baseline">
      <th scope="row" className="py-1.5 font-normal">
        {name}
      </th>
      {Object.entries({ request, connect, steps }).map(([key, value]) => (
        <td key={key} className="mono py-1.5 pl-2 text-right">
          {value}
        </td>
      ))}
    </tr>
  );
}
