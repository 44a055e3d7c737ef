/** How many containers a node holds, what binds, and how many VMs of the same workload would fit. */
import { calculator, unfit, worked } from './calculator';
import { printCount, printFew, printMemory } from './print';

export interface Node {
  cpus: number;
  memoryBytes: number;
  reservedCpus: number;
  reservedBytes: number;
  /** Most instances whatever their size; null for none. */
  most: number | null;
}

export interface Instance {
  cpus: number;
  memoryBytes: number;
  overheadBytes: number;
}

export interface Packed {
  count: number;
  /** What the next one would not find. */
  binds: 'CPU' | 'memory' | 'the most a node takes';
  /** Whole instances by each alone; Infinity where they ask for none of it. */
  byCpu: number;
  byMemory: number;
}

/** Decimal CPUs add up to a hair more or less than they are: 0.7 / 0.1 are 7 instances. */
const wholes = (room: number, each: number) =>
  each === 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor(room / each + 1e-9));

/** Instances that ask for something; requests are set aside whether used or not. */
export function packed(node: Node, instance: Instance): Packed {
  const byCpu = wholes(node.cpus - node.reservedCpus, instance.cpus);
  const byMemory = wholes(
    node.memoryBytes - node.reservedBytes,
    instance.memoryBytes + instance.overheadBytes,
  );
  const most = node.most ?? Number.POSITIVE_INFINITY;
  const count = Math.min(byCpu, byMemory, most);
  const binds = count === byMemory ? 'memory' : count === byCpu ? 'CPU' : 'the most a node takes';
  return { count, binds, byCpu, byMemory };
}

interface Plan extends Node {
  eachCpus: number;
  eachBytes: number;
  overheadBytes: number;
  vmOverheadBytes: number | null;
}

export const density = calculator<keyof Plan, 'most' | 'vmOverheadBytes'>(
  {
    id: 'density',
    title: 'Density',
    question: 'How many fit on a node?',
    fields: [
      { name: 'cpus', label: 'CPUs of the node', quantity: 'cpu', usual: '16' },
      { name: 'memoryBytes', label: 'Memory of the node', quantity: 'memory', usual: '64 GiB' },
      { name: 'reservedCpus', label: 'CPU set aside', quantity: 'cpu', usual: '500m' },
      { name: 'reservedBytes', label: 'Memory set aside', quantity: 'memory', usual: '4 GiB' },
      { name: 'eachCpus', label: 'CPU request of each', quantity: 'cpu', usual: '200m' },
      { name: 'eachBytes', label: 'Memory request of each', quantity: 'memory', usual: '1Gi' },
      {
        name: 'overheadBytes',
        label: 'Overhead of a container',
        quantity: 'memory',
        usual: '10 MiB',
        hint: 'Shim and kernel memory; measure yours.',
      },
      {
        name: 'vmOverheadBytes',
        label: 'Overhead of a VM',
        quantity: 'memory',
        usual: '130Mi',
        optional: true,
        hint: 'Kata sets aside 130 to 320 Mi.',
      },
      {
        name: 'most',
        label: 'Most pods a node takes',
        quantity: 'count',
        usual: '110',
        optional: true,
        hint: 'The kubelet’s default is 110.',
      },
    ],
  },
  (v) => {
    if (v.reservedCpus > v.cpus) return unfit('reservedCpus', 'is more than the node has');
    if (v.reservedBytes > v.memoryBytes) return unfit('reservedBytes', 'is more than the node has');
    if (v.eachCpus === 0 && v.eachBytes === 0)
      return unfit('eachBytes', 'must be something: nothing fits without end');
    const each = { cpus: v.eachCpus, memoryBytes: v.eachBytes };
    const containers = packed(v, { ...each, overheadBytes: v.overheadBytes });
    const vms = v.vmOverheadBytes === null ? null : packed(v, { ...each, overheadBytes: v.vmOverheadBytes });
    const roomCpus = v.cpus - v.reservedCpus;
    const roomBytes = v.memoryBytes - v.reservedBytes;
    const eachWhole = v.eachBytes + v.overheadBytes;
    const { count, binds, byCpu, byMemory } = containers;
    const parts = [
      ...(Number.isFinite(byCpu) ? [`CPU ${printFew(roomCpus)} / ${printFew(v.eachCpus)} = ${byCpu}`] : []),
      ...(Number.isFinite(byMemory)
        ? [`memory ${printMemory(roomBytes)} / ${printMemory(eachWhole)} = ${byMemory}`]
        : []),
      ...(v.most === null ? [] : [`at most ${v.most}`]),
    ];
    const left = `${printFew(roomCpus - count * v.eachCpus)} CPU, ${printMemory(roomBytes - count * eachWhole)}`;
    return worked({
      figures: [
        { label: 'Containers', text: String(count), main: true },
        ...(vms ? [{ label: 'VMs instead', text: `${vms.count}, bound by ${vms.binds}` }] : []),
        { label: 'What binds', text: binds },
        { label: 'Left over', text: left },
      ],
      arithmetic: `${parts.join('; ')}: ${printCount(count, 'container')}${
        vms
          ? `, or ${printCount(vms.count, 'VM')} with ${printMemory(v.vmOverheadBytes!)} of overhead each`
          : ''
      }`,
      caveat: 'By requests, as a scheduler counts; what is really used may allow more or less.',
    });
  },
);
