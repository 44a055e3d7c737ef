/** What a node did with one layer of an image, in words. */
import type { Explanation } from '@/lib/sim/engine/model';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { PullStep } from './pull';
import type { PullScenario } from './pull-scenario';

const UNPACK = 'containerd, core/unpack/unpacker.go; OCI image-spec, config.md, "Layer ChainID"';
const DESCRIPTOR = 'OCI image-spec, descriptor.md, "Verification"';

export function explainPull(scenario: PullScenario, step: PullStep): Explanation {
  const layer = scenario.layers[step.index]!;
  const follows = step.status === 'digest-mismatch' ? DESCRIPTOR : UNPACK;
  const text = `${step.node}, ${layer.name}: ${statusText(step, layer)}`;
  return { text, follows, basis: 'documentation' };
}

function statusText(step: PullStep, layer: PullScenario['layers'][number]): string {
  const took = `In all it takes ${printTime(step.tookUs)}.`;
  switch (step.status) {
    case 'unpacked-already':
      return 'the same DiffIDs up to here are unpacked on the node (same ChainID). Nothing is fetched, whatever compression the registry uses.';
    case 'blob-here':
      return `the blob ${layer.digest} is in the content store, but not unpacked on this stack: it is applied without a download. ${took}`;
    case 'downloaded':
      return `${printBytes(step.downloadedBytes)} are downloaded, checked against digest ${layer.digest}, unpacked to ${printBytes(step.unpackedBytes)} and checked against DiffID ${layer.diffId}. ${took}`;
    case 'digest-mismatch':
      return `what arrived does not hash to ${layer.digest}. It is refused before anything is unpacked, and the pull fails.`;
    case 'diffid-mismatch':
      return `the blob is the one the manifest names, but unpacked it is not ${layer.diffId}, which the image's configuration promises. The pull fails.`;
    case 'not-reached':
      return 'the pull had failed before this layer.';
  }
}
