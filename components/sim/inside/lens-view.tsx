import { type Lens, printLooks, VIEW_WORDS, type View } from '@/lib/client/sim/inside-view';
import { type Look, type Origin, printOrigin } from '@/lib/sim/inside/view';
import { Terminal } from '../../ui/terminal';

const INSIDE =
  'corrugated px-2.5 py-1 font-mono text-xs font-semibold tracking-wider text-on-topic uppercase';
const OUTSIDE = 'bg-ink px-2.5 py-1 font-mono text-xs font-semibold tracking-wider text-paper uppercase';

/** What was printed on either side of the wall; on the phone one below the other. */
export function LensView({ view, lens }: { view: View; lens: Lens }) {
  return (
    <>
      <div aria-live="polite">
        <h3 className="font-semibold">{VIEW_WORDS[view]}</h3>
        <p>{lens.about}</p>
        <p className="mt-1">
          <span className="label">What it leaves </span>
          {lens.leaves}
        </p>
        <p className="mt-1 text-sm text-soft">{lens.source}</p>
      </div>
      <ul className="grid gap-5">
        {lens.looks.map((look) => (
          <li key={look.question}>
            <LookPair look={look} />
          </li>
        ))}
      </ul>
      <div className="grid min-w-0 gap-3 sm:grid-cols-2">
        <Terminal title="inside" text={printLooks(lens.looks, 'inside')} />
        {lens.looks.some((look) => look.outside !== 'not recorded') && (
          <Terminal title="outside" text={printLooks(lens.looks, 'outside')} />
        )}
      </div>
    </>
  );
}

function LookPair({ look }: { look: Look }) {
  const { question, command, inside, outside, origin } = look;
  return (
    <section aria-label={question}>
      <h4>{question}</h4>
      <p className="mono mb-1.5 text-sm text-soft">$ {command}</p>
      <dl className="grid gap-2 sm:grid-cols-2">
        <div className="min-w-0 overflow-clip rounded-sm border border-line bg-surface">
          <dt className={INSIDE} style={{ backgroundColor: 'var(--topic-namespaces)' }}>
            Inside
          </dt>
          <dd className="mono whitespace-pre-wrap px-2.5 py-2">{inside}</dd>
        </div>
        <div className="min-w-0 overflow-clip rounded-sm border border-line bg-surface">
          <dt className={OUTSIDE}>Outside, on the host</dt>
          <dd className={`px-2.5 py-2 ${outside === 'not recorded' ? 'text-soft' : 'mono'}`}>{outside}</dd>
        </div>
      </dl>
      <OriginLine origin={origin} />
    </section>
  );
}

/** A filled block was seen on a kernel, an open one is read in a document. */
function OriginLine({ origin }: { origin: Origin }) {
  return (
    <p className="mt-1 flex items-start gap-2 text-sm text-soft">
      <svg viewBox="0 0 12 12" className="mt-1.5 size-3 shrink-0" aria-hidden>
        {origin.basis === 'recording' ? (
          <rect width="12" height="12" fill="currentColor" />
        ) : (
          <rect
            x="1"
            y="1"
            width="10"
            height="10"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="3 2"
          />
        )}
      </svg>
      <span>
        {printOrigin(origin)}
        {origin.basis === 'documentation' && `: ${origin.document}`}
      </span>
    </p>
  );
}
