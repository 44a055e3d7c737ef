/**
 * FSRS-6 through ts-fsrs. The one file that knows it.
 * Time is handed to it as "local time less the day end, as if UTC" (lib/base/study-day), so that its calendar days are
 * study days in every zone and across daylight saving.
 */
import {
  type Card,
  clipParameters,
  createEmptyCard,
  default_w,
  FSRS,
  type Grade as FsrsGrade,
  forgetting_curve,
  generatorParameters,
  Rating,
  State,
  StrategyMode,
} from 'ts-fsrs';
import { MINUTE, type StudyDay, shiftedMs } from '@/lib/base/study-day';
import { GRADES, type Grade } from './grade';

export const SCHEDULER = 'fsrs-6 ts-fsrs-5.4.2';

export const PHASES = ['new', 'learning', 'review', 'relearning'] as const;
export type Phase = (typeof PHASES)[number];

/** Memory of one card. Everything scheduling needs to go on from here. */
export interface Memory {
  phase: Phase;
  /** Days until retrievability falls to 90 %. */
  stability: number;
  /** 1–10. */
  difficulty: number;
  reps: number;
  lapses: number;
  /** Position in the learning steps. */
  step: number;
  /** Shifted milliseconds of the last answer FSRS saw; null when new. */
  lastShifted: number | null;
  /** Study day on which the card is due again; in learning, the day of the next step. */
  dueDay: number;
  /** In learning: the instant of the next step, milliseconds since 1970. */
  learnAt: number | null;
  intervalDays: number;
  /** How steeply this person forgets, FSRS w20; absent under the default parameters. */
  decay?: number;
}

export const NEW_MEMORY: Memory = {
  phase: 'new',
  stability: 0,
  difficulty: 0,
  reps: 0,
  lapses: 0,
  step: 0,
  lastShifted: null,
  dueDay: 0,
  learnAt: null,
  intervalDays: 0,
};

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
const STATES = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

/** A person's own 21 parameters of FSRS-6; null or absent: the defaults. */
export type Parameters = readonly number[] | null | undefined;

/** Whether FSRS takes these as they are: 21 numbers, each in its range. */
export const areParameters = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length === default_w.length &&
  clipParameters(value, 1).every((w, i) => w === value[i]);

/**
 * ts-fsrs takes no first stability for less than a tenth of a day, whatever the parameters say. The
 * optimisers take them as they are, and the scheduler must mean by a parameter what fitting meant by it.
 */
class Scheduler extends FSRS {
  override init_stability(grade: FsrsGrade): number {
    return this.parameters.w[grade - 1]!;
  }
}

/** By parameters, then by retention: a rebuild asks for the same few again and again. */
const schedulers = new WeakMap<readonly number[], Map<number, Scheduler>>();
let fuzzSeed = '';

/** Fuzz is seeded by the event id, so the interval shown before the tap is the one that is kept. */
function schedulerFor(retention: number, parameters: Parameters): Scheduler {
  const w = parameters ?? default_w;
  const own = schedulers.get(w) ?? new Map<number, Scheduler>();
  schedulers.set(w, own);
  let scheduler = own.get(retention);
  if (!scheduler) {
    scheduler = new Scheduler(generatorParameters({ request_retention: retention, enable_fuzz: true, w }));
    scheduler.useStrategy(StrategyMode.SEED, () => fuzzSeed);
    own.set(retention, scheduler);
  }
  return scheduler;
}

function cardOf(memory: Memory): Card {
  if (memory.phase === 'new' || memory.lastShifted === null) return createEmptyCard(new Date(0));
  return {
    due: new Date(memory.lastShifted),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.intervalDays,
    learning_steps: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    state: STATES[memory.phase],
    last_review: new Date(memory.lastShifted),
  };
}

export interface Answering {
  eventId: string;
  /** Milliseconds since 1970. */
  at: number;
  studyDay: StudyDay;
  retention: number;
  parameters?: Parameters;
}

export function nextMemory(memory: Memory, grade: Grade, when: Answering): Memory {
  const shifted = shiftedMs(when.at, when.studyDay.zoneMinutes, when.studyDay.dayEndMinutes);
  // A clock that jumped back must not make time run backwards for the card.
  const now = Math.max(shifted, memory.lastShifted ?? shifted);
  fuzzSeed = when.eventId;
  const { card } = schedulerFor(when.retention, when.parameters).next(
    cardOf(memory),
    new Date(now),
    RATINGS[grade],
  );
  const phase = PHASES[card.state]!;
  const learning = phase === 'learning' || phase === 'relearning';
  const waitMs = card.due.getTime() - now;
  return {
    phase,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    step: card.learning_steps,
    lastShifted: now,
    dueDay: when.studyDay.day + (learning ? 0 : card.scheduled_days),
    learnAt: learning ? when.at + waitMs : null,
    intervalDays: card.scheduled_days,
    ...(when.parameters ? { decay: when.parameters[20]! } : {}),
  };
}

/** What each grade would lead to, for the words under the buttons. */
export function previewGrades(memory: Memory, when: Answering): Record<Grade, Memory> {
  const previews = {} as Record<Grade, Memory>;
  for (const grade of GRADES) previews[grade] = nextMemory(memory, grade, when);
  return previews;
}

/** Chance of recall on a study day, 0–1; null for a card never answered. */
export function retrievability(memory: Memory, studyDay: number): number | null {
  if (memory.lastShifted === null || memory.phase === 'new') return null;
  const elapsedDays = Math.max(0, studyDay - Math.floor(memory.lastShifted / (24 * 60 * MINUTE)));
  return forgetting_curve(memory.decay ?? default_w[20]!, elapsedDays, memory.stability);
}

/** What of a memory the forgetting curve and its next step need. */
export type Strength = Pick<Memory, 'stability' | 'difficulty'>;

/** Chance of recall after so many days without study, 0–1. */
export const recallAfter = (stability: number, days: number, parameters?: Parameters): number =>
  forgetting_curve((parameters ?? default_w)[20]!, Math.max(0, days), stability);

/** The strength after an answer `days` after the last one; null was never answered. For looking ahead: no fuzz, no steps. */
export function strengthAfter(
  before: Strength | null,
  days: number,
  grade: Grade,
  parameters?: Parameters,
): Strength {
  const scheduler = schedulerFor(0.9, parameters);
  const { stability, difficulty } = scheduler.next_state(before, Math.max(0, days), RATINGS[grade]);
  return { stability, difficulty };
}
