import type { ShortScenario } from '@/lib/sim/request-path/presets';
import { type PathRun, requestPath } from '@/lib/sim/request-path/request-path';
import type { Scenario } from '@/lib/sim/request-path/scenario';

export type Settings = Omit<ShortScenario, 'version' | 'type'>;

export function scenarioOf(settings: Settings): Scenario {
  const parsed = requestPath.parse({ version: 1, type: 'request-path', ...settings });
  if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.reason}`);
  return parsed.value;
}

export const runOf = (settings: Settings): PathRun => requestPath.run(scenarioOf(settings));
