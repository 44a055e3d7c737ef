/**
 * What a simulator item brings to a simulator and reads off its outcome. Pure: the outcome is handed in as the JSON that
 * `npm run simulate` prints; no simulator is known here.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import { type Expression, evaluate } from './arithmetic';
import { type Numbers, PLACEHOLDER } from './numbers';

export type Setting = number | string | boolean;
export type Settings = Record<string, Setting>;
export type Json = null | Setting | Json[] | { [key: string]: Json };
export type ScenarioTemplate = { version: 1; type: 'limits' | 'request-path' | 'layers' | 'density' } & {
  [key: string]: Json;
};

/** One thing the person may set; its name is a placeholder of the scenario. */
export interface Knob {
  name: string;
  /** As the kernel or the engine calls it. */
  label: string;
  unit: string;
  start: Setting;
  choices: { from: number; to: number; step: number } | { of: Setting[] };
}

/** Where in the outcome a figure stands; of words, whether they are these (1 or 0). */
export interface FigurePath {
  at: string;
  is?: Setting;
}

/** Text of the outcome to diagnose from, such as a kernel file; a list of lines counts as text. */
export interface Evidence {
  title: string;
  at: string;
}

export interface Goal {
  id: string;
  /** HTML of the bank. */
  text: string;
  when: Expression;
}

/** The settings a person begins with. */
export const startOf = (knobs: readonly Knob[]): Settings =>
  Object.fromEntries(knobs.map(({ name, start }) => [name, start]));

/** Settings that a condition can compare. */
export const numbersIn = (settings: Settings): Numbers =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );

export const knobValues = ({ choices }: Knob): Setting[] =>
  'of' in choices
    ? choices.of
    : Array.from({ length: Math.floor((choices.to - choices.from) / choices.step + 1e-9) + 1 }, (_, i) =>
        Number((choices.from + i * choices.step).toFixed(9)),
      );

/** The scenario with every placeholder filled. */
export function fillScenario(template: ScenarioTemplate, values: Readonly<Settings>): ScenarioTemplate {
  return fill(template, values) as ScenarioTemplate;
}

const WHOLE = new RegExp(`^${PLACEHOLDER.source}$`);

function fill(value: Json, values: Settings): Json {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value)?.[1];
    if (whole !== undefined) return values[whole] ?? value;
    return value.replace(PLACEHOLDER, (text, name: string) => String(values[name] ?? text));
  }
  if (Array.isArray(value)) return value.map((part) => fill(part, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, values)]));
}

export function placeholdersIn(value: Json): string[] {
  if (typeof value === 'string') return [...value.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(placeholdersIn);
}

/** `containers/app/files/cpu.stat`: keys parted by slashes; a name or id picks the element of a list that has it. */
export function valueAt(outcome: unknown, at: string): unknown {
  return at.split('/').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Array.isArray(value)) return (value as Record<string, unknown>)[key];
    if (key === 'length') return value.length;
    return value.find((element) => element?.name === key || element?.id === key) ?? value[Number(key)];
  }, outcome);
}

/** Numbers by name; what the outcome has as null is NaN, for which no condition holds. */
export function readFigures(
  outcome: unknown,
  figures: Readonly<Record<string, FigurePath>>,
): Result<Numbers, string> {
  const read: Numbers = {};
  for (const [name, { at, is }] of Object.entries(figures)) {
    const value = valueAt(outcome, at);
    if (value === undefined) return fail(`the outcome has no ${at}`);
    if (is !== undefined) read[name] = Number(value === is);
    else if (value === null) read[name] = Number.NaN;
    else if (typeof value === 'number' || typeof value === 'boolean') read[name] = Number(value);
    else return fail(`${at} is no number`);
  }
  return ok(read);
}

export const holds = (when: Expression, figures: Numbers): boolean => evaluate(when, figures) === 1;

/** Ids of the goals that are met. */
export const metGoals = (goals: readonly Goal[], figures: Numbers): string[] =>
  goals.filter((goal) => holds(goal.when, figures)).map((goal) => goal.id);

/** How many settings differ from the beginning: of two ways to the goal, the one that changes less is the better. */
export const changesOf = (knobs: readonly Knob[], settings: Settings): number =>
  knobs.filter(({ name, start }) => settings[name] !== start).length;
