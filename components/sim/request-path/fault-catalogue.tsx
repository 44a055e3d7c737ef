'use client';
import { useState } from 'react';
import { FAULTS, parsedPreset } from '@/lib/client/sim/request-path-input';
import type { Preset, ShortScenario } from '@/lib/sim/request-path/presets';
import { requestPath } from '@/lib/sim/request-path/request-path';
import { Button } from '../../ui/button';
import { printSpan } from './step-words';

/** Every fault on its own: what the client sees, after how long, and the first place to look. */
export function FaultCatalogue({ onPick }: { onPick: (scenario: ShortScenario) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="border-t border-line">
      <summary className="min-h-11 cursor-pointer py-2.5">What each fault looks like</summary>
      {isOpen && (
        <ul className="grid gap-x-6 pb-3 lg:grid-cols-2">
          {FAULTS.map((fault) => (
            <FaultEntry key={fault.id} fault={fault} onPick={onPick} />
          ))}
        </ul>
      )}
    </details>
  );
}

function FaultEntry({ fault, onPick }: { fault: Preset; onPick: (scenario: ShortScenario) => void }) {
  const { outcome, look } = requestPath.run(parsedPreset(fault));
  return (
    <li className="border-t border-line py-2.5">
      <h3 className="font-semibold">{fault.title}</h3>
      <p className="mono text-sm">
        {outcome.curlMessage || `${outcome.httpCode}, ${outcome.bytesReceived} bytes`}
      </p>
      <p className="text-sm text-soft">
        after {printSpan(outcome.timeUs)} · <span className="mono">{outcome.socketResult}</span>
      </p>
      {look[0] && (
        <p className="text-sm">
          Look: <code className="mono">{look[0].command}</code>
        </p>
      )}
      <Button look="quiet" className="-ml-2 underline" onClick={() => onPick(fault.scenario)}>
        Show it<span className="sr-only"> {fault.title}</span>
      </Button>
    </li>
  );
}
