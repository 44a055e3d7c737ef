/** Changes of a request path's input: a route, a fault, one setting. Pure; what can be run is asked of the simulator. */
import type { BadScenario } from '@/lib/sim/engine/model';
import type { Cost } from '@/lib/sim/request-path/outcome';
import { PRESETS, type Preset, type ShortScenario } from '@/lib/sim/request-path/presets';
import { requestPath } from '@/lib/sim/request-path/request-path';
import { parseScenario, type Route, type Scenario } from '@/lib/sim/request-path/scenario';

export const FAULTS: readonly Preset[] = PRESETS.filter(({ group }) => group === 'fault');

/** Equal whatever the order of keys. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What a fault sets, head and route aside. */
function settingsOf({ scenario }: Preset): [string, unknown][] {
  return Object.entries(scenario).filter(([key]) => !['version', 'type', 'route'].includes(key));
}

const holds = (input: ShortScenario, fault: Preset): boolean =>
  settingsOf(fault).every(([key, value]) => textOf(Reflect.get(input, key)) === textOf(value)) &&
  (fault.scenario.route === undefined || fault.scenario.route === input.route);

const isWiderThan = (wide: Preset, narrow: Preset): boolean =>
  wide !== narrow &&
  settingsOf(narrow).every(([key, value]) => textOf(Reflect.get(wide.scenario, key)) === textOf(value)) &&
  (narrow.scenario.route ?? wide.scenario.route) === wide.scenario.route;

/** The faults an input has switched on; of two where one contains the other, the wider. */
export function faultsIn(input: ShortScenario): readonly Preset[] {
  const held = FAULTS.filter((fault) => holds(input, fault));
  return held.filter((fault) => !held.some((other) => isWiderThan(other, fault)));
}

export function withoutFault(input: ShortScenario, fault: Preset): ShortScenario {
  const keys = settingsOf(fault).map(([key]) => key);
  return Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key))) as ShortScenario;
}

/** Faults that set the same thing exclude each other. One that belongs to a route brings it along. */
export function withFault(input: ShortScenario, fault: Preset): ShortScenario {
  const keys = settingsOf(fault).map(([key]) => key);
  const rivals = faultsIn(input).filter((other) => settingsOf(other).some(([key]) => keys.includes(key)));
  const cleared = rivals.reduce(withoutFault, input);
  const { route } = fault.scenario;
  const placed = route && route !== cleared.route ? withoutSource({ ...cleared, route }) : cleared;
  return { ...placed, ...fault.scenario };
}

/** Why a fault cannot be switched on beside the rest; null when it can. */
export function obstacleTo(input: ShortScenario, fault: Preset): BadScenario | null {
  const parsed = parseScenario(withFault(input, fault));
  return parsed.ok ? null : parsed.error;
}

function withoutSource({ from: _, ...rest }: ShortScenario): ShortScenario {
  return rest;
}

/** The same settings over another route; faults that make no sense there are switched off. */
export function withRoute(input: ShortScenario, route: Route): ShortScenario {
  const moved = withoutSource({ ...input, route });
  const bare: ShortScenario = { version: 1, type: 'request-path', route };
  const tries = [moved, faultsIn(input).reduce(withoutFault, moved)];
  return tries.find((it) => parseScenario(it).ok) ?? bare;
}

/** The preset that means the same as this scenario. */
export function presetOf(scenario: Scenario): string {
  const wanted = textOf(scenario);
  return PRESETS.find((preset) => textOf(parsedPreset(preset)) === wanted)?.id ?? '';
}

export function parsedPreset({ id, scenario }: Pick<Preset, 'id' | 'scenario'>): Scenario {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`preset ${id}: ${parsed.error.path} ${parsed.error.reason}`);
  return parsed.value;
}

/** What a request costs over a route without a fault, and how many steps it takes. */
export function soundCost(route: Route): Cost & { stepCount: number } {
  const scenario = parsedPreset({ id: route, scenario: { version: 1, type: 'request-path', route } });
  const { cost, steps } = requestPath.run(scenario);
  if (!cost) throw new Error(`route ${route} is not answered without a fault`);
  return { ...cost, stepCount: steps.length };
}

/** `mtu.hostLink` of a scenario or an input. */
export function settingAt(scenario: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at && typeof at === 'object' ? Reflect.get(at, key) : undefined),
      scenario,
    );
}

/** The input with one setting as it was typed; a number where it reads like one, so that parse can say what is wrong. */
export function withSetting(
  input: ShortScenario,
  scenario: Scenario,
  path: string,
  typed: string,
): ShortScenario {
  const text = typed.trim();
  const value = text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text);
  const [head, inner] = path.split('.') as [string, string?];
  if (inner === undefined) return { ...input, [head]: value } as ShortScenario;
  const given = settingAt(input, head) ?? settingAt(scenario, head);
  return { ...input, [head]: { ...(given as object), [inner]: value } } as ShortScenario;
}
