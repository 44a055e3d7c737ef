/** What every calculator of a review is: named fields in, one line of arithmetic and its figures out. */
import { fail, ok, type Result } from '@/lib/base/result';

/**
 * What a field holds, and so what may be typed into it; the number is in the unit named here.
 * `cpu` CPUs · `memory`, `size` bytes · `bandwidth` bytes a second · `time` milliseconds · `share` of 1 ·
 * `count` a whole number · `arrivals` a second.
 */
export const QUANTITIES = [
  'cpu',
  'memory',
  'size',
  'bandwidth',
  'time',
  'share',
  'count',
  'arrivals',
] as const;
export type Quantity = (typeof QUANTITIES)[number];

export interface Field {
  name: string;
  label: string;
  quantity: Quantity;
  /** What stands there at first, as an engineer types it. */
  usual: string;
  /** May be left blank: the value is then null and what needs it is left out. */
  optional?: true;
  hint?: string;
}

export interface Figure {
  label: string;
  text: string;
  /** The one that answers the calculator's question. */
  main?: true;
}

export interface Worked {
  figures: Figure[];
  /** The whole computation in one line, as it would be said in a review. */
  arithmetic: string;
  /** What the arithmetic leaves out. */
  caveat?: string;
}

/** A field and why its number does not fit the others. */
export interface Unfit {
  field: string;
  reason: string;
}

export type Values = Readonly<Record<string, number | null>>;

export interface Calculator {
  id: string;
  /** Begins the line that goes into the notes. */
  title: string;
  /** The question it answers, for the list. */
  question: string;
  fields: readonly Field[];
  /** Needs a value for every field that is not optional; numbers are not negative. */
  work(values: Values): Result<Worked, Unfit>;
}

/** A calculator whose rule takes a record of its fields. Throws when a needed value is missing: that is a bug. */
export function calculator<Name extends string, Blank extends Name = never>(
  about: Omit<Calculator, 'work' | 'fields'> & { fields: readonly (Field & { name: Name })[] },
  rule: (
    values: { [N in Exclude<Name, Blank>]: number } & { [N in Blank]: number | null },
  ) => Result<Worked, Unfit>,
): Calculator {
  return {
    ...about,
    work(values) {
      for (const { name, optional } of about.fields)
        if (!optional && typeof values[name] !== 'number') throw new Error(`${about.id}: no ${name}`);
      return rule(values as Parameters<typeof rule>[0]);
    },
  };
}

export const unfit = (field: string, reason: string) => fail<Unfit>({ field, reason });
export const worked = (result: Worked) => ok(result);
