import type { LimitsScenario } from '@/lib/sim/cgroups/scenario';
import type { HostState } from '@/lib/sim/cgroups/state';
import { printBytes, printUs } from '@/lib/sim/cgroups/units';
import { conditionsOf } from './conditions';
import { Section } from './section';

/** The picture as words: every CPU, every container. */
export function MomentWords({ scenario, host }: { scenario: LimitsScenario; host: HostState }) {
  return (
    <Section name="The picture in words" said={printUs(host.atUs)}>
      <ul className="grid gap-1 text-sm">
        {host.running.map((r, cpu) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a CPU is its number
          <li key={cpu}>
            CPU {cpu}:{' '}
            {r ? `${r.who.workload} of ${r.who.container}, until ${printUs(r.toUs)}` : 'nobody runs'}.
          </li>
        ))}
        {host.containers.map((c, i) => {
          const { limits } = scenario.containers[i]!;
          const most =
            limits.memoryMaxBytes === null ? 'no limit' : `of ${printBytes(limits.memoryMaxBytes)}`;
          const words = conditionsOf(host, c, scenario.containers[i]!).map((condition) => condition.words);
          return (
            <li key={c.name}>
              <strong>{c.name}</strong>: {words.join('; ')}. {printBytes(c.currentBytes)} {most} (
              {printBytes(c.anonBytes)} anonymous, {printBytes(c.fileBytes)} page cache,{' '}
              {printBytes(c.shmemBytes)} tmpfs
              {c.swapBytes > 0 ? `, ${printBytes(c.swapBytes)} in swap` : ''}), {c.tasks} tasks.
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
