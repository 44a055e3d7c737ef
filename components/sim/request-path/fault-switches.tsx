'use client';
import { FAULTS, faultsIn, obstacleTo, withFault, withoutFault } from '@/lib/client/sim/request-path-input';
import type { Preset, ShortScenario } from '@/lib/sim/request-path/presets';
import { ROUTE_NAMES } from './step-words';

/** Faults to switch on, beside each other where that makes sense. */
export function FaultSwitches({
  input,
  onChange,
}: {
  input: ShortScenario;
  onChange: (input: ShortScenario) => void;
}) {
  const on = faultsIn(input);
  return (
    <details className="border-y border-line">
      <summary className="min-h-11 cursor-pointer py-2.5">
        Faults: {on.length === 0 ? 'none on' : on.map(({ title }) => title).join('; ')}
      </summary>
      <ul className="pb-2">
        {FAULTS.map((fault) => (
          <FaultSwitch
            key={fault.id}
            fault={fault}
            isOn={on.includes(fault)}
            input={input}
            onChange={onChange}
          />
        ))}
      </ul>
    </details>
  );
}

function FaultSwitch({
  fault,
  isOn,
  input,
  onChange,
}: {
  fault: Preset;
  isOn: boolean;
  input: ShortScenario;
  onChange: (input: ShortScenario) => void;
}) {
  const obstacle = isOn ? null : obstacleTo(input, fault);
  const { route } = fault.scenario;
  const bringsRoute = route !== undefined && route !== (input.route ?? 'published-port');
  return (
    <li>
      <label className={`flex min-h-11 items-start gap-3 py-2 ${obstacle ? 'text-soft' : 'cursor-pointer'}`}>
        <input
          type="checkbox"
          checked={isOn}
          disabled={obstacle !== null}
          onChange={() => onChange(isOn ? withoutFault(input, fault) : withFault(input, fault))}
          className="mt-1 size-5 shrink-0 accent-action"
        />
        <span className="min-w-0">
          {fault.title}
          {bringsRoute && !obstacle && (
            <span className="block text-sm text-soft">moves to {ROUTE_NAMES[route]}</span>
          )}
          {obstacle && <span className="block text-sm">Not here: {obstacle.reason}.</span>}
        </span>
      </label>
    </li>
  );
}
