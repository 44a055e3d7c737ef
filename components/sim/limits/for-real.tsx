'use client';
import { memo } from 'react';
import { type Command, commandsFor } from '@/lib/sim/cgroups/commands';
import type { Container, LimitsScenario } from '@/lib/sim/cgroups/scenario';
import { Terminal } from '../../ui/terminal';
import { Section } from './section';

const NAMES: Record<Command['tool'], string> = {
  docker: 'docker run',
  podman: 'podman run',
  kubectl: 'kubectl: a pod',
  cgroupfs: 'plain cgroupfs',
};

/** Commands that set the same limits on a real machine. */
export const ForReal = memo(function ForReal({
  scenario,
  container,
}: {
  scenario: LimitsScenario;
  container: Container;
}) {
  return (
    <div>
      {commandsFor(scenario, container).map(({ tool, text, notes }) => (
        <Section key={tool} name={NAMES[tool]}>
          <Terminal title={`${container.name} with ${tool}`} text={text} />
          <ul className="mt-2 list-disc pl-5 text-sm text-soft">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
});
