'use client';
import { LEVELS } from '@/lib/domain/bank/words';
import { plannedMs, printClock } from '@/lib/domain/mock/clock';
import type { Clarification } from '@/lib/domain/mock/prompt';
import { PHASE_NAMES, PHASES, type Phase } from '@/lib/domain/mock/words';
import { Button } from '../ui/button';
import { Fold } from '../ui/fold';
import { Html, HtmlSpan } from '../ui/html';
import { ProbeRow } from './probe-row';
import type { ReviewProps } from './review-props';

/** What the interviewer says, hears and asks, phase by phase. What is on now is unfolded; all of it can be read ahead. */
export function ScriptPanel({ prompt, session, act }: ReviewProps) {
  const { phase, asked } = session;
  const planned = plannedMs(prompt.phases, session.length);
  return (
    <div>
      <Fold title="The situation" beside="read it out" open={phase === 'clarify'}>
        <h3 className="font-semibold text-balance">{prompt.title}</h3>
        <Html html={prompt.context} className="mt-2 max-w-[65ch]" />
      </Fold>
      <Fold
        title="When they ask"
        beside={`${asked.length} of ${prompt.clarifications.length} asked`}
        open={phase === 'clarify'}
      >
        <ul className="grid gap-4">
          {prompt.clarifications.map((clarification) => (
            <ClarificationRow
              key={clarification.id}
              clarification={clarification}
              asked={asked.includes(clarification.id)}
              onAsked={() => act({ type: 'asked', clarification: clarification.id })}
            />
          ))}
        </ul>
      </Fold>
      {PHASES.map((p) => (
        <Fold
          key={p}
          title={PHASE_NAMES[p]}
          beside={p === phase ? 'now' : printClock(planned[p])}
          open={p === phase}
        >
          <PhaseScript phase={p} prompt={prompt} session={session} act={act} />
        </Fold>
      ))}
    </div>
  );
}

function ClarificationRow({
  clarification: { question, answer },
  asked,
  onAsked,
}: {
  clarification: Clarification;
  asked: boolean;
  onAsked: () => void;
}) {
  return (
    <li className={`border-l-4 pl-3 ${asked ? 'border-action' : 'border-line'}`}>
      <p className="font-semibold">
        <HtmlSpan html={question} />
      </p>
      <p className="mt-0.5 text-soft">
        <HtmlSpan html={answer} />
      </p>
      {asked ? (
        <span className="label mt-1 flex min-h-11 items-center">
          <span aria-hidden className="mr-1.5">
            ✓
          </span>
          Asked, answer shown to the candidate
        </span>
      ) : (
        <Button className="mt-1" onClick={onAsked}>
          They asked it
        </Button>
      )}
    </li>
  );
}

function PhaseScript({ phase, prompt, session, act }: ReviewProps & { phase: Phase }) {
  const task = prompt.phases.find((p) => p.phase === phase)?.task ?? '';
  const probes = prompt.probes
    .filter((p) => p.phase === phase)
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  return (
    <>
      <p className="max-w-[65ch]">
        <span className="text-soft">Their task: </span>
        <HtmlSpan html={task} />
      </p>
      {probes.length > 0 ? (
        <ul className="mt-3 grid gap-4">
          {probes.map((probe) => (
            <ProbeRow key={probe.id} probe={probe} prompt={prompt} session={session} act={act} />
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-soft">No probes; listen.</p>
      )}
    </>
  );
}
