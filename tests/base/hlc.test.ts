import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HLC_ZERO, parseHlc, printHlc, tickHlc } from '@/lib/base/hlc';

describe('hybrid logical clock', () => {
  test('strictly increases as printed text, however the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999_999_999_999 }), { minLength: 2 }), (walls) => {
        let hlc = HLC_ZERO;
        let last = '';
        for (const wall of walls) {
          hlc = tickHlc(hlc, wall);
          expect(printHlc(hlc) > last).toBe(true);
          last = printHlc(hlc);
        }
      }),
    );
  });

  test('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), fc.nat(99_999_999), (wallMs, counter) => {
        expect(parseHlc(printHlc({ wallMs, counter }))).toEqual({ wallMs, counter });
      }),
    );
  });

  test.each(['', '1-2', '000000000000001-1', 'x00000000000001-00000001', '000000000000001-00000001 '])(
    'refuses "%s"',
    (text) => expect(parseHlc(text)).toBeNull(),
  );
});
