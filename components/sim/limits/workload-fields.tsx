'use client';
import { withWorkload, writtenNumber, writtenText } from '@/lib/client/sim/limits-edit';
import type { Container } from '@/lib/sim/cgroups/scenario';
import type { GroupEditing } from './limit-setting';
import { Section } from './section';
import { Setting } from './setting';

/** The numbers of each kind of workload that are worth changing by hand, and the words for them. */
const NUMBERS: Record<string, readonly [string, string][]> = {
  busy: [['threads', 'threads that burn']],
  'burn-and-sleep': [
    ['threads', 'threads'],
    ['burnUs', 'µs of CPU, then'],
    ['sleepUs', 'µs of sleep'],
  ],
  requests: [
    ['everyUs', 'µs between two requests'],
    ['cpuUs', 'µs of CPU a request costs'],
    ['batch', 'requests that arrive at once'],
    ['workers', 'workers that serve them'],
  ],
  forks: [['everyUs', 'µs between two forks']],
  disk: [
    ['depth', 'requests under way at a time'],
    ['thinkUs', 'µs between two requests'],
  ],
  memory: [],
};

/** What a container does, changed by its numbers. */
export function WorkloadFields({ editing, container }: { editing: GroupEditing; container: Container }) {
  const { input, place, problem, onChange } = editing;
  const { index } = place;
  return (
    <Section name="Workloads" said={container.workloads.map((w) => w.name).join(', ') || 'none'}>
      {container.workloads.map((workload, at) => {
        const written = input.containers[index]?.workloads[at] as Record<string, unknown> | undefined;
        const now = workload as unknown as Record<string, unknown>;
        const path = `containers[${index}].workloads[${at}]`;
        const reason = (key: string) => (problem?.path.startsWith(`${path}.${key}`) ? problem.reason : null);
        return (
          <fieldset key={workload.name} className="mt-2 border-l-2 border-line pl-3">
            <legend className="mono text-sm font-semibold">
              {workload.name} <span className="text-soft">({workload.type})</span>
            </legend>
            {NUMBERS[workload.type]?.map(([key, words]) => (
              <Setting
                key={key}
                label={`${workload.name} ${key}`}
                said={now[key] === undefined ? 'as fast as it can' : String(now[key])}
                field={{
                  text: String(written?.[key] ?? ''),
                  placeholder: String(now[key] ?? 'not set'),
                  hint: words,
                  onText: (text) =>
                    onChange(withWorkload(input, index, at, { key, value: writtenNumber(text) })),
                }}
                problem={reason(key)}
              />
            ))}
            {workload.type === 'memory' &&
              workload.steps.map((step, number) => {
                const given = (written?.steps as Record<string, unknown>[] | undefined)?.[number];
                if (!('bytes' in step))
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step of a script is its place
                    <p key={number} className="mono py-2 text-sm">
                      {step.do}
                    </p>
                  );
                return (
                  <Setting
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step of a script is its place
                    key={number}
                    label={`${number + 1}. ${step.do}`}
                    said={'bytesPerS' in step && step.bytesPerS ? `${step.bytesPerS} B/s` : 'at full speed'}
                    field={{
                      text: String(given?.bytes ?? ''),
                      placeholder: String(step.bytes),
                      hint: 'bytes, such as 120Mi',
                      onText: (text) =>
                        onChange(withWorkload(input, index, at, { step: number, value: writtenText(text) })),
                    }}
                    problem={reason(`steps[${number}]`)}
                  />
                );
              })}
          </fieldset>
        );
      })}
    </Section>
  );
}
