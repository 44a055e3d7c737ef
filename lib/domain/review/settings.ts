import { LEVELS, type Level } from '@/lib/domain/bank/words';
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
  /** Study day of the interview; null: none is set, or it was taken back. */
  targetDay: number | null;
  /** The level one is asked at there. */
  role: Level;
  /** What a day may take while there is a target day. */
  minutesPerDay: number;
}

export const DEFAULT_SETTINGS: Settings = {
  retention: 0.9,
  newPerDay: 12,
  reviewsPerDay: 200,
  dayEndMinutes: 240,
  twoButtons: false,
  targetDay: null,
  role: 'mid',
  minutesPerDay: 20,
};

export const SETTING_LIMITS = {
  retention: { least: 0.7, most: 0.97 },
  newPerDay: { least: 0, most: 999 },
  reviewsPerDay: { least: 0, most: 9999 },
  dayEndMinutes: { least: 0, most: 12 * 60 },
  minutesPerDay: { least: 5, most: 240 },
} as const;

/** Study day that reviews work towards; null when none is set, or it has come: then FSRS alone decides. */
export const dateAhead = ({ targetDay }: Pick<Settings, 'targetDay'>, studyDay: number): number | null =>
  targetDay !== null && targetDay > studyDay ? targetDay : null;

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
  const { parameters, targetDay } = changes;
  if (parameters === null || areParameters(parameters)) valid.parameters = parameters;
  if (targetDay === null || Number.isInteger(targetDay)) valid.targetDay = targetDay as number | null;
  const role = LEVELS.find((level) => level === changes.role);
  if (role) valid.role = role;
  return valid;
}
