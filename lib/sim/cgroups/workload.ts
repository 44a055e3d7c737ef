/**
 * What runs in a container: one process a workload, with its threads. Schema and types; bounds keep a run finite.
 * Times in microseconds, sizes in bytes (or as people write them, read as the kernel reads them).
 */
import * as z from 'zod/mini';
import { parseKernelBytes } from './units';

export const MAX_HORIZON_US = 600_000_000;

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const us = (least: number) => whole(least, MAX_HORIZON_US);
const optionalOr = <T extends z.ZodMiniType>(schema: T, value: z.output<T>) =>
  z._default(schema, value as never);
export const nameSchema = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'must be letters, digits, dots and dashes, at most 32'),
  );

const sizes = (least: number, most: number) =>
  z.pipe(
    z.union([z.string(), z.int()]),
    z.transform((value, context) => {
      const bytes = typeof value === 'number' ? value : sizeOfText(value);
      if (bytes !== null && bytes >= least && bytes <= most) return bytes;
      context.issues.push({
        code: 'custom',
        message: `must be a size from ${least} to ${most} bytes, such as 512Mi`,
        input: value,
      });
      return z.NEVER;
    }),
  );
/** At most what the largest host has. */
const memory = sizes(0, 2 ** 42);
const perS = z.optional(sizes(4096, 10_000_000_000));
const blocks = sizes(512, 64 * 1024 * 1024);

function sizeOfText(text: string): number | null {
  const parsed = parseKernelBytes(text);
  return parsed.ok ? parsed.value : null;
}

const head = {
  name: nameSchema,
  startUs: optionalOr(us(0), 0),
  /** -1000 (never killed) to 1000; a pod's QoS class sets it unless it is given. */
  oomScoreAdj: z.optional(whole(-1000, 1000)),
  /** Started again so long after a kill; without it, it stays dead. */
  restartAfterUs: z.optional(us(1000)),
};

const memoryStep = z.discriminatedUnion('do', [
  /** Anonymous pages. Without `bytesPerS` as fast as they can be faulted in. */
  z.strictObject({
    do: z.literal('touch'),
    bytes: memory,
    bytesPerS: perS,
    huge: optionalOr(z.boolean(), false),
  }),
  z.strictObject({ do: z.literal('free'), bytes: memory }),
  /** Address space alone: costs no memory. */
  z.strictObject({ do: z.literal('map'), bytes: memory }),
  /** From the start of the file, through the page cache. Files of one name are one file on the host. */
  z.strictObject({
    do: z.literal('read-file'),
    bytes: memory,
    file: z.optional(nameSchema),
    bytesPerS: perS,
  }),
  z.strictObject({
    do: z.literal('write-file'),
    bytes: memory,
    file: z.optional(nameSchema),
    bytesPerS: perS,
  }),
  z.strictObject({ do: z.literal('fsync'), file: z.optional(nameSchema) }),
  z.strictObject({ do: z.literal('write-tmpfs'), bytes: memory, bytesPerS: perS }),
  /** A child that shares the pages (copy on write) and stays, or first writes them all while the parent waits. */
  z.strictObject({ do: z.literal('fork'), childWrites: optionalOr(z.boolean(), false) }),
  /** Without `us` for ever. */
  z.strictObject({ do: z.literal('hold'), us: z.optional(us(1)) }),
]);

export const workloadSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...head, type: z.literal('busy'), threads: optionalOr(whole(1, 256), 1) }),
  z.strictObject({
    ...head,
    type: z.literal('burn-and-sleep'),
    threads: optionalOr(whole(1, 256), 1),
    burnUs: us(100),
    sleepUs: us(100),
  }),
  z.strictObject({
    ...head,
    type: z.literal('requests'),
    everyUs: us(200),
    /** Requests that arrive at once. */
    batch: optionalOr(whole(1, 256), 1),
    /** Even spacing, or gaps drawn evenly between none and twice `everyUs`. */
    arrivals: optionalOr(z.enum(['even', 'random']), 'even'),
    cpuUs: us(10),
    workers: optionalOr(whole(1, 256), 1),
  }),
  z.strictObject({
    ...head,
    type: z.literal('memory'),
    steps: z.array(memoryStep).check(z.minLength(1), z.maxLength(32)),
    /** Begins again a millisecond after the last step. */
    repeat: optionalOr(z.boolean(), false),
  }),
  z.strictObject({
    ...head,
    type: z.literal('forks'),
    make: z.enum(['process', 'thread']),
    /** Attempts at most; it stops earlier at a refusal, unless it retries. */
    attempts: z.optional(whole(1, 100_000)),
    /** Between two attempts; without it as fast as they can be made. */
    everyUs: z.optional(us(10)),
    /** Each child ends at once and is waited for. */
    reaped: optionalOr(z.boolean(), false),
    /** Goes on trying after a refusal. */
    retries: optionalOr(z.boolean(), false),
  }),
  z.strictObject({
    ...head,
    type: z.literal('disk'),
    direction: z.enum(['read', 'write']),
    blockBytes: blocks,
    /** Requests under way at a time. */
    depth: optionalOr(whole(1, 64), 1),
    /** Between two requests of a slot, from completion on. */
    thinkUs: optionalOr(us(0), 0),
    totalBytes: z.optional(memory),
    /** No new request from here on; those under way are finished. */
    untilUs: z.optional(us(1)),
  }),
]);

export type Workload = z.output<typeof workloadSchema>;
export type MemoryStep = z.output<typeof memoryStep>;
export type MemoryWorkload = Extract<Workload, { type: 'memory' }>;
export type ForksWorkload = Extract<Workload, { type: 'forks' }>;
export type DiskWorkload = Extract<Workload, { type: 'disk' }>;

/** Tasks a workload brings with it. */
export function threadsOf(workload: Workload): number {
  switch (workload.type) {
    case 'busy':
    case 'burn-and-sleep':
      return workload.threads;
    case 'requests':
      return workload.workers;
    default:
      return 1;
  }
}
