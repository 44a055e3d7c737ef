import type { ClockAt } from '@/lib/domain/mock/candidate-view';
import { plannedMs, printClock } from '@/lib/domain/mock/clock';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';
import { PHASE_NAMES, PHASES, type Phase } from '@/lib/domain/mock/words';

export function PhaseClock({ prompt, session }: { prompt: Prompt; session: MockSession }) {
  return <ClockFace at={session} plannedMs={plannedMs(prompt.phases, session.length)} />;
}

/** Which phase is on, what of it is left, and how far the whole is. Time that is over is told, never pressed. */
export function ClockFace({
  at: clock,
  plannedMs: planned,
}: {
  at: ClockAt;
  plannedMs: Record<Phase, number>;
}) {
  const { phase, spentMs, running, length } = clock;
  const left = planned[phase] - spentMs[phase];
  const whole = PHASES.reduce((sum, p) => sum + spentMs[p], 0);
  const at = PHASES.indexOf(phase);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <h1 className="text-lg font-semibold">{PHASE_NAMES[phase]}</h1>
        <p role="timer" className="mono text-right" aria-label="Time of this phase">
          <span className="text-lg font-semibold">{printClock(Math.abs(left))}</span>{' '}
          {left >= 0 ? 'left' : 'over'}
          {!running && <span className="ml-2 text-soft">paused</span>}
        </p>
      </div>
      <ol className="mt-1.5 flex gap-1" aria-label="Phases">
        {PHASES.map((p, i) => (
          <li
            key={p}
            aria-current={p === phase ? 'step' : undefined}
            className="h-2 min-w-3 overflow-hidden rounded-sm border border-edge"
            style={{ flexGrow: planned[p] }}
          >
            <span className="sr-only">{PHASE_NAMES[p]}</span>
            <span
              aria-hidden
              className="corrugated-progress block h-full text-action"
              style={{
                width: `${i < at ? 100 : i > at ? 0 : Math.min(100, (100 * spentMs[p]) / planned[p])}%`,
              }}
            />
          </li>
        ))}
      </ol>
      <p className="label mt-1 flex justify-between">
        <span>
          {at + 1} of {PHASES.length}
        </span>
        <span>
          {printClock(whole)} of {length}:00
        </span>
      </p>
    </div>
  );
}
