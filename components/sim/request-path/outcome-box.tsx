import type { PathRun } from '@/lib/sim/request-path/request-path';
import { printSpan } from './step-words';

/** What the one who asked sees, in curl's words and in a plain socket's. */
export function OutcomeBox({ run }: { run: PathRun }) {
  const { outcome, stopped } = run;
  const isContent = outcome.curlExit === 0;
  const isAnswered = isContent && outcome.httpCode.startsWith('2');
  const facts = [
    ['HTTP code', outcome.httpCode],
    ['curl exit', String(outcome.curlExit)],
    ['After', printSpan(outcome.timeUs)],
    ['Socket', `${outcome.socketResult} in ${outcome.socketStage}`],
  ];
  return (
    <section
      aria-labelledby="client-sees"
      className={`rounded-md border bg-surface p-3.5 ${isAnswered ? 'border-correct' : 'border-wrong'}`}
    >
      <h2 id="client-sees" className="label">
        What the client sees
      </h2>
      <p role="status" className={`mono mt-1 font-semibold ${isAnswered ? 'text-correct' : 'text-wrong'}`}>
        {isAnswered ? '✓ ' : '✕ '}
        {outcome.curlMessage || `${outcome.httpCode}, ${outcome.bytesReceived} bytes of body`}
      </p>
      <dl className="mt-2 grid grid-cols-2 gap-x-3 gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="label">{name}</dt>
            <dd className="mono text-sm">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-soft">
        {outcome.synsSent} SYN sent. {nextWords(run)}
      </p>
      {stopped && (
        <p className="mt-2 text-sm text-warn">
          Stopped at {printSpan(stopped.atUs)}: {stopped.reason}.
        </p>
      )}
    </section>
  );
}

function nextWords({ outcome: { next, ...first } }: PathRun): string {
  const sees = next.curlMessage || next.httpCode;
  return sees === (first.curlMessage || first.httpCode)
    ? 'The next client sees the same.'
    : `The next client sees ${sees}, after ${printSpan(next.timeUs)}.`;
}
