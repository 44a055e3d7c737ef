import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor, sharesForWeight } from '@/lib/sim/cgroups/commands';
import { weightOfShares } from '@/lib/sim/cgroups/cpu/weight';
import { runLimits } from '@/lib/sim/cgroups/host';
import { kernelFiles } from '@/lib/sim/cgroups/kernel-files';
import { latencyOf } from '@/lib/sim/cgroups/latency';
import { limits } from '@/lib/sim/cgroups/limits';
import { PRESETS } from '@/lib/sim/cgroups/presets';
import { parseLimits } from '@/lib/sim/cgroups/scenario';
import { stateAt } from '@/lib/sim/cgroups/state';
import { MIB, parsed, runOne } from './run-one';

const preset = (id: string) => {
  const result = parseLimits(PRESETS.find((p) => p.id === id)!.scenario);
  if (!result.ok) throw new Error(`${id}: ${result.error.path}: ${result.error.reason}`);
  return result.value;
};
const container = (id: string, name: string) =>
  runLimits(preset(id)).containers.find((c) => c.name === name)!;
const p99 = (id: string, name: string) => container(id, name).workloads[0]!.requests!.latency!.p99Us;

describe('every preset', () => {
  it.each(PRESETS.map((p) => p.id))('%s runs to its end, the same bytes each time, time never back', (id) => {
    const run = runLimits(preset(id));
    expect(run.stopped).toBeNull();
    expect(JSON.stringify(runLimits(preset(id)))).toBe(JSON.stringify(run));
    expect(run.steps.every((s, i) => i === 0 || run.steps[i - 1]!.atUs <= s.atUs)).toBe(true);
    expect(runLimits(preset(id), { trace: false }).containers).toEqual(run.containers);
  });

  it.each(PRESETS.map((p) => p.id))('%s explains every kind of step with a document to follow', (id) => {
    const scenario = preset(id);
    const run = runLimits(scenario);
    for (const type of new Set(run.steps.map((s) => s.type))) {
      const { text, follows } = limits.explain(
        scenario,
        run,
        run.steps.findIndex((s) => s.type === type),
      );
      expect(text).toMatch(/^[A-Za-z0-9].*[.]$/s);
      expect(text).not.toMatch(/undefined|null|NaN/);
      expect(follows).toMatch(/Documentation\/|mm\//);
    }
  });

  it('shows what its title says', () => {
    expect(p99('quiet', 'app')).toBeLessThan(50_000);
    expect(p99('p99-jump', 'app')).toBeGreaterThan(100_000);
    expect(p99('noisy-neighbour', 'nginx')).toBeGreaterThan(1.5 * p99('quiet', 'nginx'));
    expect(container('oom', 'app').oomKills).toBeGreaterThan(0);
    expect(container('oom', 'app').workloads[0]!.starts).toBeGreaterThan(1);
    expect(container('page-cache', 'db')).toMatchObject({ oomKills: 0 });
    expect(container('page-cache', 'db').memory.events.max).toBeGreaterThan(100);
    expect(container('fork-bomb', 'queue')).toMatchObject({ pids: { current: 64 }, oomKills: 0 });
    expect(container('io-throttled', 'backup').workloads[0]!.disk!.latency!.p99Us).toBeGreaterThan(90_000);
    expect(container('qos', 'db').oomKills).toBe(0);
    expect(container('qos', 'app').oomKills + container('qos', 'batch').oomKills).toBeGreaterThan(0);
  });
});

describe('a killed container', () => {
  it('uses no CPU from that instant until it starts again', () => {
    const scenario = preset('oom');
    const { steps } = runLimits(scenario);
    const down: [number, number][] = [];
    for (const s of steps) {
      if (s.type === 'end' && s.who.workload === 'api') down.push([s.atUs, scenario.horizonUs]);
      if (s.type === 'start' && s.again && s.who.workload === 'api') down.at(-1)![1] = s.atUs;
    }
    expect(down.length).toBeGreaterThan(0);
    for (const [from, to] of down)
      expect(
        steps.some((s) => s.type === 'run' && s.who.workload === 'api' && s.toUs > from && s.atUs < to),
      ).toBe(false);
  });
});

describe('the state at a step', () => {
  it('is that of the results at the end, and nothing at the beginning', () => {
    const scenario = preset('fork-bomb');
    const run = runLimits(scenario);
    const last = stateAt(scenario, run, run.steps.length - 1);
    expect(last.containers.map((c) => c.tasks)).toEqual(run.containers.map((c) => c.pids.current));
    expect(last.containers.map((c) => c.anonBytes)).toEqual(run.containers.map((c) => c.memory.charged.anon));
    expect(stateAt(scenario, run, -1).containers.every((c) => c.currentBytes === 0)).toBe(true);
  });

  it('names the group that is throttled and the CPU', () => {
    const scenario = preset('p99-jump');
    const run = runLimits(scenario);
    const seen = run.steps.flatMap((s, i) => (s.type === 'throttle' ? [i] : []));
    expect(seen.length).toBeGreaterThan(0);
    const app = stateAt(scenario, run, seen[0]!).containers.find((c) => c.name === 'app')!;
    expect(app.throttled).toEqual([{ group: 'app', cpu: expect.any(Number) }]);
  });
});

describe('kernel files', () => {
  it('print as cgroup v2 prints them (cgroup-v2.rst; limit of C-anon-limit64-fast)', () => {
    const scenario = parsed([
      {
        name: 'box',
        limits: { 'cpu.max': '500m', 'memory.max': '64M', 'io.max': 'riops=100' },
        workloads: [
          { type: 'memory', name: 'A', steps: [{ do: 'touch', bytes: '128M' }] },
          { type: 'disk', name: 'd', direction: 'read', blockBytes: 4096, totalBytes: 8192 },
        ],
      },
    ]);
    const run = runLimits(scenario);
    const files = new Map(
      kernelFiles(scenario.containers[0]!.limits, run.containers[0]!).map((f) => [f.name, f.content]),
    );
    expect(files.get('cpu.max')).toBe('50000 100000');
    expect(files.get('memory.max')).toBe('67108864');
    expect(files.get('memory.peak')).toBe('67108864');
    expect(files.get('memory.events')).toMatch(
      /^low 0\nhigh 0\nmax \d+\noom 1\noom_kill 1\noom_group_kill 0\nsock_throttled 0$/,
    );
    expect(files.get('pids.events')).toBe('max 0');
    expect(files.get('io.max')).toBe('8:0 rbps=max wbps=max riops=100 wiops=max');
    expect(files.get('io.stat')).toBe('8:0 rbytes=8192 wbytes=0 rios=2 wios=0 dbytes=0 dios=0');
    expect(files.get('cpu.stat')).toMatch(
      /^usage_usec 0\nuser_usec 0\nsystem_usec 0\nnice_usec 0\nnr_periods \d+\n/,
    );
  });
});

describe('commands', () => {
  it('set the same limits with every tool, or say what the tool cannot', () => {
    const scenario = parsed([
      {
        name: 'box',
        limits: {
          'cpu.max': '500m',
          'memory.max': '64M',
          'memory.high': '48M',
          'pids.max': 10,
          'io.max': 'wbps=1M',
        },
        workloads: [],
      },
    ]);
    const [docker, podman, kubectl, cgroupfs] = commandsFor(scenario, scenario.containers[0]!);
    expect(docker!.text).toContain('--cpu-quota 50000');
    expect(docker!.text).toContain('--device-write-bps /dev/sda:1048576');
    expect(docker!.notes.join(' ')).toContain('memory.high');
    expect(podman!.text).toContain(`--cgroup-conf memory.high=${48 * MIB}`);
    expect(kubectl!.text).toContain('cpu: 500m');
    expect(kubectl!.notes.join(' ')).toContain('pids.max');
    expect(cgroupfs!.text).toContain('echo "8:0 rbps=max wbps=1048576 riops=max wiops=max" > ');
  });

  it('find shares that give the weight again, or the nearest above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (weight) => {
        const shares = sharesForWeight(weight);
        expect(weightOfShares(shares)).toBeGreaterThanOrEqual(weight);
        if (shares > 2) expect(weightOfShares(shares - 1)).toBeLessThan(weight);
      }),
    );
  });
});

