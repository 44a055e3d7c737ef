/** What one fault takes down, by kind: reasoning from whose kernel runs what; no number is involved. */
import { KIND_TEXTS, type Kind } from './kind';
import type { Fault } from './scenario';

export interface Blast {
  /** Instances lost when all run side by side. */
  down: 'none' | 'one' | 'all';
  /** The host itself is down, or in the hands of what broke out. */
  host: 'up' | 'down' | 'exposed';
  text: string;
}

export function blastOf(kind: Kind, fault: Fault): Blast {
  const { kernel, barriers } = KIND_TEXTS[kind];
  switch (fault) {
    case 'none':
      return { down: 'none', host: 'up', text: 'Nothing fails.' };
    case 'process':
      return {
        down: 'one',
        host: 'up',
        text: 'One instance ends; its neighbours and the host run on.',
      };
    case 'kernel':
      if (kernel === 'host')
        return {
          down: 'all',
          host: 'down',
          text: "The kernel that runs its system calls is the host's: a panic takes every instance and the host down.",
        };
      return {
        down: 'one',
        host: 'up',
        text:
          kernel === 'guest'
            ? 'The panic is in the guest kernel: this instance is gone, its neighbours and the host run on. Containers of the same guest go with it.'
            : 'The Sentry dies, and with it this sandbox; neighbours have Sentries of their own.',
      };
    case 'host-kernel':
      return {
        down: 'all',
        host: 'down',
        text: 'Whatever boxes are used, all of them stand on the host kernel: everything goes down.',
      };
    case 'escape':
      return escapeOf(kernel, barriers);
  }
}

/** An escape is through the workload's own boundary: the innermost one. */
function escapeOf(kernel: 'host' | 'guest' | 'user-space', barriers: readonly string[]): Blast {
  const left = barriers.slice(1);
  if (kernel === 'host')
    return {
      down: 'all',
      host: 'exposed',
      text: 'The boundary was the host kernel itself: what breaks through is on the host and can reach every neighbour.',
    };
  const inside = kernel === 'guest' ? 'the guest kernel' : 'the Sentry';
  return {
    down: 'one',
    host: 'up',
    text: `It now holds ${inside} of this instance. Before it reaches the host or a neighbour it must break ${left.join(', then ')}.`,
  };
}
