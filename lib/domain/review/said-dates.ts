/**
 * What is remembered is worked out from the whole history with the newest parameters, which say best how this person
 * forgets. When the card comes back is a thing that was said, so that stays as the parameters in force at its last answer
 * had it. New parameters therefore move no date, and taking them back leaves no trace. (Anki does the same unless told to
 * reschedule.) Grades alone decide the learning steps, so they are the same under any parameters.
 */
import type { Answered, Stamp } from './event';
import type { Grade } from './grade';
import { type Answering, type Memory, NEW_MEMORY, nextMemory, type Parameters } from './schedule';

/** An answer that reached the scheduler. */
export interface Step {
  event: Answered & Stamp;
  grade: Grade;
  /** With the settings then in force. */
  when: Answering;
}

/** `memory` is by the newest parameters, `steps` are all that led to it. */
export function datesAsSaid(memory: Memory, steps: readonly Step[], newest: Parameters): Memory {
  const parameters = steps.at(-1)?.when.parameters ?? null;
  if (steps.length === 0 || parameters === (newest ?? null)) return memory;
  let said = NEW_MEMORY;
  for (const { grade, when } of steps) said = nextMemory(said, grade, { ...when, parameters });
  return { ...memory, dueDay: said.dueDay, intervalDays: said.intervalDays };
}