describe('a shorter horizon', () => {
  it.each(PRESETS.map((p) => p.id))('of %s is the beginning of the same run', (id) => {
    const horizonUs = 2_500_000;
    const done = (steps: ReturnType<typeof runLimits>['steps']) =>
      steps.filter((s) => (s.type === 'run' ? s.toUs : s.atUs) < horizonUs);
    expect(done(runLimits({ ...preset(id), horizonUs }).steps)).toEqual(done(runLimits(preset(id)).steps));
  });
});

describe('bounds', () => {
  it('stops a run that would not end and says why', () => {
    const flood = (name: string) =>
      ({ type: 'disk', name, direction: 'read', blockBytes: 512, depth: 64 }) as const;
    const run = runOne({}, [flood('one'), flood('two')]);
    expect(run.stopped!.reason).toMatch(/^more than 1000000 events/);
    expect(run.endUs).toBe(run.stopped!.atUs);
  });

  it('takes percentiles as the recordings do: sorted[floor((n − 1) · q + 0.5)]', () => {
    expect(latencyOf([])).toBeNull();
    expect(latencyOf([30, 10, 20, 40])).toEqual({
      count: 4,
      p50Us: 30,
      p95Us: 40,
      p99Us: 40,
      meanUs: 25,
      maxUs: 40,
    });
  });
});
