/**
 * What the candidate of a pair sees, on this device or on their own: never what to listen for, points, flags, scores or
 * what the interviewer wrote.
 */
import type { Html } from '@/lib/domain/bank/item';
import { plannedMs } from './clock';
import type { Prompt } from './prompt';
import type { MockSession } from './session';
import type { Length, Phase } from './words';

export interface CandidateView {
  sessionId: string;
  title: string;
  context: Html;
  /** Of the phase that is on. */
  task: Html;
  stage: MockSession['stage'];
  phase: Phase;
  running: boolean;
  length: Length;
  plannedMs: Record<Phase, number>;
  /** As it stood when the view was made; where the clock runs, the phase that is on has gone on since. */
  spentMs: Record<Phase, number>;
  /** Clarifying questions that were asked, with their answers. */
  asked: { question: Html; answer: Html }[];
  /** Probes put in this phase, the newest last. */
  probes: Html[];
}

/** Where a clock stands: what a device that only shows it has to know. */
export type ClockAt = Pick<CandidateView, 'phase' | 'running' | 'length' | 'spentMs'>;

export function candidateView(prompt: Prompt, session: MockSession): CandidateView {
  const { sessionId, stage, phase, running, length, spentMs, asked, probed } = session;
  return {
    sessionId,
    title: prompt.title,
    context: prompt.context,
    task: prompt.phases.find((p) => p.phase === phase)?.task ?? '',
    stage,
    phase,
    running,
    length,
    plannedMs: plannedMs(prompt.phases, length),
    spentMs,
    asked: asked.flatMap((id) =>
      prompt.clarifications.filter((c) => c.id === id).map(({ question, answer }) => ({ question, answer })),
    ),
    probes: probed
      .filter((p) => p.phase === phase)
      .flatMap(({ probe }) => prompt.probes.filter((p) => p.id === probe).map((p) => p.ask)),
  };
}

/**
 * The view as it stands a while after it came: a running clock goes on by the clock of the device that shows it.
 * @param sinceMs since the view came; a clock set back passes none
 */
export function viewAfter(view: CandidateView, sinceMs: number): CandidateView {
  const { running, stage, phase, spentMs } = view;
  if (!running || stage !== 'talk' || sinceMs <= 0) return view;
  return { ...view, spentMs: { ...spentMs, [phase]: spentMs[phase] + sinceMs } };
}
