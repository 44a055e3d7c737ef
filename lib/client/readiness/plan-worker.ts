/** Looks ahead beside the page: the plan first, then what gives when days are missed, as often as it is asked. */

import { type Backlog, backlogOf } from '@/lib/domain/readiness/backlog';
import { beliefOf } from '@/lib/domain/readiness/belief';
import type { Evidence } from '@/lib/domain/readiness/evidence';
import {
  type DatePlan,
  type Missing,
  missing,
  type PlanInput,
  planTowards,
} from '@/lib/domain/readiness/plan';
import type { PlanState } from '@/lib/domain/readiness/plan-cards';

/** Evidence instead of what is believed by it: a belief holds functions, and those cannot be sent. */
export type LookState = Omit<PlanState, 'belief'> & { evidence: Evidence };
type Pace = Pick<PlanInput, 'minutesADay' | 'studiedMinutes'>;

export type PlanRequest =
  | { type: 'plan'; state: LookState; pace: Pace; date: number }
  /** What waits when there is no date. */
  | { type: 'backlog'; state: LookState; pace: Pace }
  | { type: 'missing'; days: number[] };

export type PlanAnswer =
  | { type: 'progress'; done: number; total: number }
  | { type: 'plan'; plan: DatePlan }
  | { type: 'backlog'; backlog: Backlog }
  | { type: 'missing'; days: number[]; missing: Missing };

const believed = ({ evidence, ...state }: LookState): PlanState => ({
  ...state,
  belief: beliefOf(evidence, state.blueprint),
});

const say = (answer: PlanAnswer) => postMessage(answer);
let kept: { input: PlanInput; plan: DatePlan } | null = null;

/** Days between two tellings. */
const TOLD_EVERY = 10;
const progress = (done: number, total: number) => {
  if (done % TOLD_EVERY === 0) say({ type: 'progress', done, total });
};

addEventListener('message', ({ data }: MessageEvent<PlanRequest>) => {
  if (data.type === 'plan') {
    const input = { ...believed(data.state), ...data.pace, date: data.date };
    kept = { input, plan: planTowards(input, progress) };
    say({ type: 'plan', plan: kept.plan });
  } else if (data.type === 'backlog') {
    const { state, pace } = data;
    say({ type: 'backlog', backlog: backlogOf(believed(state), pace.minutesADay, progress) });
  } else if (kept) {
    const { days } = data;
    say({ type: 'missing', days, missing: missing(kept.input, kept.plan, new Set(days)) });
  }
});
