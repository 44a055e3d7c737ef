/** The chapter's host (A: Nginx, App; B: Worker, Queue; C: DB, Backup, and D beside them) with everything in order. Data only. */
import type { LimitsInputScenario } from './scenario';

type Container = LimitsInputScenario['containers'][number];

export const HORIZON_US = 10_000_000;

const QUIET: readonly Container[] = [
  {
    name: 'nginx',
    pod: 'A',
    limits: { 'cpu.max': '1', 'memory.max': '128Mi', 'pids.max': 64 },
    workloads: [{ type: 'requests', name: 'serve', everyUs: 8_000, cpuUs: 900, workers: 2 }],
  },
  {
    name: 'app',
    pod: 'A',
    limits: { 'cpu.max': '800m', 'memory.max': '256Mi', 'pids.max': 128 },
    workloads: [
      { type: 'requests', name: 'api', everyUs: 230_000, cpuUs: 30_000, workers: 4 },
      {
        type: 'memory',
        name: 'heap',
        steps: [{ do: 'touch', bytes: '120Mi', bytesPerS: '60Mi' }, { do: 'hold' }],
      },
    ],
  },
  {
    name: 'worker',
    pod: 'B',
    limits: { 'cpu.weight': 50, 'memory.max': '256Mi' },
    workloads: [{ type: 'burn-and-sleep', name: 'jobs', burnUs: 20_000, sleepUs: 80_000 }],
  },
  {
    name: 'queue',
    pod: 'B',
    limits: { 'memory.max': '128Mi', 'pids.max': 64 },
    workloads: [
      { type: 'memory', name: 'broker', steps: [{ do: 'touch', bytes: '48Mi' }, { do: 'hold' }] },
      { type: 'forks', name: 'handlers', make: 'process', attempts: 500, everyUs: 20_000, reaped: true },
    ],
  },
  {
    name: 'db',
    pod: 'C',
    limits: { 'memory.max': '512Mi', 'memory.low': '128Mi', 'io.weight': 200 },
    workloads: [
      { type: 'requests', name: 'query', everyUs: 25_000, cpuUs: 2_500, workers: 4 },
      {
        type: 'memory',
        name: 'store',
        steps: [
          { do: 'touch', bytes: '128Mi' },
          { do: 'read-file', file: 'table', bytes: '256Mi', bytesPerS: '100Mi' },
          { do: 'hold' },
        ],
      },
    ],
  },
  {
    name: 'backup',
    pod: 'C',
    limits: { 'memory.max': '128Mi' },
    workloads: [
      { type: 'disk', name: 'copy', direction: 'write', blockBytes: '64Ki', depth: 1, thinkUs: 10_000 },
    ],
  },
  {
    name: 'proxy',
    pod: 'D',
    limits: { 'memory.max': '64Mi' },
    workloads: [{ type: 'requests', name: 'forward', everyUs: 6_000, cpuUs: 200, workers: 2 }],
  },
  {
    name: 'metrics',
    pod: 'D',
    limits: { 'cpu.max': '200m', 'memory.max': '64Mi' },
    workloads: [{ type: 'burn-and-sleep', name: 'scrape', burnUs: 2_000, sleepUs: 98_000 }],
  },
];

/** The quiet host with some containers replaced. */
export function chapterHost(changes: Readonly<Record<string, Partial<Container>>> = {}): LimitsInputScenario {
  return {
    version: 1,
    type: 'limits',
    seed: 'chapter',
    host: { cpus: 2, memoryBytes: 4 * 1024 ** 3 },
    horizonUs: HORIZON_US,
    pods: ['A', 'B', 'C', 'D'].map((name) => ({ name })),
    containers: QUIET.map((container) => ({ ...container, ...changes[container.name] })),
  };
}
