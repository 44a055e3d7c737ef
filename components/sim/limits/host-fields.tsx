'use client';
import { withHost } from '@/lib/client/sim/limits-edit';
import type { LimitsInputScenario, LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { printBytes } from '@/lib/sim/cgroups/units';
import { Section } from './section';
import { Setting } from './setting';

const GIB = 1024 ** 3;
const CPUS = [1, 2, 3, 4, 6, 8, 16];
const MEMORY = [0.5, 1, 2, 4, 8, 16, 32].map((gib) => gib * GIB);
const SWAP = [0, 0.25, 0.5, 1, 2, 4, 8].map((gib) => gib * GIB);

/** The machine under the containers. */
export function HostFields({
  input,
  host,
  onChange,
}: {
  input: LimitsInputScenario;
  host: LimitsScenario['host'];
  onChange: (input: LimitsInputScenario) => void;
}) {
  const row = (
    label: string,
    key: 'cpus' | 'memoryBytes' | 'swapBytes',
    stops: readonly number[],
    say: (value: number) => string,
  ) => (
    <Setting
      label={label}
      said={say(host[key])}
      slider={{
        at: Math.max(
          0,
          stops.findLastIndex((stop) => stop <= host[key]),
        ),
        last: stops.length - 1,
        onMove: (at) => onChange(withHost(input, key, stops[at]!)),
      }}
      problem={null}
    />
  );
  return (
    <Section name="Machine" said={`${host.cpus} CPUs · ${printBytes(host.memoryBytes)}`}>
      {row('CPUs', 'cpus', CPUS, String)}
      {row('Memory', 'memoryBytes', MEMORY, printBytes)}
      {row('Swap', 'swapBytes', SWAP, printBytes)}
    </Section>
  );
}
