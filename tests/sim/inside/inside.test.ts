import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIFE_CYCLE, OPERATIONS, STATES, stateAfter } from '@/lib/sim/inside/life-cycle';
import { NAMESPACE_VIEWS } from '@/lib/sim/inside/namespaces';
import { NOT_HIDDEN, RUNC_VIEW } from '@/lib/sim/inside/not-hidden';
import { NAMESPACES, printOrigin } from '@/lib/sim/inside/view';

interface Recorded {
  id: string;
  median: Record<string, unknown>;
}
const file = new URL('../../fidelity/linux-6.18.json', import.meta.url);
const cases = (JSON.parse(readFileSync(file, 'utf8')) as { cases: Recorded[] }).cases;
const recordedText = (id: string) =>
  Object.values(cases.find((one) => one.id === id)!.median)
    .map(String)
    .join('\n');
const LOOKS = [...NAMESPACE_VIEWS.flatMap((view) => view.looks), ...NOT_HIDDEN, ...RUNC_VIEW];

describe('inside and outside', () => {
  test('all eight namespaces are there, each with its clone flag', () => {
    expect(NAMESPACE_VIEWS.map((view) => view.namespace)).toEqual([...NAMESPACES]);
    for (const { flag } of NAMESPACE_VIEWS) expect(flag).toMatch(/^CLONE_NEW/);
  });

  test('an answer that claims a recording names one that exists', () => {
    const ids = new Set(cases.map((one) => one.id));
    for (const { origin } of LOOKS) if (origin.basis === 'recording') expect([...ids]).toContain(origin.case);
  });

  test.each([
    ['I-uts', 'ctr1'],
    ['I-user', '0       1000          1'],
    ['I-user', 'cannot create /etc/hostname: Permission denied'],
    ['I-cgroup', 'pids:/simtruth/i'],
    ['I-not-isolated', 'MemTotal:       24684084 kB'],
    ['I-not-isolated', '6.18.44-fc-v669'],
    ['I-runc-view', 'bin dev etc oldroot proc sys tmp'],
    ['I-runc-view', '4:memory:/simtruth/r1'],
    ['I-runc-view', 'touch: /x: Read-only file system'],
  ])('%s printed "%s", and that is shown', (id, value) => {
    expect(recordedText(id)).toContain(value);
    const shown = LOOKS.filter(({ origin }) => origin.basis === 'recording' && origin.case === id);
    expect(shown.some(({ inside, outside }) => `${inside} ${outside}`.includes(value))).toBe(true);
  });

  test('the time namespace, which was not recorded, says "from documentation"', () => {
    const { looks } = NAMESPACE_VIEWS.find((view) => view.namespace === 'time')!;
    for (const { origin } of looks) expect(printOrigin(origin)).toBe('from documentation');
  });
});

describe('life cycle (OCI runtime-spec, runtime.md)', () => {
  test('the steps go through every state by the operations the spec allows', () => {
    let state: (typeof STATES)[number] = 'none';
    for (const step of LIFE_CYCLE) {
      if (step.operation === 'create') expect([state, step.state]).toEqual(['none', 'creating']);
      else if (step.operation) expect(stateAfter(state, step.operation)).toBe(step.state);
      state = step.state;
    }
    expect(new Set(LIFE_CYCLE.map((step) => step.state))).toEqual(new Set(STATES));
    expect(LIFE_CYCLE.flatMap((step) => step.operation ?? [])).toEqual([...OPERATIONS]);
  });

  test('runc is gone and the shim is there while the program runs', () => {
    const running = LIFE_CYCLE.find((step) => step.actor === 'process' && step.state === 'running')!;
    expect(running.alive).toContain('shim');
    expect(running.alive).not.toContain('runc');
  });

  test.each([
    ['running', 'start'],
    ['running', 'delete'],
    ['stopped', 'kill'],
    ['created', 'create'],
    ['none', 'start'],
  ] as const)('in state %s, %s is an error', (state, operation) => {
    expect(stateAfter(state, operation)).toBeNull();
  });
});
