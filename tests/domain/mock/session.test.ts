import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_GAP_MS, plannedMs, printClock } from '@/lib/domain/mock/clock';
import {
  foldSession,
  isScored,
  type MockEvent,
  type MockEventType,
  type MockSession,
  step,
} from '@/lib/domain/mock/session';
import { DIMENSIONS, LENGTHS, PHASES, SCORES, VERDICTS } from '@/lib/domain/mock/words';

const START = 1_000_000;
const started = (at = START): MockEvent => ({
  at,
  type: 'started',
  sessionId: 's',
  promptId: 'p',
  meaning: 'm',
  mode: 'solo',
  length: 35,
  level: 'senior',
});

const phase = fc.constantFrom(...PHASES);
const text = fc.string({ maxLength: 12 });
const id = fc.constantFrom('a', 'b', 'c');
const bodies: Record<Exclude<MockEventType, 'started'>, fc.Arbitrary<object>> = {
  ticked: fc.constant({}),
  paused: fc.constant({}),
  resumed: fc.constant({}),
  reopened: fc.constant({}),
  advanced: fc.constant({}),
  noted: fc.record({ phase, text }),
  drew: fc.record({ text }),
  remarked: fc.record({ text }),
  asked: fc.record({ clarification: id }),
  probed: fc.record({ probe: id }),
  'ticked-off': fc.record({ probe: id, on: fc.boolean() }),
  spoke: fc.record({ phase, hash: id }),
  discarded: fc.record({ hash: id }),
  judged: fc.record({ point: id, verdict: fc.constantFrom(...VERDICTS) }),
  flagged: fc.record({ flag: id, on: fc.boolean() }),
  scored: fc.record({ dimension: fc.constantFrom(...DIMENSIONS), score: fc.constantFrom(...SCORES) }),
};
const body = fc.oneof(...Object.entries(bodies).map(([type, fields]) => fields.map((f) => ({ type, ...f }))));
/** Clocks run, stand, jump back and sleep. */
const gap = fc.oneof(
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: -100_000, max: 0 }),
  fc.integer({ min: 0, max: 10 * LONGEST_GAP_MS }),
);
const log = fc.array(fc.tuple(body, gap), { maxLength: 80 }).map((steps) => {
  let at = START;
  const events: MockEvent[] = [started()];
  for (const [fields, ms] of steps) {
    at += ms;
    events.push({ ...fields, at } as MockEvent);
  }
  return events;
});
const spent = (s: MockSession) => PHASES.reduce((sum, p) => sum + s.spentMs[p], 0);
const place = (s: MockSession) => (s.stage === 'score' ? PHASES.length : PHASES.indexOf(s.phase));
const held = (events: readonly MockEvent[]) => foldSession(events)!;

describe('a mock review', () => {
  test('spends no time below zero, none backwards, and no more than has passed', () => {
    fc.assert(
      fc.property(log, (events) => {
        let before = held(events.slice(0, 1));
        let passed = 0;
        events.slice(1).forEach((event, i) => {
          const after = step(before, event)!;
          passed += Math.max(0, event.at - events[i]!.at);
          for (const p of PHASES) expect(after.spentMs[p]).toBeGreaterThanOrEqual(before.spentMs[p]);
          before = after;
        });
        // A clock set back and on again passes the same minutes twice; it never counts more than it ran forward.
        expect(spent(before)).toBeLessThanOrEqual(passed);
      }),
    );
  });

  test('walks the phases once, in order, and is scored after the last', () => {
    fc.assert(
      fc.property(log, (events) => {
        let before = held(events.slice(0, 1));
        for (const event of events.slice(1)) {
          const after = step(before, event)!;
          expect(place(after) - place(before)).toBe(
            event.type === 'advanced' && before.stage === 'talk' ? 1 : 0,
          );
          before = after;
        }
      }),
    );
  });

  test('goes on after any cut as if there had been none, but for the clock, which waits', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, where) => {
        const cut = 1 + (where % events.length);
        // What a device keeps is plain data, read back by another tab.
        const kept = JSON.parse(JSON.stringify(held(events.slice(0, cut)))) as MockSession;
        expect(kept).toEqual(held(events.slice(0, cut)));
        const whole = held(events);
        const resumed = events.slice(cut).reduce<MockSession>((s, e) => step(s, e)!, kept);
        expect(resumed).toEqual(whole);
        const reopened = step(kept, { at: START + 1e9, type: 'reopened' })!;
        expect(reopened).toEqual({ ...kept, running: false, version: kept.version + 1 });
      }),
    );
  });

  test('keeps the last of everything written, drawn and scored', () => {
    fc.assert(
      fc.property(log, (events) => {
        const session = held(events);
        for (const p of PHASES) {
          const last = events.findLast((e) => e.type === 'noted' && e.phase === p);
          expect(session.notes[p]).toBe(last?.type === 'noted' ? last.text : '');
        }
        for (const d of DIMENSIONS) {
          const last = events.findLast((e) => e.type === 'scored' && e.dimension === d);
          expect(session.scores[d]).toBe(last?.type === 'scored' ? last.score : undefined);
        }
        expect(isScored(session)).toBe(DIMENSIONS.every((d) => session.scores[d] !== undefined));
        expect(session.version).toBe(events.length);
      }),
    );
  });

  test('holds each recording once, until it is thrown away', () => {
    fc.assert(
      fc.property(log, (events) => {
        const heard = new Map<string, string>();
        for (const event of events) {
          if (event.type === 'spoke' && !heard.has(event.hash)) heard.set(event.hash, event.phase);
          if (event.type === 'discarded') heard.delete(event.hash);
        }
        expect(held(events).recordings.map((r) => [r.hash, r.phase])).toEqual([...heard]);
      }),
    );
  });

  test('counts no time while it is paused, asleep or closed', () => {
    const at = (ms: number) => START + ms;
    const session = held([
      started(),
      { at: at(1000), type: 'ticked' },
      { at: at(2000), type: 'paused' },
      { at: at(9000), type: 'resumed' },
      { at: at(10_000), type: 'ticked' },
      { at: at(10_000 + LONGEST_GAP_MS + 1), type: 'ticked' },
      { at: at(10_000 + LONGEST_GAP_MS + 1001), type: 'ticked' },
      { at: at(500_000), type: 'reopened' },
      { at: at(600_000), type: 'resumed' },
      { at: at(601_000), type: 'advanced' },
    ]);
    expect(session.spentMs.clarify).toBe(2000 + 1000 + 1000 + 1000);
    expect(session.phase).toBe('estimate');
    expect(session.running).toBe(true);
  });
});

describe('the plan of the phases', () => {
  const minutes = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 5, maxLength: 5 });

  test('takes exactly the length that was chosen, whatever its parts', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(...LENGTHS), (parts, length) => {
        const total = parts.reduce((a, b) => a + b, 0);
        fc.pre(total < 35);
        const phases = PHASES.map((p, i) => ({ phase: p, minutes: parts[i] ?? 35 - total, task: '' }));
        const planned = plannedMs(phases, length);
        expect(PHASES.reduce((sum, p) => sum + planned[p], 0)).toBe(length * 60_000);
        for (const p of PHASES) expect(planned[p]).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [245_000, '4:05'],
    [3_660_000, '61:00'],
    [-5, '0:00'],
  ])('prints %i ms as %s', (ms, printed) => expect(printClock(ms)).toBe(printed));
});
