'use client';
import {
  type GroupPlace,
  groupInput,
  pathOf,
  type Written,
  withLimit,
  writtenNumber,
  writtenText,
} from '@/lib/client/sim/limits-edit';
import type { Limits, Translation } from '@/lib/sim/cgroups/kernel-limits';
import type { LimitsInputScenario } from '@/lib/sim/cgroups/scenario';
import type { BadScenario } from '@/lib/sim/engine/model';
import { ioMaxWith, type LimitRow, type Stop } from './limit-rows';
import { Setting } from './setting';
import { TranslationLines } from './translation-lines';

/** What every control of a group is given. */
export interface GroupEditing {
  input: LimitsInputScenario;
  place: GroupPlace;
  /** Of the last scenario that could be read. */
  limits: Limits;
  translations: readonly Translation[];
  problem: BadScenario | null;
  onChange: (input: LimitsInputScenario) => void;
}

export function LimitSetting({ row, editing }: { row: LimitRow; editing: GroupEditing }) {
  const { input, place, limits, translations, problem, onChange } = editing;
  const now = row.value(limits);
  const write = (value: Written | object) => onChange(withLimit(input, place, row.key, value));
  const isHere = problem?.path.startsWith(`${pathOf(place)}.limits["${row.key}"]`) ?? false;
  const isPart = row.key === 'io.max' ? (problem?.reason.includes(row.id) ?? false) : row.field !== 'none';
  const given = groupInput(input, place)?.limits?.[row.key];
  return (
    <Setting
      label={row.label}
      said={row.say(now, limits)}
      slider={{
        at: nearest(row.stops, now),
        last: row.stops.length - 1,
        onMove: (at) => write(row.write(row.stops[at] ?? null, limits)),
      }}
      field={
        row.field === 'none'
          ? undefined
          : {
              text: textOf(given, row, limits),
              placeholder: row.say(now, limits),
              hint: row.hint,
              onText: (text) => {
                const typed = row.field === 'number' ? writtenNumber(text) : writtenText(text);
                write(row.key === 'io.max' ? ioMaxWith(limits, row.id, typed) : typed);
              },
            }
      }
      problem={isHere && isPart ? problem!.reason : null}
    >
      {row.field !== 'none' && row.key !== 'io.max' && (
        <TranslationLines translations={translations.filter((t) => t.file === row.key)} />
      )}
    </Setting>
  );
}

function textOf(given: unknown, row: LimitRow, limits: Limits): string {
  if (row.key !== 'io.max') return given === undefined ? '' : String(given);
  if (typeof given === 'object' && given !== null)
    return String((given as Record<string, unknown>)[row.id] ?? '');
  return String(row.value(limits) ?? '');
}

/** Place of the stop that comes nearest; "no limit" only for "no limit". */
function nearest(stops: readonly Stop[], value: Stop): number {
  if (value === null) return stops.lastIndexOf(null);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  stops.forEach((stop, at) => {
    const far = stop === null ? Number.POSITIVE_INFINITY : Math.abs(stop - value);
    if (far < least) {
      least = far;
      best = at;
    }
  });
  return best;
}
