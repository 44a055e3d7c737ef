'use client';
import { asKernelFiles, asResources, withResource, writtenText } from '@/lib/client/sim/limits-edit';
import type { Container } from '@/lib/sim/cgroups/scenario';
import { printBytes } from '@/lib/sim/cgroups/units';
import { sizeStops } from './limit-rows';
import type { GroupEditing } from './limit-setting';
import { Section } from './section';
import { Setting } from './setting';
import { TranslationLines } from './translation-lines';

const CPU_STOPS = [10, 50, 100, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 4000];
const FIELDS = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'cpu'],
  ['limits', 'memory'],
] as const;

const nearest = (stops: readonly number[], value: number) =>
  stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? at : best), 0);

/** The same limits as a pod's requests and limits, with the QoS class and the files they come to. */
export function ResourceFields({
  editing,
  container,
  memoryBytes,
}: {
  editing: GroupEditing;
  container: Container;
  memoryBytes: number;
}) {
  const { input, place, translations, problem, onChange } = editing;
  const { index } = place;
  const asked = input.containers[index]?.resources;
  const sizes = sizeStops(memoryBytes);
  return (
    <Section
      name="As a pod: requests and limits"
      said={asked ? (container.qos ?? '') : 'not used'}
      open={asked !== undefined}
    >
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-action"
          checked={asked !== undefined}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? asResources(input, index, container.limits)
                : asKernelFiles(input, index, container),
            )
          }
        />
        Write {container.name} as requests and limits
      </label>
      {asked && (
        <>
          <p role="status" className="mt-1">
            QoS class <strong>{container.qos ?? 'none'}</strong>
            {container.workloads[0] && (
              <span className="mono text-sm text-soft">
                {' '}
                · oom_score_adj {container.workloads[0].oomScoreAdj}
              </span>
            )}
          </p>
          {FIELDS.map(([side, key]) => {
            const stops = key === 'cpu' ? CPU_STOPS : sizes;
            const amount = container.resources?.[side];
            const value = (key === 'cpu' ? amount?.milliCpus : amount?.memoryBytes) ?? null;
            const write = (text: string) =>
              onChange(withResource(input, index, side, key, writtenText(text)));
            const isWrong = problem?.path.startsWith(`containers[${index}].resources.${side}.${key}`);
            return (
              <Setting
                key={`${side} ${key}`}
                label={`${side}.${key}`}
                said={value === null ? 'not set' : key === 'cpu' ? `${value}m` : printBytes(value)}
                slider={{
                  at: value === null ? 0 : nearest(stops, value) + 1,
                  last: stops.length,
                  onMove: (at) =>
                    write(
                      at === 0 ? '' : key === 'cpu' ? `${stops[at - 1]}m` : `${stops[at - 1]! / 1024 ** 2}Mi`,
                    ),
                }}
                field={{
                  text: String(asked[side]?.[key] ?? ''),
                  placeholder: 'not set',
                  hint: key === 'cpu' ? '500m or 0.5' : '512Mi, or 512M of 1000² bytes',
                  onText: write,
                }}
                problem={isWrong ? problem!.reason : null}
              />
            );
          })}
          <p className="label mt-3">What it comes to</p>
          <TranslationLines translations={translations} />
        </>
      )}
    </Section>
  );
}
