/**
 * Kubernetes requests and limits turned into the files of a container and of its pod, with the QoS class. As the kubelet
 * does on cgroup v2 without the MemoryQoS settings; the slices above the pods are not modelled.
 * kubernetes.io: Resource Management for Pods and Containers; Pod Quality of Service Classes; Node-pressure Eviction.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { sharesOfMilliCpus, weightOfShares } from './cpu/weight';
import { printCpuMax } from './cpu-max';
import { type Limits, NO_LIMITS, type Translation } from './kernel-limits';
import { parseMilliCpus, parsePodBytes, wholePages } from './units';

export const QOS_CLASSES = ['Guaranteed', 'Burstable', 'BestEffort'] as const;
export type QosClass = (typeof QOS_CLASSES)[number];

const amounts = z.optional(
  z.strictObject({
    cpu: z.optional(z.union([z.string(), z.number()])),
    memory: z.optional(z.union([z.string(), z.int()])),
  }),
);
export const resourcesSchema = z.strictObject({ requests: amounts, limits: amounts });
export type ResourcesInput = z.output<typeof resourcesSchema>;

interface Amount {
  milliCpus: number | null;
  memoryBytes: number | null;
}
export interface Resources {
  requests: Amount;
  limits: Amount;
}

/** A request left out equals the limit, as the API server fills it in. A request above its limit is refused. */
export function readResources(path: string, input: ResourcesInput): Result<Resources, BadScenario> {
  const read = (side: 'requests' | 'limits'): Result<Amount, BadScenario> => {
    const given = input[side] ?? {};
    const out: Amount = { milliCpus: null, memoryBytes: null };
    if (given.cpu !== undefined) {
      const parsed = parseMilliCpus(String(given.cpu));
      if (!parsed.ok) return fail({ path: `${path}.${side}.cpu`, reason: parsed.error });
      out.milliCpus = parsed.value;
    }
    if (given.memory !== undefined) {
      const parsed = parsePodBytes(String(given.memory));
      if (!parsed.ok) return fail({ path: `${path}.${side}.memory`, reason: parsed.error });
      out.memoryBytes = parsed.value;
    }
    return ok(out);
  };
  const limits = read('limits');
  if (!limits.ok) return limits;
  const asked = read('requests');
  if (!asked.ok) return asked;
  const requests: Amount = {
    milliCpus: asked.value.milliCpus ?? limits.value.milliCpus,
    memoryBytes: asked.value.memoryBytes ?? limits.value.memoryBytes,
  };
  for (const [key, word] of [
    ['milliCpus', 'cpu'],
    ['memoryBytes', 'memory'],
  ] as const)
    if ((requests[key] ?? 0) > (limits.value[key] ?? Number.MAX_SAFE_INTEGER))
      return fail({ path: `${path}.requests.${word}`, reason: 'is more than the limit' });
  if (limits.value.milliCpus !== null && limits.value.milliCpus < 10)
    return fail({
      path: `${path}.limits.cpu`,
      reason: 'less than 10m is a quota below 1 ms, which the kernel refuses',
    });
  return ok({ requests, limits: limits.value });
}

const isGuaranteed = ({ requests, limits }: Resources) =>
  limits.milliCpus !== null &&
  limits.memoryBytes !== null &&
  requests.milliCpus === limits.milliCpus &&
  requests.memoryBytes === limits.memoryBytes;

const isEmpty = ({ requests, limits }: Resources) =>
  [requests.milliCpus, requests.memoryBytes, limits.milliCpus, limits.memoryBytes].every((v) => v === null);

