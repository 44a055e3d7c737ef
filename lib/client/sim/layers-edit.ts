/** What a person changes of a layers scenario, as new input; whether it can be run is for the scenario's parse to say. */
import type { LayersInput } from '@/lib/sim/layers/scenario';

export type BuildInput = NonNullable<LayersInput['build']>;
export type DiskInput = NonNullable<LayersInput['disk']>;
export type PullInput = NonNullable<LayersInput['pull']>;
export type InstructionInput = BuildInput['instructions'][number];
export type EditInput = NonNullable<BuildInput['edits']>[number];
export type OperationInput = DiskInput['operations'][number];

const MIB = 2 ** 20;

/** An edit of an instruction means its place: it goes when places change. */
const withInstructions = (build: BuildInput, instructions: InstructionInput[]): BuildInput => ({
  ...build,
  instructions,
  edits: (build.edits ?? []).filter((edit) => edit.type !== 'change-instruction'),
});

export function moveInstruction(build: BuildInput, index: number, by: -1 | 1): BuildInput {
  const { instructions } = build;
  const moved = instructions[index]!;
  const rest = instructions.filter((_, i) => i !== index);
  return withInstructions(build, rest.toSpliced(index + by, 0, moved));
}

export function setCacheMount(build: BuildInput, index: number, on: boolean): BuildInput {
  const run = build.instructions[index]!;
  if (run.type !== 'RUN') return build;
  const { cacheMount: _, ...bare } = run;
  const cacheMount = { target: '/root/.cache', bytes: 90 * MIB, filledTookUs: Math.round(run.tookUs / 5) };
  return withInstructions(build, build.instructions.with(index, on ? { ...bare, cacheMount } : bare));
}

export const isMultiStage = (build: BuildInput) =>
  build.instructions.filter((instruction) => instruction.type === 'FROM').length > 1;

/** On: a second stage from the same base takes the work directory of the first. Off: only the first stage is left. */
export function setMultiStage(build: BuildInput, on: boolean): BuildInput {
  const { target: _, ...rest } = build;
  const [from, ...others] = build.instructions;
  if (from?.type !== 'FROM' || isMultiStage(build) === on) return build;
  if (on) {
    const workdir = build.instructions.findLast((instruction) => instruction.type === 'WORKDIR')?.path ?? '/';
    return withInstructions(rest, [
      { ...from, as: 'build' },
      ...others,
      { type: 'FROM', image: from.image, as: 'final' },
      { type: 'COPY', from: 'build', sources: [workdir], to: workdir },
    ]);
  }
  const end = others.findIndex((instruction) => instruction.type === 'FROM');
  return withInstructions(rest, [{ type: 'FROM', image: from.image }, ...others.slice(0, end)]);
}

export interface EditChoice {
  id: string;
  words: string;
  edits: EditInput[];
}

/** By what is changed, not into what: an edit of a preset is found among the choices. */
const editId = (edits: readonly EditInput[]) =>
  edits
    .map((edit) => {
      const what =
        'path' in edit ? edit.path : 'index' in edit ? edit.index : 'image' in edit ? edit.image : '';
      return `${edit.type} ${what}`;
    })
    .join(', ');

/** Whatever one may change between the two builds. */
export function editChoices(build: BuildInput): EditChoice[] {
  const choice = (words: string, ...edits: EditInput[]) => ({ id: editId(edits), words, edits });
  const changed = build.files.map(({ path, content, bytes }) =>
    choice(`${path} changes`, { type: 'change-file', path, content: `${content}, edited`, bytes }),
  );
  const touched = build.files.map(({ path }) =>
    choice(`${path}: only its modification time`, { type: 'touch-file', path }),
  );
  const rewritten = build.instructions.flatMap((instruction, index) =>
    instruction.type === 'RUN'
      ? [
          choice(`Line ${index + 1} is written anew`, {
            type: 'change-instruction',
            index,
            instruction: { ...instruction, command: `${instruction.command} --verbose` },
          }),
        ]
      : [],
  );
  const tags = build.images.map(({ name, digest }) =>
    choice(`The tag ${name} moves`, { type: 'move-tag', image: name, digest: `${digest}, moved` }),
  );
  const other = [
    choice('Nothing: no second build'),
    choice('A builder without this cache', { type: 'new-builder' }),
  ];
  return [...changed, ...touched, ...rewritten, ...tags, ...other];
}

export const pickedEdit = (build: BuildInput) => editId(build.edits ?? []);

export const OPERATION_WORDS = {
  read: 'read the whole file',
  append: 'append',
  write: 'write from the start',
  'open-writing': 'open for writing, write nothing',
  'open-truncating': 'open with O_TRUNC',
  create: 'create a file',
  delete: 'delete (unlink)',
  'delete-recursive': 'delete with all below (rm -r)',
  rmdir: 'rmdir',
  rename: 'rename',
  link: 'hard link',
  mkdir: 'mkdir',
  chmod: 'chmod 0600',
  chown: 'chown 1000:1000',
  stat: 'stat',
} as const;
export type OperationChoice = keyof typeof OPERATION_WORDS;
export const NEEDS_TO: readonly OperationChoice[] = ['rename', 'link'];
export const NEEDS_BYTES: readonly OperationChoice[] = ['append', 'write', 'create'];

export interface OperationDraft {
  container: string;
  choice: OperationChoice;
  path: string;
  to: string;
  bytes: number;
}

export function operationOf({ container, choice, path, to, bytes }: OperationDraft): OperationInput {
  const on = { container, path };
  switch (choice) {
    case 'open-writing':
      return { ...on, type: 'open', as: 'writing' };
    case 'open-truncating':
      return { ...on, type: 'open', as: 'truncating' };
    case 'append':
    case 'write':
    case 'create':
      return { ...on, type: choice, bytes, content: 'new' };
    case 'delete-recursive':
      return { ...on, type: 'delete', recursive: true };
    case 'rename':
    case 'link':
      return { ...on, type: choice, to };
    case 'chmod':
      return { ...on, type: 'chmod', mode: '0600' };
    case 'chown':
      return { ...on, type: 'chown', owner: '1000:1000' };
    default:
      return { ...on, type: choice };
  }
}
