'use client';
import {
  type BuildInput,
  editChoices,
  isMultiStage,
  moveInstruction,
  pickedEdit,
  setCacheMount,
  setMultiStage,
} from '@/lib/client/sim/layers-edit';
import type { BadScenario } from '@/lib/sim/engine/model';
import { printInstruction } from '@/lib/sim/layers/dockerfile';
import { CheckField, Reason, reasonAt, SelectField } from '../field';

interface BuildControlsProps {
  build: BuildInput;
  problem: BadScenario | null;
  onChange: (build: BuildInput) => void;
}

/** The edit between the builds, the order of the instructions, and where bytes are kept off the image. */
export function BuildControls({ build, problem, onChange }: BuildControlsProps) {
  const choices = editChoices(build);
  const picked = pickedEdit(build);
  return (
    <div className="grid gap-4">
      <div>
        <SelectField
          label="Between the builds"
          value={picked}
          onChange={(id) =>
            onChange({
              ...build,
              edits: choices.find((choice) => choice.id === id)?.edits ?? build.edits ?? [],
            })
          }
        >
          {!choices.some((choice) => choice.id === picked) && (
            <option value={picked}>As the scenario has it</option>
          )}
          {choices.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </SelectField>
        <Reason reason={reasonAt(problem, 'build.edits')} />
      </div>
      <CheckField
        label="Multi-stage: the image takes only the work directory"
        checked={isMultiStage(build)}
        onChange={(on) => onChange(setMultiStage(build, on))}
      />
      <InstructionOrder build={build} problem={problem} onChange={onChange} />
    </div>
  );
}

const MOVE =
  'min-h-11 min-w-11 cursor-pointer rounded-md border border-edge bg-surface disabled:cursor-default disabled:opacity-55';

function InstructionOrder({ build, problem, onChange }: BuildControlsProps) {
  const last = build.instructions.length - 1;
  return (
    <fieldset className="min-w-0">
      <legend className="label mb-1">Order of the instructions</legend>
      <ol className="border-t border-line">
        {build.instructions.map((instruction, index) => {
          const text = printInstruction(instruction as Parameters<typeof printInstruction>[0]);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an instruction is its place
            <li key={index} className="border-b border-line py-1.5">
              <div className="flex items-center gap-2">
                <span className="mono min-w-0 flex-1 text-sm leading-5">
                  {index + 1} {text}
                </span>
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    className={MOVE}
                    disabled={index + by < 0 || index + by > last}
                    onClick={() => onChange(moveInstruction(build, index, by))}
                  >
                    <span aria-hidden>{by < 0 ? '↑' : '↓'}</span>
                    <span className="sr-only">
                      Move {text} {by < 0 ? 'up' : 'down'}
                    </span>
                  </button>
                ))}
              </div>
              {instruction.type === 'RUN' && (
                <CheckField
                  label={
                    <>
                      Cache mount<span className="sr-only"> for {instruction.command}</span>
                    </>
                  }
                  checked={instruction.cacheMount !== undefined}
                  onChange={(on) => onChange(setCacheMount(build, index, on))}
                />
              )}
              <Reason reason={reasonAt(problem, `build.instructions[${index}]`)} />
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
