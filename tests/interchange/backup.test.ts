import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '@/lib/base/canonical';
import type { EventBody, EventType, StoredEvent } from '@/lib/domain/review/event';
import { BACKUP_VERSION, backupPrinter, parseBackup } from '@/lib/interchange/backup';
import { answered, cardRef, laterEvent, NOON, OWN_PARAMETERS, storedEvent } from '../support/builders';

const HEAD = { exportedAt: NOON, app: 'build-1', blobs: 'none' as const };
function print(events: readonly StoredEvent[], pieces = 1) {
  const printer = backupPrinter(HEAD);
  const size = Math.max(1, Math.ceil(events.length / pieces));
  for (let i = 0; i < events.length; i += size) printer.add(events.slice(i, i + size));
  return printer.close().join('');
}
const ref = cardRef(1);
const basis = { unseen: 0.4, studied: 0.25, promised: 0.5 };
/** One of every type, so that a new one cannot be forgotten here. */
const byType: { [T in EventType]: Extract<EventBody, { type: T }> } = {
  answered: answered(ref, {
    answer: { type: 'numeric', text: '−3 "ä\u2028' },
    predictedRight: { model: 'readiness 1', value: 0.6, basis },
  }),
  undone: { type: 'undone', target: 'e-0', targetCardId: ref.cardId, sessionId: null },
  suspended: { type: 'suspended', ...ref, on: true, sessionId: null },
  buried: { type: 'buried', ...ref, untilDay: 7, sessionId: 's' },
  flagged: { type: 'flagged', ...ref, on: false, sessionId: null },
  'settings-changed': {
    type: 'settings-changed',
    changes: { retention: 0.8, parameters: OWN_PARAMETERS },
  },
  'session-started': { type: 'session-started', sessionId: 's', context: 'review', queue: [ref.cardId] },
  'session-ended': { type: 'session-ended', sessionId: 's' },
  'item-written': { type: 'item-written', itemId: 'mine', item: { id: 'mine' } },
  shown: { type: 'shown', ...ref, context: 'checkpoint', sessionId: 's' },
  'readiness-noted': {
    type: 'readiness-noted',
    model: 'readiness 1',
    role: 'senior',
    coverage: 0.3,
    expected: { mean: 0.6, p10: 0.5, p90: 0.7 },
  },
};
const bodies: EventBody[] = Object.values(byType);
const all = bodies.map((body, i) => storedEvent(`e-${i}`, body, i + 1));
const edited = (change: (file: { events: Record<string, unknown>[] } & Record<string, unknown>) => void) => {
  const file = JSON.parse(print(all));
  change(file);
  return parseBackup(JSON.stringify(file));
};
const refusal = (type: string, detail: RegExp) => ({
  ok: false,
  error: { type, detail: expect.stringMatching(detail) },
});

describe('a backup', () => {
  test('reads back what it prints, in pieces of any number', () => {
    const lists = fc.array(fc.tuple(fc.nat(bodies.length - 1), fc.jsonValue()), { maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 5 }), (list, pieces) => {
        const events = list.map(([pick, extra], i) =>
          pick === 0 ? laterEvent(`e-${i}`, i + 1, { extra }) : storedEvent(`e-${i}`, bodies[pick]!, i + 1),
        );
        const parsed = parseBackup(print(events, pieces));
        expect(parsed).toMatchObject({ ok: true, value: { ...HEAD, version: BACKUP_VERSION } });
        const written = JSON.parse(JSON.stringify(events));
        expect(parsed.ok && canonical(parsed.value.events)).toBe(canonical(written));
      }),
    );
  });

  test('keeps every type of event of this version', () => {
    expect(parseBackup(print(all))).toMatchObject({ ok: true, value: { events: all } });
  });

  test('is refused when it is cut off at any byte', () => {
    const bytes = new TextEncoder().encode(print(all.slice(0, 3)));
    for (let cut = 0; cut < bytes.length - 1; cut++) {
      const parsed = parseBackup(new TextDecoder().decode(bytes.subarray(0, cut)));
      expect(parsed.ok, `cut at ${cut}`).toBe(false);
      if (!parsed.ok && cut > 60) expect(parsed.error.type).toBe('truncated');
    }
    expect(parseBackup(new TextDecoder().decode(bytes)).ok).toBe(true);
  });

  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['hello', 'not-json'],
    ['[]', 'foreign'],
    ['null', 'foreign'],
    ['7', 'foreign'],
    ['{"events":[]}', 'foreign'],
    ['{"format":"drydock-backup"}', 'foreign'],
  ])('refuses %j as %s', (text, type) =>
    expect(parseBackup(text)).toMatchObject({ ok: false, error: { type } }),
  );

  test('refuses a newer version by name', () => {
    expect(
      edited((f) => {
        f.version = 2;
      }),
    ).toEqual(refusal('newer', /version 2/));
    expect(
      edited((f) => {
        delete f.version;
      }),
    ).toMatchObject({ ok: false, error: { type: 'newer' } });
  });

  test.each<[string, number, Record<string, unknown>, RegExp]>([
    ['a score above one', 0, { score: 1.5 }, /event 1 .*"score"/],
    ['a clock it cannot read', 3, { hlc: 'noon' }, /event 4 .*"hlc"/],
    ['a day that is no number', 5, { studyDay: { day: 'x' } }, /event 6 .*"studyDay"/],
    ['a grade it does not know', 0, { grade: 'superb' }, /event 1 .*"grade"/],
    ['a queue of numbers', 6, { queue: [1] }, /event 7 .*"queue"/],
    ['no id', 8, { id: '' }, /event 9 .*"id"/],
    [
      'a chance that stood on more than all',
      0,
      { predictedRight: { model: 'm', value: 0.5, basis: { ...basis, studied: 1.01 } } },
      /event 1 .*"predictedRight"/,
    ],
    ['readiness for a role it does not know', 10, { role: 'wizard' }, /event 11 .*"role"/],
    ['readiness that is no interval', 10, { expected: { mean: 0.6 } }, /event 11 .*"expected"/],
  ])('refuses an event with %s, and says its number', (_, n, change, detail) => {
    expect(edited((f) => void Object.assign(f.events[n]!, change))).toEqual(refusal('bad-event', detail));
  });

  test('refuses what is not an event at all', () => {
    expect(
      edited((f) => {
        f.events[1] = 5 as never;
      }),
    ).toEqual(refusal('bad-event', /event 2 is not/));
  });

  test('refuses a count that is not its own', () => {
    expect(edited((f) => void f.events.pop())).toEqual(refusal('miscounted', /10 events, the file says 11/));
    expect(
      edited((f) => {
        delete f.count;
      }),
    ).toMatchObject({ ok: false, error: { type: 'miscounted' } });
  });

  test('refuses one id with two contents, and takes a plain repeat once', () => {
    const other = { ...all[0]!, at: 5 } as StoredEvent;
    expect(parseBackup(print([all[0]!, all[1]!, other]))).toEqual(refusal('twice', /event 3/));
    expect(parseBackup(print([all[0]!, all[0]!]))).toMatchObject({ ok: true, value: { events: [all[0]] } });
  });

  test('lets events of later versions pass as they are', () => {
    const later = [
      laterEvent('u-1', 1, { depth: { of: ['sleep'] } }),
      laterEvent('u-2', 2, { type: 'answered', schema: 2, score: 'unheard of' }),
      laterEvent('u-3', 3, { type: 'constructor' }),
    ];
    expect(parseBackup(print(later))).toMatchObject({ ok: true, value: { events: later } });
  });
});
