/** Rules that hold for every scenario, whatever is switched on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '@/lib/base/canonical';
import { sameFlow } from '@/lib/sim/request-path/address';
import { MAX_STEPS, TICK_US } from '@/lib/sim/request-path/machine';
import { requestPath } from '@/lib/sim/request-path/request-path';
import {
  DNS_ANSWERS,
  FORWARDS,
  HANDLERS,
  ROUTES,
  type Scenario,
  SOURCES,
} from '@/lib/sim/request-path/scenario';

const settings = fc.record(
  {
    seed: fc.string({ maxLength: 8 }),
    route: fc.constantFrom(...ROUTES),
    from: fc.constantFrom(...SOURCES),
    server: fc.constantFrom('nginx', 'app'),
    listen: fc.constantFrom(null, '0.0.0.0:80', '127.0.0.1:80', '*:8000'),
    publish: fc.constantFrom(
      null,
      { hostPort: 8_080, containerPort: 80 },
      { hostPort: 90, containerPort: 8_000 },
    ),
    forward: fc.constantFrom(...FORWARDS),
    hostInput: fc.constantFrom('accept', 'drop'),
    ipForward: fc.boolean(),
    containerExists: fc.boolean(),
    link: fc.constantFrom('up', 'down'),
    inBridge: fc.boolean(),
    containerRoute: fc.boolean(),
    frozen: fc.constantFrom(false, true, { thawedAfterS: 1.5 }),
    waiting: fc.constantFrom(0, 600),
    pidsMax: fc.constantFrom('max', 1, 2),
    proxied: fc.boolean(),
    handler: fc.constantFrom(...HANDLERS),
    mtu: fc.constantFrom({ hostLink: 1_400, container: 1_500 }, { hostLink: 1_500, container: 9_000 }),
    icmpFragmentationNeeded: fc.constantFrom('allowed', 'dropped'),
    mssClamp: fc.boolean(),
    masquerade: fc.boolean(),
    dns: fc.constantFrom(null, ...DNS_ANSWERS),
    bodyBytes: fc.constantFrom(0, 500, 5_000, 1_048_576),
    clientTimeoutS: fc.constantFrom(null, 0.5, 3, 200),
    endpoints: fc.constantFrom(
      { here: 1, elsewhere: 0 },
      { here: 0, elsewhere: 2 },
      { here: 0, elsewhere: 0 },
    ),
    externalTrafficPolicy: fc.constantFrom('Cluster', 'Local'),
    tcpSynRetries: fc.integer({ min: 1, max: 127 }),
    tcpSynLinearTimeouts: fc.integer({ min: 0, max: 127 }),
  },
  { requiredKeys: ['route', 'seed'] },
);

const scenarios = settings
  .map((more) => requestPath.parse({ version: 1, type: 'request-path', ...more }))
  .filter((parsed) => parsed.ok)
  .map((parsed) => (parsed as { value: Scenario }).value);

const holds = (law: (scenario: Scenario, run: ReturnType<typeof requestPath.run>) => void) =>
  fc.assert(
    fc.property(scenarios, (scenario) => law(scenario, requestPath.run(scenario))),
    { numRuns: 300 },
  );

describe('every run', () => {
  test('is the same, byte for byte, for the same scenario', () => {
    holds((scenario, run) => {
      expect(canonical(requestPath.run(scenario))).toBe(canonical(run));
    });
  });

  test('counts whole microseconds that never go back, and stays within its bounds', () => {
    holds((_, { steps }) => {
      expect(steps.length).toBeLessThanOrEqual(MAX_STEPS);
      for (const [i, step] of steps.entries()) {
        expect(Number.isInteger(step.atUs)).toBe(true);
        expect(step.atUs).toBeGreaterThanOrEqual(steps[i - 1]?.atUs ?? 0);
        expect(step.packet).toBeGreaterThanOrEqual(steps[i - 1]?.packet ?? 0);
      }
    });
  });

  test('ends by the client’s limit', () => {
    holds(({ clientTimeoutS }, { outcome }) => {
      if (clientTimeoutS !== null) expect(outcome.timeUs).toBeLessThan(clientTimeoutS * 1_000_000 + TICK_US);
    });
  });

  test('gives an answer only to a request that reached a program, over a connection that was opened', () => {
    holds((_, { outcome, packets, steps }) => {
      const kinds = packets.map((it) => it.kind);
      if (outcome.httpCode !== '000')
        expect(kinds).toEqual(expect.arrayContaining(['SYN', 'SYN-ACK', 'request', 'response']));
      const firstSyn = packets.findIndex((it) => it.kind === 'SYN');
      const refused = steps.some((step) => step.packet === firstSyn && step.end !== null);
      if (refused && outcome.synsSent === 1) expect(kinds.includes('request')).toBe(false);
    });
  });

  test('says that all is well exactly when curl is content with a 200', () => {
    holds((_, { outcome, look }) => {
      const isWell = look.some(({ shows }) => shows.includes('[ASSURED]'));
      expect(isWell).toBe(outcome.httpCode === '200' && outcome.curlExit === 0);
    });
  });

  test('rewrites addresses only where connections are tracked', () => {
    holds((_, { steps }) => {
      for (const step of steps) if (!sameFlow(step.before, step.after)) expect(step.netns).toBe('host');
    });
  });

  test('brings a whole body exactly when curl is content with a 200', () => {
    holds(({ bodyBytes }, { outcome }) => {
      const whole = outcome.httpCode === '200' && outcome.curlExit === 0;
      if (whole) expect(outcome.bytesReceived).toBe(bodyBytes);
      if (outcome.httpCode === '000') expect(outcome.bytesReceived).toBe(0);
    });
  });

  test('explains each step in words, with the document they follow', () => {
    holds((scenario, run) => {
      for (const { index } of run.steps) {
        const { text, follows } = requestPath.explain(scenario, run, index);
        expect(text).toMatch(/^\S.+\.$/);
        expect(text).not.toMatch(/undefined|null|\[object/);
        expect(follows.length).toBeGreaterThan(3);
      }
    });
  });
});
