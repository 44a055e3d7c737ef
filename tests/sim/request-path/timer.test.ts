import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { synSchedule, wheelUs } from '@/lib/sim/request-path/timer';

describe('SYNs sent again', () => {
  test.each([
    ['G-syn-timeout-default', 6, 4, 11, 134.0325],
    ['G-syn-timeout-retries1', 1, 4, 3, 3.0741],
    ['G-syn-timeout-retries3', 3, 4, 8, 19.44],
    ['ip-sysctl.rst, tcp_syn_retries: 127 s without linear timeouts', 6, 0, 7, 127],
  ])('%s', (_, retries, linear, syns, seconds) => {
    const { sentAtUs, givesUpAtUs } = synSchedule(retries, linear);
    expect(sentAtUs).toHaveLength(syns);
    expect(Math.abs(givesUpAtUs / 1_000_000 - seconds)).toBeLessThan(0.02 * seconds);
  });

  test('follow one another a second apart, then at doubled waits (MODEL.md G: 0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 68)', () => {
    const whole = synSchedule(6, 4).sentAtUs.map((us) => Math.floor(us / 1_000_000));
    expect(whole).toEqual([0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 68]);
  });

  test('never end before 2^(r+1) - 1 seconds unless all retransmissions are used up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 127 }), fc.integer({ min: 0, max: 127 }), (retries, linear) => {
        const { sentAtUs, givesUpAtUs } = synSchedule(retries, linear);
        const floorS = (2 << Math.min(retries, 6)) - 1;
        expect(givesUpAtUs >= floorS * 1_000_000 || sentAtUs.length - 1 === retries + linear).toBe(true);
        expect(sentAtUs.every((at, i) => i === 0 || at > sentAtUs[i - 1]!)).toBe(true);
      }),
    );
  });
});

test('a timer never ends early, nor by more than an eighth and two ticks late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000_000 }), (us) => {
      const late = wheelUs(us) - us;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(us / 8 + 8_000);
    }),
  );
});
