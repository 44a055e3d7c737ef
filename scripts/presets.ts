/** The presets of every simulator by name: what a note may send its reader to. */
import { PRESETS as LIMITS } from '@/lib/sim/cgroups/presets';
import { DENSITY_PRESETS } from '@/lib/sim/density/presets';
import type { SimulatorName } from '@/lib/sim/engine/model';
import { LAYERS_PRESETS } from '@/lib/sim/layers/presets';
import { PRESETS as REQUEST_PATHS } from '@/lib/sim/request-path/presets';

interface Preset {
  id: string;
  scenario: { type: string };
}

const ALL: Readonly<Record<SimulatorName, readonly Preset[]>> = {
  limits: LIMITS,
  'request-path': REQUEST_PATHS,
  layers: LAYERS_PRESETS,
  density: DENSITY_PRESETS,
};

/** Address of a simulator's page, with the preset when one is named; null when there is no such preset. */
export function simulatorAddress(simulator: string, preset: string | undefined): string | null {
  const path = `/simulate/${simulator}`;
  if (preset === undefined) return path;
  const found = ALL[simulator as SimulatorName]?.find(({ id }) => id === preset);
  return found ? `${path}?${new URLSearchParams({ scenario: JSON.stringify(found.scenario) })}` : null;
}
