/** A list of instructions as stages, and as the text one would write. */
import type { Instruction } from './build-scenario';

export interface Stage {
  /** Name after AS, or its number. */
  name: string;
  /** An earlier stage, or null where FROM names an image. */
  base: Stage | null;
  /** Index of its FROM among all instructions, then of each further one. */
  indices: number[];
}

/** FROM opens a stage; a later stage may start from it by name. */
export function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: Stage[] = [];
  for (const [index, instruction] of instructions.entries()) {
    if (instruction.type === 'FROM') {
      const base = stages.find((stage) => stage.name === instruction.image) ?? null;
      stages.push({ name: instruction.as ?? String(stages.length), base, indices: [index] });
    } else stages.at(-1)?.indices.push(index);
  }
  return stages;
}

/** The stages that building `target` needs; BuildKit skips the others. */
export function neededStages(
  stages: readonly Stage[],
  instructions: readonly Instruction[],
  target: string | undefined,
): Set<Stage> {
  const needed = new Set<Stage>();
  const visit = (stage: Stage | undefined | null) => {
    if (!stage || needed.has(stage)) return;
    needed.add(stage);
    visit(stage.base);
    for (const index of stage.indices) {
      const instruction = instructions[index]!;
      if (instruction.type === 'COPY') visit(stages.find((other) => other.name === instruction.from));
    }
  };
  visit(target === undefined ? stages.at(-1) : stages.find((stage) => stage.name === target));
  return needed;
}

export function printInstruction(instruction: Instruction): string {
  switch (instruction.type) {
    case 'FROM':
      return `FROM ${instruction.image}${instruction.as ? ` AS ${instruction.as}` : ''}`;
    case 'WORKDIR':
      return `WORKDIR ${instruction.path}`;
    case 'ENV':
      return `ENV ${instruction.name}=${instruction.value}`;
    case 'COPY':
      return `COPY ${instruction.from ? `--from=${instruction.from} ` : ''}${instruction.sources.join(' ')} ${instruction.to}`;
    case 'RUN':
      return `RUN ${instruction.cacheMount ? `--mount=type=cache,target=${instruction.cacheMount.target} ` : ''}${instruction.command}`;
  }
}

/** What of the text is part of the cache key: the names of stages and images are not, their content is. */
export function keyText(instruction: Instruction): string {
  if (instruction.type === 'FROM') return 'FROM';
  if (instruction.type !== 'COPY') return printInstruction(instruction);
  const { from: _from, ...copy } = instruction;
  return printInstruction(copy);
}
