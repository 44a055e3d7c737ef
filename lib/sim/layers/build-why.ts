/** Why an instruction was taken from the cache or ran again, by comparison with the build before. */
import type { Instruction } from './build-scenario';
import type { Build, Why } from './build-step';
import type { StageState, Work } from './build-work';
import { changedNames } from './environment';

export interface Comparison {
  index: number;
  text: string;
  instruction: Instruction;
  work: Work;
  /** Index of the first miss above it. */
  parentMissed: number | null;
  /** The stage COPY --from takes from. */
  from: StageState | null;
  before: Build | null;
}

export function whyHit({ instruction, from, before }: Comparison): Why {
  if (instruction.type === 'FROM' && before === null) return { type: 'base-present' };
  if (instruction.type === 'COPY' && instruction.from && from?.missed !== null)
    return { type: 'same-files', from: instruction.from };
  return { type: 'cached' };
}

export function whyMissed({ index, text, work, parentMissed, before }: Comparison): Why {
  const last = before?.checked.get(index);
  if (!last) return { type: 'nothing-cached' };
  if (last.text !== text) return { type: 'instruction-changed', before: last.text };
  const names = new Set([...last.files.keys(), ...work.checked.keys()]);
  const paths = [...names]
    .filter((path) => last.files.get(path)?.content !== work.checked.get(path)?.content)
    .sort();
  if (paths.includes('(base)')) return { type: 'base-changed' };
  if (paths.length > 0) return { type: 'files-changed', paths };
  const variables = changedNames(last.environment, work.environment);
  if (variables.length > 0) return { type: 'environment-changed', names: variables };
  if (parentMissed !== null) return { type: 'after-miss', index: parentMissed };
  return { type: 'nothing-cached' };
}
