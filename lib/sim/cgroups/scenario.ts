/**
 * A scenario of the Limits simulator: one schema for the address, presets and items; read into numbers, or refused with
 * the first problem in plain words. `parseLimits` is the only way to a LimitsScenario.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario, ScenarioHead } from '@/lib/sim/engine/model';
import { firstProblem } from '@/lib/sim/engine/problem';
import type { Disk } from './io/device';
import { type Limits, limitsSchema, NO_LIMITS, readLimits, type Translation } from './kernel-limits';
import {
  containerFiles,
  oomScoreAdjOf,
  podFiles,
  type QosClass,
  qosOf,
  type Resources,
  readResources,
  resourcesSchema,
} from './pod-resources';
import { MAX_HORIZON_US, nameSchema, threadsOf, type Workload, workloadSchema } from './workload';

const bytes = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const MIB = 1024 * 1024;

const schema = z.strictObject({
  version: z.literal(1),
  type: z.literal('limits'),
  seed: z.string().check(z.maxLength(64)),
  host: z.strictObject({
    cpus: z.int().check(z.minimum(1), z.maximum(64)),
    memoryBytes: bytes(64 * MIB, 4096 * 1024 * MIB),
    swapBytes: z._default(bytes(0, 4096 * 1024 * MIB), 0),
    disk: z._default(
      z.strictObject({
        readBytesPerS: bytes(1024, 1e11),
        writeBytesPerS: bytes(1024, 1e11),
        requestsPerS: bytes(1, 10_000_000),
        latencyUs: bytes(0, 1_000_000),
      }),
      // The recorded loop device: 4 KiB in 92 µs, 64 KiB reads at 562 MB/s and writes at 389 MB/s with one under way.
      { readBytesPerS: 2_500_000_000, writeBytesPerS: 900_000_000, requestsPerS: 200_000, latencyUs: 90 },
    ),
  }),
  horizonUs: z.int().check(z.minimum(1000), z.maximum(MAX_HORIZON_US)),
  pods: z._default(
    z.array(z.strictObject({ name: nameSchema, limits: z.optional(limitsSchema) })).check(z.maxLength(16)),
    [],
  ),
  containers: z
    .array(
      z.strictObject({
        name: nameSchema,
        pod: z.optional(nameSchema),
        limits: z.optional(limitsSchema),
        resources: z.optional(resourcesSchema),
        workloads: z.array(workloadSchema).check(z.maxLength(8)),
      }),
    )
    .check(z.minLength(1), z.maxLength(32)),
});

/** What stands in an address, a preset or an item. */
export type LimitsInputScenario = z.input<typeof schema>;

export interface Pod {
  name: string;
  limits: Limits;
  qos: QosClass | null;
}

export interface Container {
  name: string;
  pod: string | null;
  limits: Limits;
  /** Requests and limits, when they were given so. */
  resources: Resources | null;
  /** Of a pod; null for a container with kernel files alone. */
  qos: QosClass | null;
  workloads: Workload[];
}

export interface LimitsScenario extends ScenarioHead {
  type: 'limits';
  host: { cpus: number; memoryBytes: number; swapBytes: number; disk: Disk };
  horizonUs: number;
  pods: Pod[];
  containers: Container[];
  /** What was written in a person's notation and the kernel file it came to, for the screen. */
  translations: Translation[];
}

export function parseLimits(value: unknown): Result<LimitsScenario, BadScenario> {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return fail(firstProblem(value, parsed.error.issues));
  const input = parsed.data;
  const wrong = wholeProblem(input);
  if (wrong) return fail(wrong);
  const translations: Translation[] = [];

  const resources: (Resources | null)[] = [];
  for (const [i, container] of input.containers.entries()) {
    if (!container.resources) {
      resources.push(null);
      continue;
    }
    const read = readResources(`containers[${i}].resources`, container.resources);
    if (!read.ok) return read;
    resources.push(read.value);
  }

  const pods: Pod[] = [];
  for (const [i, pod] of input.pods.entries()) {
    const inside = input.containers.flatMap((c, at) => (c.pod === pod.name ? [resources[at] ?? null] : []));
    const given = inside.filter((r) => r !== null);
    const isPod = given.length > 0 && given.length === inside.length;
    const base = isPod ? podFiles(pod.name, given) : { limits: NO_LIMITS, translations: [] };
    const read = readLimits(pod.name, `pods[${i}].limits`, pod.limits ?? {}, base.limits);
    if (!read.ok) return read;
    translations.push(...base.translations, ...read.value.translations);
    pods.push({ name: pod.name, limits: read.value.limits, qos: isPod ? qosOf(given) : null });
  }

  const containers: Container[] = [];
  for (const [i, container] of input.containers.entries()) {
    const asked = resources[i] ?? null;
    const base = asked
      ? containerFiles(container.name, asked, container.resources ?? {})
      : { limits: NO_LIMITS, translations: [] };
    const read = readLimits(container.name, `containers[${i}].limits`, container.limits ?? {}, base.limits);
    if (!read.ok) return read;
    translations.push(...base.translations, ...read.value.translations);
    const pod = pods.find((p) => p.name === container.pod);
    const qos = pod?.qos ?? (asked ? qosOf([asked]) : null);
    const adj = asked && qos ? oomScoreAdjOf(qos, asked, input.host.memoryBytes) : 0;
    containers.push({
      name: container.name,
      pod: container.pod ?? null,
      limits: read.value.limits,
      resources: asked,
      qos,
      workloads: container.workloads.map((w) => ({ ...w, oomScoreAdj: w.oomScoreAdj ?? adj })),
    });
  }
  const { version, type, seed, host, horizonUs } = input;
  return ok({ version, type, seed, host, horizonUs, pods, containers, translations });
}

const MAX_THREADS = 2048;
const MAX_REQUESTS = 200_000;

/** A name stands for one group, one workload; a pod that is named exists; threads and requests stay bounded. */
function wholeProblem(input: z.output<typeof schema>): BadScenario | null {
  const pods = new Set<string>(input.pods.map((p) => p.name));
  if (pods.size < input.pods.length) return { path: 'pods', reason: 'two pods have the same name' };
  const names = new Set([...pods, 'host']);
  for (const [i, container] of input.containers.entries()) {
    const path = `containers[${i}]`;
    if (names.has(container.name))
      return { path: `${path}.name`, reason: `the name ${container.name} is taken` };
    names.add(container.name);
    if (container.pod !== undefined && !pods.has(container.pod))
      return { path: `${path}.pod`, reason: `there is no pod ${container.pod}` };
    const workloads = new Set(container.workloads.map((w) => w.name));
    if (workloads.size < container.workloads.length)
      return { path: `${path}.workloads`, reason: 'two workloads have the same name' };
  }
  const all = input.containers.flatMap((c) => c.workloads);
  if (all.reduce((sum, w) => sum + threadsOf(w), 0) > MAX_THREADS)
    return { path: 'containers', reason: `more than ${MAX_THREADS} threads in all` };
  const requests = all.reduce(
    (sum, w) => sum + (w.type === 'requests' ? Math.ceil(input.horizonUs / w.everyUs) * w.batch : 0),
    0,
  );
  return requests > MAX_REQUESTS
    ? { path: 'containers', reason: `more than ${MAX_REQUESTS} requests in all` }
    : null;
}