export function qosOf(containers: readonly Resources[]): QosClass {
  if (containers.every(isEmpty)) return 'BestEffort';
  return containers.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

/** Guaranteed −997, BestEffort 1000, Burstable 1000 − 1000 · request / capacity within 3 to 999. */
export function oomScoreAdjOf(qos: QosClass, resources: Resources, capacityBytes: number): number {
  if (qos === 'Guaranteed') return -997;
  if (qos === 'BestEffort') return 1000;
  const share = Math.floor((1000 * (resources.requests.memoryBytes ?? 0)) / capacityBytes);
  return Math.min(999, Math.max(3, 1000 - share));
}

/** Files of one container; `written` is what stood in the scenario, for the translations. */
export function containerFiles(
  group: string,
  resources: Resources,
  written: ResourcesInput,
): { limits: Limits; translations: Translation[] } {
  const { requests, limits } = resources;
  const shares = sharesOfMilliCpus(requests.milliCpus ?? 0);
  const out: Limits = {
    ...NO_LIMITS,
    cpuWeight: weightOfShares(shares),
    memoryOomGroup: true,
    memorySwapMaxBytes: 0,
  };
  const translations: Translation[] = [];
  const given = (side: 'requests' | 'limits', key: 'cpu' | 'memory') => {
    const own = written[side]?.[key];
    const limit = written.limits?.[key];
    const instead = limit === undefined ? 'not set' : `not set, so the limit, ${limit}`;
    return `${side}.${key}: ${own ?? instead}`;
  };
  const tell = (given: string, file: string | null, value: string | null, why: string) =>
    translations.push({ group, given, file, value, why });
  tell(
    given('requests', 'cpu'),
    'cpu.weight',
    String(out.cpuWeight),
    `${shares} shares (1024 a CPU, at least 2); the weight follows from them (runc ≥ 1.3.2, crun ≥ 1.23)`,
  );
  if (limits.milliCpus !== null) {
    out.cpuMax = { quotaUs: limits.milliCpus * 100, periodUs: 100_000 };
    tell(given('limits', 'cpu'), 'cpu.max', printCpuMax(out.cpuMax), '100 µs a millicore in each 100 ms');
  }
  if (requests.memoryBytes !== null)
    tell(
      given('requests', 'memory'),
      null,
      null,
      'a memory request sets no file: it counts for scheduling and for oom_score_adj',
    );
  if (limits.memoryBytes !== null) {
    out.memoryMaxBytes = wholePages(limits.memoryBytes);
    tell(given('limits', 'memory'), 'memory.max', String(out.memoryMaxBytes), 'bytes, whole pages');
  }
  tell('pod on cgroup v2', 'memory.oom.group', '1', 'the kubelet has the whole container killed');
  tell('pod without swap', 'memory.swap.max', '0', 'NoSwap is what the kubelet does by default');
  return { limits: out, translations };
}

/** Files of the pod around its containers: sums, and a limit only where every container has one. */
export function podFiles(
  group: string,
  containers: readonly Resources[],
): { limits: Limits; translations: Translation[] } {
  const sum = (of: (r: Resources) => number | null) =>
    containers.reduce((total, r) => total + (of(r) ?? 0), 0);
  const all = (of: (r: Resources) => number | null) => containers.every((r) => of(r) !== null);
  const limits: Limits = {
    ...NO_LIMITS,
    cpuWeight: weightOfShares(sharesOfMilliCpus(sum((r) => r.requests.milliCpus))),
  };
  const why = 'the sum over its containers, set when every one of them has a limit';
  const translations: Translation[] = [
    {
      group,
      given: 'requests.cpu of all containers',
      file: 'cpu.weight',
      value: String(limits.cpuWeight),
      why: 'from the sum of their shares',
    },
  ];
  if (all((r) => r.limits.milliCpus)) {
    limits.cpuMax = { quotaUs: sum((r) => r.limits.milliCpus) * 100, periodUs: 100_000 };
    translations.push({
      group,
      given: 'limits.cpu of all containers',
      file: 'cpu.max',
      value: printCpuMax(limits.cpuMax),
      why,
    });
  }
  if (all((r) => r.limits.memoryBytes)) {
    limits.memoryMaxBytes = wholePages(sum((r) => r.limits.memoryBytes));
    translations.push({
      group,
      given: 'limits.memory of all containers',
      file: 'memory.max',
      value: String(limits.memoryMaxBytes),
      why,
    });
  }
  return { limits, translations };
}
