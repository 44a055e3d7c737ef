/**
 * The scenario of the density simulator: one host, one workload, the ways to box it, and a fault in one of the boxes.
 * `given` holds figures of one's own measuring where no source has any; they are shown as such.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { firstProblem } from '@/lib/sim/engine/problem';
import { KINDS } from './kind';

const TIB = 2 ** 40;
const HOUR_US = 3_600_000_000;
const bytes = z.int().check(z.minimum(0), z.maximum(64 * TIB));

/** `process`: the workload crashes. `kernel`: the kernel that runs its system calls panics. `escape`: it breaks out. */
export const FAULTS = ['none', 'process', 'kernel', 'host-kernel', 'escape'] as const;
export type Fault = (typeof FAULTS)[number];

const given = z.strictObject({
  kind: z.enum(KINDS),
  /** Beyond the workload's own memory: guest kernel, VMM, agent. */
  overheadBytes: z.optional(bytes),
  startUs: z.optional(z.int().check(z.minimum(0), z.maximum(HOUR_US))),
});

export const densitySchema = z.strictObject({
  version: z.literal(1),
  type: z.literal('density'),
  seed: z.string().check(z.minLength(1), z.maxLength(100)),
  host: z.strictObject({
    memoryBytes: z.int().check(z.minimum(2 ** 20), z.maximum(64 * TIB)),
    /** For the host's own kernel and services. */
    reservedBytes: z._default(bytes, 0),
    cpus: z.int().check(z.minimum(1), z.maximum(4096)),
  }),
  workload: z.strictObject({
    /** Memory that each instance needs for itself. */
    memoryBytes: z.int().check(z.minimum(2 ** 12), z.maximum(64 * TIB)),
    /** Image pages all instances read alike: cached once below one kernel, once in every guest. */
    sharedBytes: z._default(bytes, 0),
  }),
  kinds: z._default(z.array(z.enum(KINDS)).check(z.minLength(1), z.maxLength(KINDS.length)), [...KINDS]),
  given: z._default(z.array(given).check(z.maxLength(KINDS.length)), []),
  fault: z._default(z.enum(FAULTS), 'none'),
});

export type DensityScenario = z.infer<typeof densitySchema>;
/** As written: what has a default may be left out. */
export type DensityInput = z.input<typeof densitySchema>;

export function parseDensity(value: unknown): Result<DensityScenario, BadScenario> {
  const parsed = z.safeParse(densitySchema, value);
  if (!parsed.success) return fail(firstProblem(value, parsed.error.issues));
  const { host, kinds, given } = parsed.data;
  if (host.reservedBytes >= host.memoryBytes)
    return fail({ path: 'host.reservedBytes', reason: 'must be less than host.memoryBytes' });
  const twice = kinds.findIndex((kind, i) => kinds.indexOf(kind) !== i);
  if (twice >= 0) return fail({ path: `kinds[${twice}]`, reason: 'is listed already' });
  const again = given.findIndex(({ kind }, i) => given.findIndex((other) => other.kind === kind) !== i);
  if (again >= 0) return fail({ path: `given[${again}].kind`, reason: 'has figures already' });
  return ok(parsed.data);
}
