/** A calculator's fields as they are typed, and what comes of them. */
import { fail, ok, type Result } from '@/lib/base/result';
import type { Calculator, Values, Worked } from '@/lib/domain/mock/calculator/calculator';
import { parseQuantity } from './quantity';

/** Field name → text. */
export type Typed = Readonly<Record<string, string>>;
/** Field name → a sentence. */
export type Wrongs = Readonly<Record<string, string>>;

export const usualOf = ({ fields }: Calculator): Typed =>
  Object.fromEntries(fields.map(({ name, usual }) => [name, usual]));

/** The result, or what is wrong at which field; every field that cannot be read is told, not only the first. */
export function workTyped(calculator: Calculator, typed: Typed): Result<Worked, Wrongs> {
  const values: Record<string, number | null> = {};
  const wrongs: Record<string, string> = {};
  for (const { name, quantity, optional } of calculator.fields) {
    const text = typed[name] ?? '';
    if (optional && text.trim() === '') {
      values[name] = null;
      continue;
    }
    const read = parseQuantity(quantity, text);
    if (read.ok) values[name] = read.value;
    else wrongs[name] = read.error;
  }
  if (Object.keys(wrongs).length > 0) return fail(wrongs);
  const worked = calculator.work(values as Values);
  if (worked.ok) return ok(worked.value);
  const { field, reason } = worked.error;
  const label = calculator.fields.find((f) => f.name === field)?.label ?? field;
  return fail({ [field]: `${label} ${reason}.` });
}
