/** Area E: fio under io.max, and a buffered write with its fsync, run by the Limits simulator. */
import type { LimitsInputScenario } from '@/lib/sim/cgroups/scenario';
import type { Predict, Prediction } from './cases';
import { runRecorded } from './limits-machine';

type Container = LimitsInputScenario['containers'][number];
type Workload = Container['workloads'][number];

interface Config {
  rw: string;
  block_size?: string;
  limits: { read_bps?: number; write_bps?: number; read_iops?: number; write_iops?: number };
  jobs?: number;
  iodepth?: number;
  direct?: number;
  seconds?: number;
}

const KIB = 1024;

const limitsOf = ({ limits }: Config): NonNullable<Container['limits']> => ({
  'io.max': {
    ...(limits.read_bps === undefined ? {} : { rbps: limits.read_bps }),
    ...(limits.write_bps === undefined ? {} : { wbps: limits.write_bps }),
    ...(limits.read_iops === undefined ? {} : { riops: limits.read_iops }),
    ...(limits.write_iops === undefined ? {} : { wiops: limits.write_iops }),
  },
});

export const predictIo: Predict = (input, about) => {
  const config = input.config as unknown as Config;
  const buffered = /^buffered write of (\d+) MiB, then fsync$/.exec(config.rw);
  if (buffered) return predictFsync(config, Number(buffered[1]) * KIB ** 2, about);
  const block = /^(\d+)([km])$/i.exec(config.block_size ?? '');
  const direction = /^(?:rand)?(read|write)$/.exec(config.rw)?.[1] as 'read' | 'write' | undefined;
  if (!block || !direction || config.direct !== 1)
    return { type: 'not-modelled', reason: `no workload for "${config.rw}"` };
  const jobs = config.jobs ?? 1;
  if (jobs > 8) return { type: 'not-modelled', reason: `${jobs} jobs in one group` };
  const blockBytes = Number(block[1]) * (block[2]!.toLowerCase() === 'k' ? KIB : KIB ** 2);
  const workloads = Array.from(
    { length: jobs },
    (_, i): Workload => ({
      type: 'disk',
      name: `job-${i}`,
      direction,
      blockBytes,
      depth: config.iodepth ?? 1,
      untilUs: (config.seconds ?? 2) * 1_000_000,
    }),
  );
  const run = runRecorded([{ name: 'group', limits: limitsOf(config), workloads }], about);
  const group = run.containers[0]!;
  const elapsedUs = Math.max(...group.workloads.map((w) => w.disk?.lastDoneAtUs ?? 0));
  const done = group.workloads.reduce((sum, w) => sum + (w.disk?.done ?? 0), 0);
  const latency = group.workloads[0]!.disk!.latency;
  return {
    type: 'modelled',
    figures: {
      bytes_per_s: Math.round((done * blockBytes * 1_000_000) / elapsedUs),
      iops: Math.round((done * 10_000_000) / elapsedUs) / 10,
      lat_p50_us: latency?.p50Us ?? null,
      lat_p95_us: latency?.p95Us ?? null,
      lat_p99_us: latency?.p99Us ?? null,
      lat_mean_us: latency?.meanUs ?? null,
    },
  };
};

/** How long the write() calls take, and the fsync after them: the end of the process with and without it. */
function predictFsync(config: Config, bytes: number, about: Parameters<Predict>[1]): Prediction {
  const endedAtUs = (withFsync: boolean) => {
    const steps = [{ do: 'write-file' as const, bytes }, ...(withFsync ? [{ do: 'fsync' as const }] : [])];
    const workloads: Workload[] = [{ type: 'memory', name: 'writer', steps }];
    const run = runRecorded([{ name: 'group', limits: limitsOf(config), workloads }], about);
    return run.containers[0]!.workloads[0]!.endedAtUs ?? Number.NaN;
  };
  const write = endedAtUs(false);
  return { type: 'modelled', figures: { write_calls_us: write, fsync_us: endedAtUs(true) - write } };
}
