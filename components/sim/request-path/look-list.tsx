import type { PathRun } from '@/lib/sim/request-path/request-path';
import { Terminal } from '../../ui/terminal';

/** Where one would look, the most telling first, and what kernel and server print. */
export function LookList({ run, step }: { run: PathRun; step: number }) {
  const { netns, conntrack } = run.steps[step]!;
  return (
    <section aria-labelledby="where-to-look" className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-2">
      <h2 id="where-to-look" className="text-lg font-semibold">
        Where to look
      </h2>
      <ol className="mt-1 mb-3">
        {run.look.map(({ command, shows }) => (
          <li key={command} className="border-t border-line py-2 first:border-t-0">
            <code className="mono block text-sm">{command}</code>
            <span className="text-soft">{shows}</span>
          </li>
        ))}
      </ol>
      <div className="grid grid-cols-1 gap-3">
        <Terminal
          title="server and kernel log"
          text={run.serverLog.join('\n') || '(nothing is logged for this request)'}
        />
        <Terminal title="conntrack entry, this step" text={conntrack ?? `(none in ${netns} here)`} />
      </div>
    </section>
  );
}
