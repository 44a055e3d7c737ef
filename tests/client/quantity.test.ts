import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPECTED, parseQuantity } from '@/lib/client/sim/quantity';
import { QUANTITIES, type Quantity } from '@/lib/domain/mock/calculator/calculator';
import { CALCULATORS } from '@/lib/domain/mock/calculators';

const MIB = 1024 ** 2;

describe('what engineers type', () => {
  test.each<[Quantity, string, number]>([
    ['cpu', '200m', 0.2],
    ['cpu', '2', 2],
    ['cpu', '1.5 CPUs', 1.5],
    ['cpu', '0,5', 0.5],
    ['memory', '512Mi', 512 * MIB],
    ['memory', '6 GB', 6e9],
    ['memory', '6gb', 6e9],
    ['memory', '1.5 GiB', 1.5 * 1024 * MIB],
    ['memory', '64 kB', 64_000],
    ['memory', '0', 0],
    ['memory', '4096 bytes', 4096],
    ['size', '300 MB', 300e6],
    ['size', '1,5 GB', 1.5e9],
    ['bandwidth', '1 Gbit/s', 125e6],
    ['bandwidth', '10 Gbps', 1.25e9],
    ['bandwidth', '100 MB/s', 100e6],
    ['bandwidth', '100 Mb/s', 12.5e6],
    ['bandwidth', '125 MiB/s', 125 * MIB],
    ['time', '200 ms', 200],
    ['time', '200000us', 200],
    ['time', '30s', 30_000],
    ['time', '5 min', 300_000],
    ['time', '0', 0],
    ['share', '75 %', 0.75],
    ['share', '75', 0.75],
    ['share', '0.75', 0.75],
    ['share', '1', 1],
    ['count', '64', 64],
    ['count', '2,520', 2520],
    ['count', '6 000', 6000],
    ['count', '2k', 2000],
    ['arrivals', '120/s', 120],
    ['arrivals', '120', 120],
    ['arrivals', '4.8k req/s', 4800],
    ['arrivals', '7200/min', 120],
    ['arrivals', '300 rps', 300],
  ])('%s "%s" is %d', (quantity, text, value) => {
    const read = parseQuantity(quantity, text);
    expect(read.ok && read.value).toBeCloseTo(value, 6);
  });

  test.each<[Quantity, string]>([
    ['cpu', '2 GB'],
    ['memory', '512'],
    ['memory', 'much'],
    ['size', '300 MB/s'],
    ['bandwidth', '1 Gbit'],
    ['bandwidth', '125'],
    ['time', '200'],
    ['time', '-3 s'],
    ['share', '3 apples'],
    ['count', '2.5'],
    ['count', ''],
    ['arrivals', 'a few'],
  ])('%s "%s" is refused with what is expected', (quantity, text) => {
    expect(parseQuantity(quantity, text)).toEqual({ ok: false, error: `Write ${EXPECTED[quantity]}.` });
  });

  test('a lone m of memory is told from a mebibyte', () => {
    const read = parseQuantity('memory', '512m');
    expect(!read.ok && read.error).toContain('512Mi is mebibytes');
  });

  test('what a calculator begins with can be read, and its examples too', () => {
    for (const { fields } of CALCULATORS)
      for (const { quantity, usual, optional } of fields)
        if (!(optional && usual === '')) expect(parseQuantity(quantity, usual).ok, usual).toBe(true);
    for (const quantity of QUANTITIES)
      for (const example of EXPECTED[quantity].replace(/^.*such as /, '').split(' or '))
        expect(parseQuantity(quantity, example).ok, `${quantity}: ${example}`).toBe(true);
  });

  test('any text is a number that is not negative, or a sentence', () => {
    const typed = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.double({ noNaN: true }), fc.constantFrom('m', 'Mi', ' GB', '/s', ' ms', '%', ' Gbit/s', ''))
        .map(([value, unit]) => `${value}${unit}`),
    );
    fc.assert(
      fc.property(fc.constantFrom(...QUANTITIES), typed, (quantity, text) => {
        const read = parseQuantity(quantity, text);
        if (read.ok) expect(read.value >= 0 && Number.isFinite(read.value)).toBe(true);
        else expect(read.error).toMatch(/\.$/);
      }),
    );
  });
});
