/** A step of the density comparison in words, with the source of every number or the plain statement that there is none. */
import type { Explanation } from '@/lib/sim/engine/model';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import { KIND_TEXTS } from './kind';
import type { DensityStep, Fit, Range } from './row';
import type { DensityScenario } from './scenario';

/** Said wherever no source gives a number. */
export const NO_FIGURE = 'no sourced figure';

export function explainDensity(scenario: DensityScenario, step: DensityStep): Explanation {
  const { name, cost, follows } = KIND_TEXTS[step.kind];
  const documented = { follows, basis: 'documentation' as const };
  switch (step.type) {
    case 'start': {
      const rate = step.ratePerS
        ? ` On this host at most ${step.ratePerS.high} start in a second: ${step.ratePerS.of}`
        : '';
      const text = `${name}, start-up: ${printRange(step.startUs, printTime)}. ${cost}${rate}`;
      return { text, ...originOf(step.startUs, documented) };
    }
    case 'memory': {
      const text = `${name}, memory beside the workload: ${printRange(step.overheadBytes, printBytes)}.`;
      return { text, ...originOf(step.overheadBytes, documented) };
    }
    case 'fit':
      return { text: `${name}, how many fit: ${fitText(step.fit, scenario)}`, ...documented };
    case 'shares':
      return { text: `${name} share ${step.shares}.`, ...documented };
    case 'fault':
      return { text: `${name}: ${step.blast.text}`, ...documented };
  }
}

/** `14.4 ms to 224.6 ms, typically 19.8 ms (what was measured)`. */
export function printRange(range: Range | null, print: (value: number) => string): string {
  if (!range) return NO_FIGURE;
  const { low, high, typical, of, asOf } = range;
  const span =
    low === high ? print(low) : low === 0 ? `at most ${print(high)}` : `${print(low)} to ${print(high)}`;
  const usual = typical === null || low === high ? '' : `, typically ${print(typical)}`;
  return `${span}${usual} (${of}${asOf ? ` As of ${asOf}.` : ''})`;
}

function originOf(
  range: Range | null,
  otherwise: Pick<Explanation, 'follows' | 'basis'>,
): Pick<Explanation, 'follows' | 'basis'> {
  if (!range) return otherwise;
  return { follows: range.source, basis: range.basis === 'recording' ? 'recording' : 'documentation' };
}

function fitText(fit: Fit | null, { host, workload }: DensityScenario): string {
  if (!fit) return `${NO_FIGURE} for the overhead, so no number; give one of your own measuring.`;
  const count = fit.low === fit.high ? String(fit.low) : `${fit.low} to ${fit.high}`;
  const bound =
    fit.bound === 'at-most'
      ? 'at most: the overhead that is sourced leaves something out'
      : 'by memory alone';
  const room = printBytes(host.memoryBytes - host.reservedBytes);
  return `${count}, ${bound}. ${room} are left for instances of ${printBytes(workload.memoryBytes)}.`;
}
