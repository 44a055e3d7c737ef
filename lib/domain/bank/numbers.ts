/** Numeric items: which numbers a seed draws, and how they are printed into prebuilt text. */
import { rngOf } from '@/lib/base/rng';
import { type Expression, evaluate } from './arithmetic';

/** Either every `step` between `from` and `to` (both included) or one of a list. */
export type Draw = { from: number; to: number; step: number } | { of: number[] };

export interface NumberRecipe {
  draw: Record<string, Draw>;
  /** Evaluated in this order; a later line may use an earlier one. */
  let: [name: string, expression: Expression][];
  key: Expression;
}

export type Numbers = Record<string, number>;

export function choicesOf(draw: Draw): number[] {
  if ('of' in draw) return draw.of;
  const count = Math.floor((draw.to - draw.from) / draw.step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => Number((draw.from + i * draw.step).toFixed(9)));
}

/** The drawn names, the `let` names and `key`. */
export function completeNumbers(recipe: NumberRecipe, drawn: Numbers): Numbers {
  const values: Numbers = { ...drawn };
  for (const [name, expression] of recipe.let) values[name] = evaluate(expression, values);
  values.key = evaluate(recipe.key, values);
  return values;
}

export function drawNumbers(recipe: NumberRecipe, seed: string): Numbers {
  const drawn: Numbers = {};
  for (const [name, draw] of Object.entries(recipe.draw)) {
    const choices = choicesOf(draw);
    drawn[name] = choices[rngOf(`${seed}/${name}`).below(choices.length)]!;
  }
  return completeNumbers(recipe, drawn);
}

/** Every combination of draws when there are at most `limit`, else `limit` seeded ones. */
export function* everyDraw(recipe: NumberRecipe, limit: number): Generator<Numbers> {
  const names = Object.keys(recipe.draw);
  const lists = names.map((name) => choicesOf(recipe.draw[name]!));
  const total = lists.reduce((product, list) => product * list.length, 1);
  if (total > limit) {
    for (let i = 0; i < limit; i++) yield drawNumbers(recipe, String(i));
    return;
  }
  for (let i = 0; i < total; i++) {
    let rest = i;
    const drawn: Numbers = {};
    lists.forEach((list, k) => {
      drawn[names[k]!] = list[rest % list.length]!;
      rest = Math.floor(rest / list.length);
    });
    yield completeNumbers(recipe, drawn);
  }
}

export const PLACEHOLDER = /\{\{([A-Za-z][A-Za-z0-9]*)(?::(\d))?\}\}/g;

/** At most `decimals` decimals (default 3), no trailing zeros, thin-space thousands from 10,000 on. */
export function printNumber(value: number, decimals = 3): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  const trimmed = fraction?.replace(/0+$/, '');
  const text = trimmed ? `${grouped}.${trimmed}` : grouped;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

export function fillNumbers(text: string, values: Numbers): string {
  return text.replace(PLACEHOLDER, (whole, name: string, decimals?: string) => {
    const value = values[name];
    return value === undefined
      ? whole
      : printNumber(value, decimals === undefined ? undefined : Number(decimals));
  });
}
