import { commandsOf } from '@/lib/sim/request-path/commands';
import type { Scenario } from '@/lib/sim/request-path/scenario';
import { Terminal } from '../../ui/terminal';

/** The same path and fault with real tools; nothing of it runs here. */
export function RealCommands({ scenario }: { scenario: Scenario }) {
  return (
    <details className="border-t border-line">
      <summary className="min-h-11 cursor-pointer py-2.5">Do it for real</summary>
      <p className="mb-3 text-soft">On a machine you may break. Words in capitals are yours to fill in.</p>
      <div className="grid grid-cols-1 gap-3 pb-3">
        {commandsOf(scenario).map(({ tool, build, fault, ask }) => (
          <Terminal
            key={tool}
            title={tool}
            text={[
              '# build the path',
              ...build,
              ...(fault.length > 0 ? ['', '# switch the fault on', ...fault] : []),
              '',
              '# ask',
              ...ask,
            ].join('\n')}
          />
        ))}
      </div>
    </details>
  );
}
