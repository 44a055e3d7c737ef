/** What became of each layer on one node, a line a layer. */
import { printBytes } from '@/lib/sim/engine/print';
import type { PullStep } from './pull';
import type { PullScenario } from './pull-scenario';

export const PULL_WORDS: Record<PullStep['status'], string> = {
  'unpacked-already': 'here already',
  'blob-here': 'blob here, unpacked anew',
  downloaded: 'downloaded',
  'digest-mismatch': 'refused: digest',
  'diffid-mismatch': 'refused: DiffID',
  'not-reached': 'not reached',
};

/** `steps` are of one node; the lines come base first. */
export const pullLog = ({ layers }: PullScenario, steps: readonly PullStep[]): string[] =>
  steps
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, status, downloadedBytes, unpackedBytes }) => {
      const { name, digest } = layers[index]!;
      const bytes = `${printBytes(downloadedBytes)} fetched, ${printBytes(unpackedBytes)} unpacked`;
      return `${name} ${digest}: ${PULL_WORDS[status]}, ${bytes}`;
    });
