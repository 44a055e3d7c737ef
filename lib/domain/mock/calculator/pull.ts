/** How long an image takes to reach one node, and many at once. */
import { calculator, unfit, worked } from './calculator';
import { printCount, printRate, printSize, printTime } from './print';

export interface Pull {
  compressedBytes: number;
  /** Of one node's way to the registry. */
  nodeBytesPerS: number;
  nodes: number;
  /** What the registry can send to all together; null when nothing is known to bound it. */
  egressBytesPerS: number | null;
  /** Extracted bytes; null when unpacking is not counted. */
  unpackedBytes: number | null;
  unpackBytesPerS: number | null;
}

export interface PullTimes {
  /** What each node gets when all pull. */
  sharedBytesPerS: number;
  downloadAloneMs: number;
  downloadTogetherMs: number;
  unpackMs: number;
  totalBytes: number;
}

/** Unpacking counts after the download; layers that overlap make it less. */
export function pullTimes(pull: Pull): PullTimes {
  const egress = pull.egressBytesPerS ?? Number.POSITIVE_INFINITY;
  const alone = Math.min(pull.nodeBytesPerS, egress);
  const sharedBytesPerS = Math.min(pull.nodeBytesPerS, egress / pull.nodes);
  const unpackMs =
    pull.unpackedBytes === null || pull.unpackBytesPerS === null
      ? 0
      : (pull.unpackedBytes / pull.unpackBytesPerS) * 1000;
  return {
    sharedBytesPerS,
    downloadAloneMs: (pull.compressedBytes / alone) * 1000,
    downloadTogetherMs: (pull.compressedBytes / sharedBytesPerS) * 1000,
    unpackMs,
    totalBytes: pull.compressedBytes * pull.nodes,
  };
}

export const pull = calculator<keyof Pull, 'egressBytesPerS' | 'unpackedBytes' | 'unpackBytesPerS'>(
  {
    id: 'pull',
    title: 'Image pull',
    question: 'How long does an image pull take?',
    fields: [
      { name: 'compressedBytes', label: 'Image, compressed', quantity: 'size', usual: '300 MB' },
      { name: 'nodeBytesPerS', label: 'Bandwidth of a node', quantity: 'bandwidth', usual: '1 Gbit/s' },
      { name: 'nodes', label: 'Nodes that pull at once', quantity: 'count', usual: '50' },
      {
        name: 'egressBytesPerS',
        label: 'What the registry sends',
        quantity: 'bandwidth',
        usual: '10 Gbit/s',
        optional: true,
      },
      {
        name: 'unpackedBytes',
        label: 'Image, unpacked',
        quantity: 'size',
        usual: '900 MB',
        optional: true,
        hint: 'Blank: unpacking is not counted.',
      },
      {
        name: 'unpackBytesPerS',
        label: 'Unpacked a second',
        quantity: 'bandwidth',
        usual: '150 MB/s',
        optional: true,
      },
    ],
  },
  (given) => {
    if (given.nodeBytesPerS === 0) return unfit('nodeBytesPerS', 'must be more than nothing');
    if (given.nodes < 1) return unfit('nodes', 'must be at least 1');
    if (given.egressBytesPerS === 0) return unfit('egressBytesPerS', 'must be more than nothing');
    if (given.unpackBytesPerS === 0) return unfit('unpackBytesPerS', 'must be more than nothing');
    if (given.unpackedBytes !== null && given.unpackBytesPerS === null)
      return unfit('unpackBytesPerS', 'is needed to count unpacking; or leave the unpacked size blank');
    const { sharedBytesPerS, downloadAloneMs, downloadTogetherMs, unpackMs, totalBytes } = pullTimes(given);
    const unpacks = unpackMs > 0;
    const egressBinds = sharedBytesPerS < given.nodeBytesPerS;
    const rate = egressBinds
      ? `${printRate(given.egressBytesPerS!)} / ${given.nodes} = ${printRate(sharedBytesPerS)} a node`
      : `${printRate(sharedBytesPerS)} a node`;
    const download = `${printSize(given.compressedBytes)} / ${printRate(sharedBytesPerS)} = ${printTime(downloadTogetherMs)}`;
    const whole = unpacks
      ? `; + ${printTime(unpackMs)} to unpack = ${printTime(downloadTogetherMs + unpackMs)}`
      : '';
    return worked({
      figures: [
        {
          label: `All ${printCount(given.nodes, 'node')}`,
          text: printTime(downloadTogetherMs + unpackMs),
          main: true,
        },
        { label: 'One node alone', text: printTime(downloadAloneMs + unpackMs) },
        { label: 'What binds', text: egressBinds ? 'the registry' : 'the node’s bandwidth' },
        ...(unpacks ? [{ label: 'Of it unpacking', text: printTime(unpackMs) }] : []),
        { label: 'Bytes in all', text: printSize(totalBytes) },
      ],
      arithmetic: `${rate}; ${download}${whole}; ${printSize(totalBytes)} in all`,
      caveat:
        'No layer is there already, and there are no round trips.' +
        (unpacks ? ' Unpacking comes after the download; a runtime overlaps some of it.' : ''),
    });
  },
);
