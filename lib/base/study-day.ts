/**
 * A study day ends at a settable local time (04:00 by default), not at midnight.
 * The clock, the zone offset and the day end are arguments; nothing here asks the machine.
 */
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** What an event remembers of the day it fell on, so that it is never recomputed. */
export interface StudyDay {
  /** Days since 1970-01-01, counted in local time less the day end. */
  day: number;
  /** Minutes east of UTC at that instant. */
  zoneMinutes: number;
  /** Minutes after local midnight at which a study day ends. */
  dayEndMinutes: number;
}

/**
 * Local time less the day end, as if it were UTC: its date is the study day.
 * Because the offset is the one in force at `atMs`, a day of 23 or 25 hours is still one day.
 */
export function shiftedMs(atMs: number, zoneMinutes: number, dayEndMinutes: number): number {
  return atMs + (zoneMinutes - dayEndMinutes) * MINUTE;
}

export function studyDayAt(atMs: number, zoneMinutes: number, dayEndMinutes: number): StudyDay {
  return {
    day: Math.floor(shiftedMs(atMs, zoneMinutes, dayEndMinutes) / DAY),
    zoneMinutes,
    dayEndMinutes,
  };
}
