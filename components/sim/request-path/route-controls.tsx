'use client';
import { useId } from 'react';
import { withRoute } from '@/lib/client/sim/request-path-input';
import type { ShortScenario } from '@/lib/sim/request-path/presets';
import { ROUTES, type Route, type Scenario, SOURCES_OF, type Source } from '@/lib/sim/request-path/scenario';
import { ROUTE_NAMES, SOURCE_NAMES } from './step-words';

const SELECT = 'min-h-11 w-full rounded-md border border-edge bg-surface px-3';

/** Which way the request goes, and who sends it. */
export function RouteControls({
  input,
  scenario,
  onChange,
}: {
  input: ShortScenario;
  scenario: Scenario;
  onChange: (input: ShortScenario) => void;
}) {
  const id = useId();
  const sources = SOURCES_OF[scenario.route];
  return (
    <>
      <div>
        <label htmlFor={`${id}-route`} className="label mb-1 block">
          Route
        </label>
        <select
          id={`${id}-route`}
          value={scenario.route}
          onChange={(event) => onChange(withRoute(input, event.target.value as Route))}
          className={SELECT}
        >
          {ROUTES.map((route) => (
            <option key={route} value={route}>
              {ROUTE_NAMES[route]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-from`} className="label mb-1 block">
          Who asks
        </label>
        <select
          id={`${id}-from`}
          value={scenario.from}
          disabled={sources.length === 1}
          onChange={(event) => onChange({ ...input, from: event.target.value as Source })}
          className={`${SELECT} disabled:opacity-100`}
        >
          {sources.map((source) => (
            <option key={source} value={source}>
              {SOURCE_NAMES[source]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
