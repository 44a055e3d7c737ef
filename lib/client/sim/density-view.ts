/** What the density screen says and how long its bars are. Numbers come from the run, words from its explanations. */

import { type DensityRun, density } from '@/lib/sim/density/density';
import { KIND_TEXTS, type Kind } from '@/lib/sim/density/kind';
import type { DensityRow, Fit, Range } from '@/lib/sim/density/row';
import type { DensityInput, DensityScenario, Fault } from '@/lib/sim/density/scenario';
import type { Explanation } from '@/lib/sim/engine/model';

export const FAULT_WORDS: Record<Fault, string> = {
  none: 'Nothing',
  process: 'The process of A crashes',
  kernel: 'The kernel under A panics',
  'host-kernel': 'The host kernel panics',
  escape: 'A breaks out',
};

export const BASIS_WORDS: Record<Range['basis'], string> = {
  recording: 'recorded',
  documentation: 'from documentation',
  given: 'your own figure',
};

const named = (rows: readonly DensityRow[]) => rows.map(({ kind }) => KIND_TEXTS[kind].name).join('; ');

/** Who loses what, in one breath: read out when another failure is picked. */
export function failureWords(run: DensityRun, fault: Fault): Explanation {
  const escaped = fault === 'escape';
  const parts = (
    [
      [
        escaped ? 'On the host, every instance in its reach' : 'Every instance, and the host',
        run.outcome.filter((row) => row.blast.down === 'all'),
      ],
      [
        escaped ? 'Inside its own box, for now' : 'One instance',
        run.outcome.filter((row) => row.blast.down === 'one'),
      ],
      ['No instance', run.outcome.filter((row) => row.blast.down === 'none')],
    ] as const
  ).flatMap(([lost, rows]) => (rows.length > 0 ? [`${lost}: ${named(rows)}.`] : []));
  const text = `${FAULT_WORDS[fault]}${fault === 'none' ? ' fails' : ''}. ${parts.join(' ')}`;
  return { text, follows: "reasoning from whose kernel runs A's system calls", basis: 'documentation' };
}

/** All that is known of a kind, in words. */
export const explanationsOf = (scenario: DensityScenario, run: DensityRun, kind: Kind): Explanation[] =>
  run.steps.flatMap((step, i) => (step.kind === kind ? [density.explain(scenario, run, i)] : []));

export function fitWords(fit: Fit | null): string {
  if (!fit) return 'no sourced figure';
  const span = fit.low === fit.high ? String(fit.low) : `${fit.low} to ${fit.high}`;
  const usual = fit.typical === null || fit.low === fit.high ? '' : `, typically ${fit.typical}`;
  return `${fit.bound === 'at-most' ? 'at most ' : ''}${span}${usual}`;
}

export function spanWords(range: Range | null, print: (value: number) => string): string {
  if (!range) return 'no sourced figure';
  const { low, high, typical } = range;
  if (low === high) return print(low);
  const span = low === 0 ? `at most ${print(high)}` : `${print(low)} to ${print(high)}`;
  return typical === null ? span : `${span}, typically ${print(typical)}`;
}

export interface Bar {
  /** Percent of the width. */
  from: number;
  to: number;
  typical: number | null;
}

/** Percent of the widest; for counts. */
export function linearBar({ low, high, typical }: Fit, widest: number): Bar {
  const at = (value: number) => (widest === 0 ? 0 : (value / widest) * 100);
  return { from: at(low), to: at(high), typical: typical === null ? null : at(typical) };
}

/** Ten times as much is as far again; `floor` stands at the left edge, and so does all below it. */
export function logBar({ low, high, typical }: Range, floor: number, ceiling: number): Bar {
  const span = Math.log10(ceiling / floor);
  const at = (value: number) =>
    Math.min(100, Math.max(0, (Math.log10(Math.max(value, floor) / floor) / span) * 100));
  return { from: at(low), to: at(high), typical: typical === null ? null : at(typical) };
}

type Given = NonNullable<DensityInput['given']>[number];

/** One's own figure for a kind; `null` takes it back. */
export function withGiven(
  input: DensityInput,
  kind: Kind,
  aspect: 'overheadBytes' | 'startUs',
  value: number | null,
): DensityInput {
  const all = input.given ?? [];
  const { [aspect]: _, ...rest } = all.find((own) => own.kind === kind) ?? { kind };
  const own: Given = value === null ? { ...rest, kind } : { ...rest, kind, [aspect]: value };
  const others = all.filter((other) => other.kind !== kind);
  return { ...input, given: Object.keys(own).length > 1 ? [...others, own] : others };
}

export function withKind(input: DensityInput, all: readonly Kind[], kind: Kind, on: boolean): DensityInput {
  const now = input.kinds ?? all;
  return { ...input, kinds: all.filter((other) => (other === kind ? on : now.includes(other))) };
}
