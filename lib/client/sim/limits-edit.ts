/** Changes of a Limits scenario as it is written: what was typed is kept as typed, and only `parseLimits` judges it. */

import { printCpuMax } from '@/lib/sim/cgroups/cpu-max';
import type { Limits } from '@/lib/sim/cgroups/kernel-limits';
import type { Container, LimitsInputScenario } from '@/lib/sim/cgroups/scenario';

export type ContainerInput = LimitsInputScenario['containers'][number];
export type LimitsInput = NonNullable<ContainerInput['limits']>;
export type LimitKey = keyof LimitsInput;
export type ResourcesInput = NonNullable<ContainerInput['resources']>;
export type Written = string | number | undefined;

/** Which container or pod. */
export interface GroupPlace {
  list: 'containers' | 'pods';
  index: number;
}

export const pathOf = ({ list, index }: GroupPlace) => `${list}[${index}]`;

const numberOf = (text: string): string | number => (/^\d+$/.test(text.trim()) ? Number(text) : text);

/** A whole number becomes one; anything else stays as typed, for the parser to refuse. Nothing: not set. */
export const writtenNumber = (text: string): Written => (text.trim() === '' ? undefined : numberOf(text));
export const writtenText = (text: string): Written => (text.trim() === '' ? undefined : text);

function replaced<T extends object>(list: readonly T[], index: number, change: Partial<T>): T[] {
  return list.map((item, i) => (i === index ? { ...item, ...change } : item));
}

export function groupInput(input: LimitsInputScenario, { list, index }: GroupPlace) {
  return list === 'containers' ? input.containers[index] : input.pods?.[index];
}

/** A key of an object set, or taken out when it is not given. */
function withKey<T extends object>(object: T, key: keyof T, value: unknown): T {
  const { [key]: _, ...rest } = object;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

export function withLimit(
  input: LimitsInputScenario,
  place: GroupPlace,
  key: LimitKey,
  value: Written | object,
): LimitsInputScenario {
  const limits = withKey<LimitsInput>(groupInput(input, place)?.limits ?? {}, key, value);
  return place.list === 'containers'
    ? { ...input, containers: replaced(input.containers, place.index, { limits }) }
    : { ...input, pods: replaced(input.pods ?? [], place.index, { limits }) };
}

export function withResource(
  input: LimitsInputScenario,
  index: number,
  side: 'requests' | 'limits',
  key: 'cpu' | 'memory',
  value: Written,
): LimitsInputScenario {
  const given = input.containers[index]?.resources ?? {};
  const resources = { ...given, [side]: withKey<Record<string, unknown>>(given[side] ?? {}, key, value) };
  return { ...input, containers: replaced(input.containers, index, { resources }) };
}

/** Files that a pod's requests and limits decide. */
const OF_RESOURCES: readonly LimitKey[] = [
  'cpu.max',
  'cpu.weight',
  'memory.max',
  'memory.swap.max',
  'memory.oom.group',
];

/** From kernel files to requests and limits of a pod that come nearest. */
export function asResources(input: LimitsInputScenario, index: number, limits: Limits): LimitsInputScenario {
  const { quotaUs, periodUs } = limits.cpuMax;
  const caps = {
    ...(quotaUs === null ? {} : { cpu: `${Math.max(10, Math.round((quotaUs * 1000) / periodUs))}m` }),
    ...(limits.memoryMaxBytes === null ? {} : { memory: String(limits.memoryMaxBytes) }),
  };
  let rest = input.containers[index]?.limits ?? {};
  for (const key of OF_RESOURCES) rest = withKey<LimitsInput>(rest, key, undefined);
  const resources = Object.keys(caps).length > 0 ? { limits: caps } : {};
  return { ...input, containers: replaced(input.containers, index, { resources, limits: rest }) };
}

/** From requests and limits to the files they came to. */
export function asKernelFiles(
  input: LimitsInputScenario,
  index: number,
  { limits }: Container,
): LimitsInputScenario {
  const files: LimitsInput = {
    ...(limits.cpuMax.quotaUs === null ? {} : { 'cpu.max': printCpuMax(limits.cpuMax) }),
    'cpu.weight': limits.cpuWeight,
    ...(limits.memoryMaxBytes === null ? {} : { 'memory.max': limits.memoryMaxBytes }),
    ...(limits.memorySwapMaxBytes === null ? {} : { 'memory.swap.max': limits.memorySwapMaxBytes }),
    ...(limits.memoryOomGroup ? { 'memory.oom.group': 1 as const } : {}),
  };
  const container = withKey(
    { ...input.containers[index]!, limits: { ...input.containers[index]?.limits, ...files } },
    'resources',
    undefined,
  );
  return { ...input, containers: input.containers.map((c, i) => (i === index ? container : c)) };
}

/** One number of a workload, by its key; of a memory script the bytes of one of its steps. */
export function withWorkload(
  input: LimitsInputScenario,
  index: number,
  workload: number,
  change: { key: string; value: Written } | { step: number; value: Written },
): LimitsInputScenario {
  const container = input.containers[index]!;
  const workloads = container.workloads.map((w, i) => {
    if (i !== workload) return w;
    if ('key' in change)
      return withKey<Record<string, unknown>>({ ...w }, change.key, change.value) as unknown as typeof w;
    if (w.type !== 'memory') return w;
    const steps = w.steps.map((s, at) => (at === change.step ? { ...s, bytes: change.value ?? '' } : s));
    return { ...w, steps } as typeof w;
  });
  return { ...input, containers: replaced(input.containers, index, { workloads }) };
}

export const withHost = (
  input: LimitsInputScenario,
  key: 'cpus' | 'memoryBytes' | 'swapBytes',
  value: number,
): LimitsInputScenario => ({ ...input, host: { ...input.host, [key]: value } });
