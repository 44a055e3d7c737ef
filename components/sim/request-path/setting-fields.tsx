'use client';
import { useId, useState } from 'react';
import { settingAt, withSetting } from '@/lib/client/sim/request-path-input';
import type { BadScenario } from '@/lib/sim/engine/model';
import type { ShortScenario } from '@/lib/sim/request-path/presets';
import type { Scenario } from '@/lib/sim/request-path/scenario';

/** Paths into the scenario; what each accepts is the simulator's to say. */
const FIELDS = [
  { path: 'clientTimeoutS', name: 'curl --max-time', unit: 's, empty for none' },
  { path: 'bodyBytes', name: 'Body of the answer', unit: 'bytes' },
  { path: 'listen', name: 'The server listens on', unit: 'address:port' },
  { path: 'publish.hostPort', name: 'Published port of the host', unit: '' },
  { path: 'publish.containerPort', name: 'Port of the container it leads to', unit: '' },
  { path: 'mtu.hostLink', name: 'MTU of the host’s link', unit: 'bytes' },
  { path: 'mtu.container', name: 'MTU of the container', unit: 'bytes' },
  { path: 'pidsMax', name: 'pids.max', unit: 'or max' },
  { path: 'backlog', name: 'Backlog of the socket', unit: 'connections' },
  { path: 'waiting', name: 'Already waiting to be accepted', unit: 'connections' },
  { path: 'upstreamS', name: 'A slow app answers after', unit: 's' },
  { path: 'proxyReadTimeoutS', name: 'nginx waits for the app', unit: 's' },
  { path: 'memoryMaxMib', name: 'memory.max of the app', unit: 'MiB' },
  { path: 'tcpSynRetries', name: 'tcp_syn_retries', unit: '' },
] as const;

/** Nobody asks for them while nginx serves a file. */
const OF_THE_APP: readonly string[] = ['upstreamS', 'proxyReadTimeoutS', 'memoryMaxMib'];

/** Every number a person may type. */
export function SettingFields({
  input,
  scenario,
  problem,
  onChange,
}: {
  input: ShortScenario;
  scenario: Scenario;
  problem: BadScenario | null;
  onChange: (input: ShortScenario) => void;
}) {
  const fields = FIELDS.filter(
    ({ path }) =>
      (scenario.publish !== null || !path.startsWith('publish.')) &&
      (scenario.server === 'app' || !OF_THE_APP.includes(path)),
  );
  return (
    <details className="border-b border-line">
      <summary className="min-h-11 cursor-pointer py-2.5">Ports, sizes and time limits</summary>
      <div className="grid gap-3 pb-3">
        {fields.map((field) => (
          <SettingField
            key={field.path}
            {...field}
            value={settingAt(input, field.path) ?? settingAt(scenario, field.path)}
            problem={problem?.path === field.path ? problem.reason : ''}
            onType={(typed) => onChange(withSetting(input, scenario, field.path, typed))}
          />
        ))}
      </div>
    </details>
  );
}

function SettingField({
  name,
  unit,
  value,
  problem,
  onType,
}: {
  name: string;
  unit: string;
  value: unknown;
  problem: string;
  onType: (typed: string) => void;
}) {
  const id = useId();
  /** What is being typed, as typed: `1.` is on its way to `1.5`. */
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div>
      <label htmlFor={id} className="block">
        {name} {unit && <span className="text-soft">({unit})</span>}
      </label>
      <input
        id={id}
        value={draft ?? (value === null || value === undefined ? '' : String(value))}
        aria-invalid={problem !== ''}
        aria-describedby={problem ? `${id}-problem` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => {
          setDraft(event.target.value);
          onType(event.target.value);
        }}
        onBlur={() => setDraft(null)}
        className={`mono mt-1 min-h-11 w-full rounded-md border bg-surface px-3 ${problem ? 'border-2 border-wrong' : 'border-edge'}`}
      />
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-wrong">
          ✕ {problem}
        </p>
      )}
    </div>
  );
}
