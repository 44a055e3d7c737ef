import type { ReactNode } from 'react';
import type { PathRun } from '@/lib/sim/request-path/request-path';
import {
  type Change,
  changesOf,
  END_WORDS,
  packetWords,
  printCost,
  printSpan,
  whereWords,
} from './step-words';

/** Everything the trace holds of one step. */
export function StepFacts({ run, step: index }: { run: PathRun; step: number }) {
  const step = run.steps[index]!;
  const packet = run.packets[step.packet]!;
  return (
    <dl aria-label="This step">
      <Fact name="Packet">{packetWords(packet)}</Fact>
      <Fact name="At">
        {whereWords(step)}
        {step.end && <strong className="block text-wrong">✕ Ends here: {END_WORDS[step.end]}</strong>}
      </Fact>
      <Fact name="Namespace">{step.netns}</Fact>
      {changesOf(step, packet).map((change) => (
        <Fact key={change.end} name={change.end}>
          <Ends {...change} />
        </Fact>
      ))}
      <Fact name="Hooks">
        {step.hooks.length === 0 ? (
          <span className="text-soft">no rule consulted</span>
        ) : (
          step.hooks.map(({ hook, table, rule, verdict }) => (
            <span key={`${hook} ${table} ${rule}`} className="block">
              <strong>
                {hook}, table {table}: {verdict}
              </strong>
              <span className="block">{rule}</span>
            </span>
          ))
        )}
      </Fact>
      <Fact name="Conntrack">{step.conntrack ?? <span className="text-soft">no entry here</span>}</Fact>
      <Fact name="Cost">
        {printCost(step.costNs)}
        <span className="text-soft"> · {printSpan(step.atUs)} since the start</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2 border-t border-line py-1.5 first:border-t-0">
      <dt className="label w-24 shrink-0 pt-1">{name}</dt>
      <dd className="mono min-w-0 grow text-sm leading-6">{children}</dd>
    </div>
  );
}

function Ends({ before, after, word }: Change) {
  if (!word)
    return (
      <>
        {before} <span className="text-soft">· unchanged</span>
      </>
    );
  return (
    <>
      <span className="line-through">
        <span className="sr-only">was </span>
        {before}
      </span>
      <span className="block font-semibold">
        <span className="mr-1.5 border border-ink px-1 text-xs">◆ {word}</span>
        <span className="sr-only">now </span>
        {after}
      </span>
    </>
  );
}
