/** How long the phases of a review are, and how its clock counts. */
import type { PhasePlan } from './prompt';
import { type Length, PHASES, type Phase, WRITTEN_FOR } from './words';

const SECONDS = 60;

/** Milliseconds planned for each phase: those of the prompt stretched to the length, in whole seconds, together exact. */
export function plannedMs(phases: readonly PhasePlan[], length: Length): Record<Phase, number> {
  const planned = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
  let before = 0;
  let endBefore = 0;
  for (const { phase, minutes } of phases) {
    before += minutes;
    const end = Math.round((before * SECONDS * length) / WRITTEN_FOR);
    planned[phase] = (end - endBefore) * 1000;
    endBefore = end;
  }
  return planned;
}

/** A longer silence between two beats means that the device slept: such time does not count. */
export const LONGEST_GAP_MS = 90_000;

/** Milliseconds that passed for the clock between two instants; a clock set back passes none. */
export function passedMs(lastAt: number, at: number): number {
  const gap = at - lastAt;
  return gap > 0 && gap <= LONGEST_GAP_MS ? gap : 0;
}

/** "4:05", "0:09", "61:00". */
export function printClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
