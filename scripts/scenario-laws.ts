/**
 * Laws of simulator items (ITEM-RULES 19), which only a run can check: the key comes of the simulator at every draw, what
 * is said to pass passes, what misses by little misses, and of the causes one mends.
 */

import { namesIn } from '@/lib/domain/bank/arithmetic';
import type { AuthoredBank, AuthoredItem, Violation } from '@/lib/domain/bank/authored';
import { everyDraw, type Numbers, PLACEHOLDER } from '@/lib/domain/bank/numbers';
import {
  fillScenario,
  holds,
  knobValues,
  metGoals,
  numbersIn,
  placeholdersIn,
  readFigures,
  type Settings,
  startOf,
  valueAt,
} from '@/lib/domain/bank/scenario';
import type { PlacedPrompt } from '@/lib/domain/mock/laws';
import { simulatorAddress } from './presets';
import type { Simulate } from './simulators';

type ScenarioItem = AuthoredItem & { kind: 'scenario' };
type Mended = ScenarioItem & { mode: 'tune' | 'diagnose' };

const FEWEST_OPTIONS = 3;

/** Runs at most `draws` combinations of drawn numbers for an item. */
export function scenarioViolations(bank: AuthoredBank, simulate: Simulate, draws: number): Violation[] {
  return bank.items.flatMap(({ item, file }) => {
    if (item.kind !== 'scenario') return [];
    const complaint = complaintAbout(item, simulate, draws);
    return complaint === null ? [] : [{ file, item: item.id, rule: 'simulator', message: complaint }];
  });
}

/** What a note sends its reader to is there. */
export const tryViolations = (bank: AuthoredBank): Violation[] =>
  Object.entries(bank.notes).flatMap(([topic, { tries }]) =>
    tries.flatMap(({ simulator, preset }): Violation[] => {
      if (simulatorAddress(simulator, preset) !== null) return [];
      const message = `sends to preset "${preset}", which ${simulator} does not have`;
      return [{ file: `notes/${topic}.md`, item: topic, rule: 'simulator', message }];
    }),
  );

/** What a review prompt sends its reader to is there, and a scenario of its own runs. */
export const promptTryViolations = (prompts: readonly PlacedPrompt[], simulate: Simulate): Violation[] =>
  prompts.flatMap(({ prompt, file }) =>
    prompt.tries.flatMap(({ simulator, preset, scenario }): Violation[] => {
      const say = (message: string) => [{ file, item: prompt.id, rule: 'try', message }];
      if (scenario === undefined)
        return simulatorAddress(simulator, preset) === null
          ? say(`opens ${simulator} at "${preset}", no preset of it`)
          : [];
      if (preset !== undefined) return say('opens a preset and a scenario: one of them');
      if (scenario.type !== simulator) return say(`opens ${simulator} with another simulator’s scenario`);
      const ran = simulate(scenario);
      return ran.ok ? [] : say(`its scenario cannot be read: ${ran.error.path} ${ran.error.reason}`);
    }),
  );

function complaintAbout(item: ScenarioItem, simulate: Simulate, draws: number): string | null {
  const unknown = unknownName(item);
  if (unknown !== null) return unknown;
  const recipe = { draw: item.draw, let: item.let, key: 0 };
  for (const { key: _, ...numbers } of everyDraw(recipe, draws)) {
    const complaint =
      item.mode === 'predict' ? predicted(item, numbers, simulate) : mended(item, numbers, simulate);
    if (complaint === null) continue;
    const drawn = Object.entries(numbers).map(([name, value]) => `${name} = ${value}`);
    return drawn.length > 0 ? `${complaint} (with ${drawn.join(', ')})` : complaint;
  }
  return null;
}

/** Everything that is named is drawn, computed, set or read. */
function unknownName(item: ScenarioItem): string | null {
  const knobs = item.mode === 'predict' ? [] : item.knobs.map((k) => k.name);
  const numbers = [...Object.keys(item.draw), ...item.let.map(([name]) => name)];
  const inScenario = placeholdersIn(item.scenario).find((name) => ![...numbers, ...knobs].includes(name));
  if (inScenario !== undefined) return `the scenario uses "${inScenario}", which is neither drawn nor set`;
  const known = [...numbers, ...knobs, ...Object.keys(item.figures)];
  const conditions =
    item.mode === 'predict' ? item.options.map((o) => o.when) : item.goals.map((g) => g.when);
  const used = [...conditions, ...item.shows.map((s) => s.value)].flatMap(namesIn);
  const missing = used.find((name) => !known.includes(name));
  if (missing !== undefined) return `a condition uses "${missing}", which is no figure`;
  const texts = textsOf(item).flatMap((t) => [...t.matchAll(PLACEHOLDER)].map((m) => m[1]!));
  const inText = texts.find((name) => !numbers.includes(name));
  return inText === undefined ? null : `the text uses "${inText}", which is not drawn`;
}

