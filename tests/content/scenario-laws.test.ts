import { describe, expect, test } from 'vitest';
import { ok } from '@/lib/base/result';
import type { AuthoredItem } from '@/lib/domain/bank/authored';
import { scenarioViolations, tryViolations } from '@/scripts/scenario-laws';
import type { Simulate } from '@/scripts/simulators';
import {
  authoredNote,
  authoredScenario,
  authoredTune,
  FILE,
  NOTE_FILE,
  placed,
  validBank,
} from '../support/authored';

type Predict = ReturnType<typeof authoredScenario>;
type Tune = ReturnType<typeof authoredTune>;

/** The longer the quota, the sooner it is done: 20 ms give 100 ms, 60 ms give 33 ms. */
const simulate: Simulate = (scenario) => {
  const { quotaUs } = scenario as { quotaUs: number };
  if (quotaUs > 100_000) return { ok: false, error: { path: 'quotaUs', reason: 'is more than 100000' } };
  const p99Us = Math.round(2_000_000_000 / quotaUs);
  const outcome = { containers: [{ name: 'app', p99Us, files: { 'cpu.stat': 'nr_throttled 3' } }] };
  return ok({ type: 'limits', outcome, steps: 1, stopped: null });
};

function complaints(item: AuthoredItem, with_: Simulate = simulate): string[] {
  const bank = { ...validBank(), items: [placed(item)] };
  return scenarioViolations(bank, with_, 12).map(({ file, item: id, rule, message }) => {
    expect([file, id, rule]).toEqual([FILE, item.id, 'simulator']);
    return message;
  });
}

const predict = (change: (item: Predict) => object = () => ({})) => {
  const item = authoredScenario('sim');
  return { ...item, ...change(item) } as AuthoredItem;
};
const tune = (change: (item: Tune) => object = () => ({})) => {
  const item = authoredTune('sim');
  return { ...item, ...change(item) } as AuthoredItem;
};
const diagnose = (change: object = {}) => {
  const { mode: _, ...rest } = authoredTune('sim');
  const cause = (id: string, quotaUs: number) => ({ id, text: id, why: 'It is so.', mend: { quotaUs } });
  return {
    ...rest,
    mode: 'diagnose',
    causes: [cause('small', 60_000), cause('smaller', 30_000), cause('smallest', 10_000)],
    evidence: [{ title: 'cpu.stat', at: 'containers/app/files/cpu.stat' }],
    ...change,
  } as AuthoredItem;
};

describe('a simulator item', () => {
  test.each([
    ['predict', predict()],
    ['tune', tune()],
    ['diagnose', diagnose()],
  ])('is content with a sound %s', (_, item) => {
    expect(complaints(item)).toEqual([]);
  });

  test.each<[string, AuthoredItem, RegExp]>([
    [
      'two options hold',
      predict((i) => ({ options: i.options.map((o) => ({ ...o, when: ['>', 'p99', 0] })) })),
      /3 options hold .*p99 = 100000 \(with quota = 20/,
    ],
    [
      'no option holds at one of its draws',
      predict((i) => ({
        options: i.options
          .map((o) => ({ ...o, when: ['=', 'p99', 100_000] }))
          .slice(0, 1)
          .concat(i.options.slice(1).map((o) => ({ ...o, when: ['<', 'p99', 0] }))),
      })),
      /0 options hold .*quota = 40/,
    ],
    [
      'fewer than three options are offered',
      predict((i) => ({ options: i.options.slice(0, 2) })),
      /fewer than 3/,
    ],
    [
      'the simulator refuses the scenario',
      predict(() => ({ draw: { quota: { of: [200] } } })),
      /cannot be run: quotaUs: is more than 100000/,
    ],
    [
      'a figure is not in the outcome',
      predict(() => ({ figures: { p99: { at: 'containers/web/p99Us' } } })),
      /the outcome has no containers\/web/,
    ],
    [
      'the scenario names what nobody draws',
      predict(() => ({ let: [] })),
      /"quotaUs", which is neither drawn nor set/,
    ],
    [
      'a condition names what is no figure',
      predict((i) => ({ figures: { other: i.figures.p99 } })),
      /"p99", which is no figure/,
    ],
    [
      'the text names what is not drawn',
      predict(() => ({ answer: 'About {{stall}} ms.' })),
      /the text uses "stall"/,
    ],
    [
      'the beginning is good enough',
      tune(() => ({ goals: [{ id: 'g', text: 'g', when: ['<', 'p99', 500_000] }] })),
      /the beginning reaches the goals/,
    ],
    [
      'what is said to pass does not',
      tune(() => ({ passing: { quotaUs: 30_000 } })),
      /what is said to pass misses/,
    ],
    [
      'a near miss passes',
      tune(() => ({ nearMisses: [{ quotaUs: 30_000 }, { quotaUs: 70_000 }] })),
      /the second near miss reaches/,
    ],
    [
      'a setting is no choice',
      tune(() => ({ passing: { quotaUs: 61_000 } })),
      /sets quotaUs to 61000, which is no choice/,
    ],
    [
      'a setting belongs to no knob',
      tune(() => ({ passing: { burst: 1 } })),
      /sets "burst", which nobody can set/,
    ],
    [
      'two causes mend it',
      diagnose({
        causes: [60_000, 70_000, 10_000].map((quotaUs, i) => ({
          id: `c-${i}`,
          text: 'c',
          why: 'w',
          mend: { quotaUs },
        })),
      }),
      /2 causes mend it \(c-0, c-1\)/,
    ],
    [
      'evidence is no text',
      diagnose({ evidence: [{ title: 'p99', at: 'containers/app/p99Us' }] }),
      /no text at containers\/app\/p99Us/,
    ],
  ])('is refused when %s', (_, item, message) => {
    expect(complaints(item)).toEqual([expect.stringMatching(message)]);
  });

  test('is refused when its run stops early', () => {
    const early: Simulate = (scenario) => {
      const run = simulate(scenario);
      return run.ok ? ok({ ...run.value, stopped: { atUs: 5, reason: 'too many events' } }) : run;
    };
    expect(complaints(predict(), early)).toEqual([expect.stringMatching(/stops early: too many events/)]);
  });
});

test('a note that sends to a preset no simulator has is refused', () => {
  const bank = validBank();
  bank.notes.basics = {
    ...authoredNote('x'),
    tries: [{ simulator: 'limits', preset: 'nowhere', text: 't' }],
  };
  expect(tryViolations(bank)).toEqual([
    {
      file: NOTE_FILE,
      item: 'basics',
      rule: 'simulator',
      message: 'sends to preset "nowhere", which limits does not have',
    },
  ]);
});
