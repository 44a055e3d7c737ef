/**
 * `node --import tsx tests/bench/cpu-ratio.ts`: the CPU part of Limits against the same rules in plain C (cpu.c), on every
 * recorded case of areas A and B in all its phases, trace off in both. Prints one JSON object; exits 1 when a counter
 * differs or the ratio is above 3. Without gcc it reports the TypeScript side alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CpuInput, CpuLoad } from '@/lib/sim/cgroups/cpu/model';
import { simulateCpu } from '@/lib/sim/cgroups/cpu/simulate';
import type { Recordings } from '../../scripts/fidelity/cases';
import { cpuInputs } from '../../scripts/fidelity/cpu-input';

const MAX_RATIO = 3;
const PASSES = 5;
const ROUNDS = 8;

const root = join(import.meta.dirname, '../..');
const recorded = JSON.parse(readFileSync(join(root, 'tests/fidelity/linux-6.18.json'), 'utf8')) as Recordings;
const inputs = recorded.cases
  .filter(({ area }) => area === 'A' || area === 'B')
  .flatMap((one) => cpuInputs(one, recorded.about) ?? []);
const simulatedS = (inputs.reduce((sum, { horizonUs }) => sum + horizonUs, 0) / 1e6) * PASSES;

const own = inputs.flatMap((input, i) =>
  simulateCpu(input, { trace: false }).groups.map((g, k) =>
    [i, k, g.usageUs, g.nrPeriods, g.nrThrottled, g.throttledUs, g.nrBursts, g.burstUs].join(' '),
  ),
);

/** CPU time, not wall time, and the best of some rounds on either side, taken in turn: the machine may be busy. */
function race(program: string | null, file: string): { ownS: number; cS: number | null; lines: string[] } {
  let ownS = Number.POSITIVE_INFINITY;
  let cS = Number.POSITIVE_INFINITY;
  let lines: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let pass = 0; pass < PASSES; pass++)
      for (const input of inputs) simulateCpu(input, { trace: false });
    const spent = process.cpuUsage(start);
    ownS = Math.min(ownS, (spent.user + spent.system) / 1e6);
    if (!program) continue;
    lines = execFileSync(program, [file, String(PASSES)], { encoding: 'utf8', maxBuffer: 1e8 })
      .trim()
      .split('\n');
    cS = Math.min(cS, Number(lines.pop()!.split(' ')[1]));
  }
  return { ownS, cS: program ? cS : null, lines };
}

function numbersOf(load: CpuLoad): number[] {
  const head = [load.group, load.threads, load.startUs, load.stopUs ?? -1];
  if (load.type === 'busy') return [0, ...head, 0, 0, 0, 0];
  if (load.type === 'busy-sleep') return [1, ...head, load.busyUs, load.sleepUs, 0, 0];
  const { cpuUs, arrivalsUs, readsCpuClock } = load;
  return [2, ...head, cpuUs, 0, Number(readsCpuClock), arrivalsUs.length, ...arrivalsUs];
}

/** One case a line, in the order readCase of cpu.c reads. */
function lineOf({ cpus, horizonUs, tickUs, machine: m, groups, loads }: CpuInput): string {
  const machine = [m.tickUs, m.bandwidthSliceUs, m.idleKeepUs, m.eevdfSliceUs, m.wakeUpUs, m.cpuPerWakeUpUs];
  const groupNumbers = groups.flatMap(({ parent, shares, idle, bandwidth: b }) => [
    ...[parent ?? -1, shares, Number(idle), Number(b !== null)],
    ...(b ? [b.quotaUs, b.periodUs, b.burstUs, b.refillUs] : [0, 0, 0, 0]),
  ]);
  const loadNumbers = [loads.length, ...loads.flatMap(numbersOf)];
  return [cpus, horizonUs, tickUs, ...machine, groups.length, ...groupNumbers, ...loadNumbers].join(' ');
}

const folder = mkdtempSync(join(tmpdir(), 'cpu-ratio-'));
try {
  const file = join(folder, 'cases.txt');
  const binary = join(folder, 'cpu');
  writeFileSync(file, [inputs.length, ...inputs.map(lineOf)].join('\n'));
  const hasGcc = spawnSync('gcc', ['--version']).status === 0;
  if (hasGcc) execFileSync('gcc', ['-O2', '-o', binary, join(root, 'tests/bench/cpu.c'), '-lm']);
  const { ownS, cS, lines } = race(hasGcc ? binary : null, file);
  const differing = cS === null ? [] : own.filter((line, i) => line !== lines[i]);
  const ratio = cS === null ? null : Math.round((ownS / cS) * 100) / 100;
  const report = {
    runs: inputs.length,
    simulatedSecondsPerSecond: Math.round(simulatedS / ownS),
    cSimulatedSecondsPerSecond: cS === null ? null : Math.round(simulatedS / cS),
    ratio,
    equalCounters: cS === null ? null : differing.length === 0 && lines.length === own.length,
    firstDifference: differing[0] ?? null,
  };
  console.log(JSON.stringify(report));
  if (report.equalCounters === false || (ratio ?? 0) > MAX_RATIO) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
