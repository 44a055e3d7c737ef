import { areParameters, type Parameters } from './schedule';

/** What scheduling depends on. Every change is an event; the state is a fold over them. */
export interface Settings {
  /** Desired retention, FSRS request_retention: 0.7 to 0.97. */
  retention: number;
  newPerDay: number;
  reviewsPerDay: number;
  /** Minutes after local midnight at which a study day ends. */
  dayEndMinutes: number;
  /** Recall asks Again and Good only. */
  twoButtons: boolean;
  /** FSRS parameters fitted to the person; null, or absent as before there were any: the defaults. */
  parameters?: Parameters;
}

export const DEFAULT_SETTINGS: Settings = {
  retention: 0.9,
  newPerDay: 12,
  reviewsPerDay: 200,
  dayEndMinutes: 240,
  twoButtons: false,
};

export const SETTING_LIMITS = {
  retention: { least: 0.7, most: 0.97 },
  newPerDay: { least: 0, most: 999 },
  reviewsPerDay: { least: 0, most: 9999 },
  dayEndMinutes: { least: 0, most: 12 * 60 },
} as const;

/** Unknown names and values out of range are left out: an event of a newer version must not break this one. */
export function validChanges(changes: Record<string, unknown>): Partial<Settings> {
  const valid: Partial<Settings> = {};
  for (const [name, { least, most }] of Object.entries(SETTING_LIMITS)) {
    const value = changes[name];
    if (typeof value !== 'number' || !(value >= least && value <= most)) continue;
    if (name !== 'retention' && !Number.isInteger(value)) continue;
    valid[name as keyof typeof SETTING_LIMITS] = value;
  }
  if (typeof changes.twoButtons === 'boolean') valid.twoButtons = changes.twoButtons;
  const { parameters } = changes;
  if (parameters === null || areParameters(parameters)) valid.parameters = parameters;
  return valid;
}
