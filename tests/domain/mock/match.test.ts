import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, findPoint } from '@/lib/domain/mock/match';

const words = (text: string, terms: string[][]) =>
  findPoint({ terms }, text).spans.map(({ start, end }) => text.slice(start, end));

describe('a point in the notes', () => {
  test.each([
    ['200 ms', 'quota 200ms a period', '200ms'],
    ['200 ms', 'a quota of 200-ms', '200-ms'],
    ['cpu.max', 'CPU.MAX is 200000', 'CPU.MAX'],
    ['burst*', 'it bursts, bursting', 'bursts'],
    ['quota', 'two quotas', 'quotas'],
    ['scale* CoreDNS', 'we are scaling? no: scaled CoreDNS', 'scaled CoreDNS'],
    ['nr_throttled', 'see nr_throttled/nr_periods', 'nr_throttled'],
    ['200/64', '200/64 = 3', '200/64'],
    ['Go 1.25', 'go 1.25.', 'go 1.25'],
    ['GC', 'the GC: many threads', 'GC'],
    ['more pods', 'more\npods', 'more\npods'],
    ["doesn't help", 'it doesn’t help', 'doesn’t help'],
  ])('finds "%s" in "%s"', (term, text, found) => expect(words(text, [[term]])[0]).toBe(found));

  test.each([
    ['64', '640 threads'],
    ['64', '1.64 CPUs'],
    ['3 ms', '93 ms'],
    ['97 ms', '0.97 ms'],
    ['1.2', '1.25'],
    ['GC', 'GCP'],
    ['weight', 'lightweight'],
    ['cpu.max', 'cpuXmax'],
  ])('does not find "%s" in "%s"', (term, text) => expect(words(text, [[term]])).toEqual([]));

  test('is hit with all its things said, partly made with some, missed with none', () => {
    const terms = [['quota', 'cpu.max'], ['period']];
    expect(findPoint({ terms }, 'the quota of a period').verdict).toBe('hit');
    expect(findPoint({ terms }, 'cpu.max and quota').verdict).toBe('partly');
    expect(findPoint({ terms }, '').verdict).toBe('missed');
  });

  test('shows only words that are there, in order, apart', () => {
    const term = fc.array(fc.constantFrom('a', 'b', '1', '.', ' ', '(', '*', 'é'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            term.map((t) => t.join('')),
            { minLength: 1, maxLength: 3 },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        fc.string(),
        (terms, text) => {
          const { spans } = findPoint({ terms }, text);
          let end = -1;
          for (const span of spans) {
            expect(span.start).toBeGreaterThan(end);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  test('is read in its line, with what was found marked', () => {
    const text = 'first line\nquota of 200 ms in a period\nlast';
    const { spans } = findPoint({ terms: [['quota'], ['200 ms']] }, text);
    expect(excerptOf(text, spans)).toEqual([
      [
        { text: 'quota', marked: true },
        { text: ' of ', marked: false },
        { text: '200 ms', marked: true },
        { text: ' in a period', marked: false },
      ],
    ]);
  });
});
