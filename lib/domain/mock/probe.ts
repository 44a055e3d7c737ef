/** Which probe an interviewer would raise now: by phase, level, and what is still missing from the notes. */
import { LEVELS } from '@/lib/domain/bank/words';
import { plannedMs } from './clock';
import { findPoint } from './match';
import type { Probe, PromptBase } from './prompt';
import { allNotes, type MockSession } from './session';
import type { Phase } from './words';

/** The probes of a phase that a candidate of this level meets, those of lower levels first. */
export function probesFor(prompt: Pick<PromptBase, 'probes'>, phase: Phase, session: MockSession): Probe[] {
  const upTo = LEVELS.indexOf(session.level);
  return prompt.probes
    .filter((p) => p.phase === phase && LEVELS.indexOf(p.level) <= upTo)
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/**
 * The next probe of the phase that is on, or null. They come evenly over the phase, so that there is time to answer each;
 * one whose point the notes already have is left out, as an interviewer who listens would.
 */
export function dueProbe(prompt: PromptBase, session: MockSession): Probe | null {
  if (session.stage !== 'talk') return null;
  const { phase } = session;
  const own = probesFor(prompt, phase, session);
  const put = new Set(session.probed.map((p) => p.probe));
  const share = plannedMs(prompt.phases, session.length)[phase] / (own.length + 1);
  const reached = Math.floor(session.spentMs[phase] / share);
  const here = session.probed.filter((p) => p.phase === phase).length;
  if (here >= reached) return null;
  const notes = allNotes(session);
  return (
    own.find((probe) => {
      if (put.has(probe.id)) return false;
      const point = prompt.points.find((p) => p.id === probe.point);
      return !point || findPoint(point, notes).verdict !== 'hit';
    }) ?? null
  );
}
