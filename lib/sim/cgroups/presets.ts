/**
 * Scenarios to begin with: the chapter's host, quiet and with one thing gone wrong at a time. Data only.
 */
import { chapterHost, HORIZON_US } from './chapter-host';
import type { LimitsInputScenario } from './scenario';

export interface Preset {
  id: string;
  title: string;
  /** What to look at. */
  text: string;
  scenario: LimitsInputScenario;
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'quiet',
    title: 'The chapter’s host, quiet',
    text: 'Eight containers share two CPUs; every one has room. Limits that are not reached cost nothing.',
    scenario: chapterHost(),
  },
  {
    id: 'p99-jump',
    title: 'p99 jumps under cpu.max',
    text: 'App needs 13 % of a CPU on average and may use 20 %. Each request needs more than one period’s quota, so it stalls.',
    scenario: chapterHost({ app: { limits: { 'cpu.max': '200m', 'memory.max': '256Mi', 'pids.max': 128 } } }),
  },
  {
    id: 'noisy-neighbour',
    title: 'Noisy neighbour',
    text: 'Worker burns with eight threads and has no cpu.max. What keeps the others alive is cpu.weight, level by level.',
    scenario: chapterHost({
      worker: {
        limits: { 'memory.max': '256Mi' },
        workloads: [{ type: 'busy', name: 'jobs', threads: 8, startUs: 2_000_000 }],
      },
    }),
  },
  {
    id: 'oom',
    title: 'A leak, the OOM killer and the restart',
    text: 'App’s heap grows past memory.max and is killed, starts again and grows again. Its neighbours do not notice.',
    scenario: chapterHost({
      app: {
        limits: { 'cpu.max': '800m', 'memory.max': '256Mi', 'memory.oom.group': 1 },
        workloads: [
          {
            type: 'requests',
            name: 'api',
            everyUs: 230_000,
            cpuUs: 30_000,
            workers: 4,
            restartAfterUs: 1_000_000,
          },
          {
            type: 'memory',
            name: 'heap',
            restartAfterUs: 1_000_000,
            steps: [{ do: 'touch', bytes: '600Mi', bytesPerS: '80Mi' }],
          },
        ],
      },
    }),
  },
  {
    id: 'page-cache',
    title: 'Page cache gives way',
    text: 'DB reads a table larger than its limit again and again. memory.current stays at the limit; nobody is killed.',
    scenario: chapterHost({
      db: {
        limits: { 'memory.max': '256Mi' },
        workloads: [
          {
            type: 'memory',
            name: 'store',
            repeat: true,
            steps: [{ do: 'read-file', file: 'table', bytes: '400Mi', bytesPerS: '200Mi' }],
          },
        ],
      },
    }),
  },
  {
    id: 'fork-bomb',
    title: 'A fork bomb in a bottle',
    text: 'Queue makes processes that nobody waits for. pids.max refuses the 65th with EAGAIN; nobody is killed.',
    scenario: chapterHost({
      queue: {
        limits: { 'memory.max': '128Mi', 'pids.max': 64 },
        workloads: [
          {
            type: 'forks',
            name: 'bomb',
            make: 'process',
            everyUs: 20_000,
            retries: true,
            startUs: 1_000_000,
          },
        ],
      },
    }),
  },
  {
    id: 'io-throttled',
    title: 'io.max in slices of 100 ms',
    text: 'Backup may write 5 MiB a second. Most writes are as quick as the disk, one in eight waits for the next slice.',
    scenario: chapterHost({
      backup: {
        limits: { 'memory.max': '128Mi', 'io.max': 'wbps=5242880' },
        workloads: [{ type: 'disk', name: 'copy', direction: 'write', blockBytes: '64Ki', depth: 1 }],
      },
    }),
  },
  {
    id: 'qos',
    title: 'Requests, limits and who dies first',
    text: 'The host itself runs out of memory. A score is what a process uses plus what its QoS class adds: BestEffort is not always first.',
    scenario: {
      version: 1,
      type: 'limits',
      seed: 'chapter',
      host: { cpus: 2, memoryBytes: 1024 ** 3 },
      horizonUs: HORIZON_US,
      pods: ['A', 'B', 'C'].map((name) => ({ name })),
      containers: [
        {
          name: 'db',
          pod: 'A',
          resources: { limits: { cpu: '500m', memory: '512Mi' } },
          workloads: [
            { type: 'memory', name: 'store', steps: [{ do: 'touch', bytes: '480Mi' }, { do: 'hold' }] },
          ],
        },
        {
          name: 'app',
          pod: 'B',
          resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '768Mi' } },
          workloads: [
            {
              type: 'memory',
              name: 'heap',
              startUs: 1_000_000,
              steps: [{ do: 'touch', bytes: '700Mi', bytesPerS: '100Mi' }, { do: 'hold' }],
            },
          ],
        },
        {
          name: 'batch',
          pod: 'C',
          resources: {},
          workloads: [
            { type: 'memory', name: 'job', steps: [{ do: 'touch', bytes: '100Mi' }, { do: 'hold' }] },
            { type: 'busy', name: 'crunch', threads: 2 },
          ],
        },
      ],
    },
  },
];

/** The host a visitor sees first. */
export const DEFAULT_PRESET: Preset = PRESETS[0]!;