/** Everything a reader sees. */
function textsOf(item: ScenarioItem): string[] {
  const shared = [item.stem, item.answer, ...item.shows.map((s) => s.text)];
  if (item.mode === 'predict') return [...shared, ...item.options.flatMap((o) => [o.text, o.why])];
  const goals = item.goals.map((g) => g.text);
  const causes = item.mode === 'diagnose' ? item.causes.flatMap((c) => [c.text, c.why]) : [];
  return [...shared, ...goals, ...causes];
}

type Ran = { ok: true; values: Numbers; outcome: unknown } | { ok: false; complaint: string };

function run(item: ScenarioItem, numbers: Numbers, settings: Settings, simulate: Simulate): Ran {
  const simulated = simulate(fillScenario(item.scenario, { ...numbers, ...settings }));
  if (!simulated.ok) {
    const { path, reason } = simulated.error;
    return { ok: false, complaint: `the scenario cannot be run: ${path}: ${reason}` };
  }
  const { outcome, stopped } = simulated.value;
  if (stopped) return { ok: false, complaint: `the run stops early: ${stopped.reason}` };
  const figures = readFigures(outcome, item.figures);
  if (!figures.ok) return { ok: false, complaint: figures.error };
  return { ok: true, values: { ...numbers, ...numbersIn(settings), ...figures.value }, outcome };
}

function predicted(
  item: ScenarioItem & { mode: 'predict' },
  numbers: Numbers,
  simulate: Simulate,
): string | null {
  if (item.options.length < FEWEST_OPTIONS) return `locks in a prediction among fewer than ${FEWEST_OPTIONS}`;
  const ran = run(item, numbers, {}, simulate);
  if (!ran.ok) return ran.complaint;
  const held = item.options.filter((o) => holds(o.when, ran.values)).map((o) => o.id);
  const figures = Object.keys(item.figures).map((name) => `${name} = ${ran.values[name]}`);
  if (held.length !== 1) return `${held.length} options hold (${held.join(', ')}) at ${figures.join(', ')}`;
  return null;
}

function mended(item: Mended, numbers: Numbers, simulate: Simulate): string | null {
  const start = startOf(item.knobs);
  const outside = [start, item.passing, ...item.nearMisses].flatMap((s) =>
    impossible(item, { ...start, ...s }),
  );
  if (outside.length > 0) return outside[0]!;
  const reaches = (settings: Settings): boolean | string => {
    const ran = run(item, numbers, { ...start, ...settings }, simulate);
    if (!ran.ok) return ran.complaint;
    return metGoals(item.goals, ran.values).length === item.goals.length;
  };
  const expected: [string, Settings, boolean][] = [
    ['the beginning', {}, false],
    ['what is said to pass', item.passing, true],
    ['the first near miss', item.nearMisses[0], false],
    ['the second near miss', item.nearMisses[1], false],
  ];
  for (const [name, settings, wanted] of expected) {
    const got = reaches(settings);
    if (typeof got === 'string') return `${name}: ${got}`;
    if (got !== wanted) return `${name} ${got ? 'reaches' : 'misses'} the goals`;
  }
  return item.mode === 'diagnose' ? oneCause(item, numbers, simulate, reaches) : null;
}

function impossible(item: Mended, settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const knob = item.knobs.find((k) => k.name === name);
    if (!knob) return [`sets "${name}", which nobody can set`];
    return knobValues(knob).includes(value) ? [] : [`sets ${name} to ${value}, which is no choice`];
  });
}

function oneCause(
  item: ScenarioItem & { mode: 'diagnose' },
  numbers: Numbers,
  simulate: Simulate,
  reaches: (settings: Settings) => boolean | string,
): string | null {
  const mending = item.causes.filter((cause) => reaches(cause.mend) === true).map((cause) => cause.id);
  if (mending.length !== 1) return `${mending.length} causes mend it (${mending.join(', ')})`;
  const ran = run(item, numbers, startOf(item.knobs), simulate);
  if (!ran.ok) return ran.complaint;
  const bare = item.evidence.find(({ at }) => {
    const text = valueAt(ran.outcome, at);
    return typeof text !== 'string' && !Array.isArray(text);
  });
  return bare ? `the outcome has no text at ${bare.at}` : null;
}
