/**
 * An image pulled by nodes. A layer whose chain of DiffIDs is unpacked already is neither fetched nor unpacked; from the
 * first missing one on, every blob is fetched unless it is here by digest, and applied in order, digest checked before
 * and DiffID after (containerd core/unpack/unpacker.go; ChainID: OCI image-spec config.md). Round trips are not counted.
 */
import { digestOf } from './digest';
import type { PullScenario } from './pull-scenario';

export interface PullStep {
  type: 'pull';
  node: string;
  /** Index of the layer, from the base. */
  index: number;
  /** ChainID(L0…Ln): what names the unpacked stack up to here. */
  chainId: string;
  status:
    | 'unpacked-already'
    | 'blob-here'
    | 'downloaded'
    | 'digest-mismatch'
    | 'diffid-mismatch'
    | 'not-reached';
  downloadedBytes: number;
  unpackedBytes: number;
  atUs: number;
  tookUs: number;
}

const MICROS_PER_S = 1_000_000n;

/** Rounded up, in whole microseconds; bytes × 10⁶ does not fit a double. */
export const transferUs = (bytes: number, bytesPerS: number) =>
  Number((BigInt(bytes) * MICROS_PER_S + BigInt(bytesPerS) - 1n) / BigInt(bytesPerS));

/** ChainID(L0) = DiffID(L0); ChainID(L0…Ln) = Digest(ChainID(L0…Ln−1) + " " + DiffID(Ln)). */
export function chainIdsOf(diffIds: readonly string[]): string[] {
  const chain: string[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(below === undefined ? diffId : digestOf(`${below} ${diffId}`));
  }
  return chain;
}

/** All nodes begin at once, each with its own bandwidth; steps come in order of their start. */
export function runPull(scenario: PullScenario, startUs: number): PullStep[] {
  return scenario.nodes.flatMap((node) => pullOnto(scenario, node, startUs)).sort((a, b) => a.atUs - b.atUs);
}

function pullOnto(scenario: PullScenario, node: PullScenario['nodes'][number], startUs: number): PullStep[] {
  const chainIds = chainIdsOf(scenario.layers.map((layer) => layer.diffId));
  const unpacked = new Set(node.images.flatMap(chainIdsOf));
  let fetchedUs = startUs;
  let appliedUs = startUs;
  let fetching = false;
  let failed = false;
  return scenario.layers.map((layer, index): PullStep => {
    const shared = { type: 'pull' as const, node: node.name, index, chainId: chainIds[index]! };
    const nothing = { downloadedBytes: 0, unpackedBytes: 0, atUs: appliedUs, tookUs: 0 };
    if (failed) return { ...shared, ...nothing, status: 'not-reached' };
    fetching ||= !unpacked.has(chainIds[index]!);
    if (!fetching) return { ...shared, ...nothing, status: 'unpacked-already' };
    const here = node.blobs.includes(layer.digest);
    const downloadedBytes = here ? 0 : layer.compressedBytes;
    const atUs = here ? appliedUs : fetchedUs;
    if (!here) fetchedUs += transferUs(downloadedBytes, scenario.bandwidthBytesPerS);
    if (layer.fault === 'damaged' && !here) {
      failed = true;
      appliedUs = fetchedUs;
      const took = { downloadedBytes, unpackedBytes: 0, atUs, tookUs: fetchedUs - atUs };
      return { ...shared, ...took, status: 'digest-mismatch' };
    }
    const beginUs = here ? appliedUs : Math.max(appliedUs, fetchedUs);
    appliedUs = beginUs + transferUs(layer.bytes, scenario.unpackBytesPerS);
    failed = layer.fault === 'other-content';
    const status = failed ? 'diffid-mismatch' : here ? 'blob-here' : 'downloaded';
    const took = { downloadedBytes, unpackedBytes: layer.bytes, atUs, tookUs: appliedUs - atUs };
    return { ...shared, ...took, status };
  });
}
