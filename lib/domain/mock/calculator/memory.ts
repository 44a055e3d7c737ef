/** What a memory limit leaves beside the heap of a JVM or Go process. */
import { calculator, unfit, worked } from './calculator';
import { printCount, printMemory, printShare } from './print';

export interface MemoryUse {
  limitBytes: number;
  /** Of the limit, 0 to 1: MaxRAMPercentage, or GOMEMLIMIT as a part of the limit. */
  heapShare: number;
  threads: number;
  stackBytes: number;
  otherBytes: number;
}

export interface MemoryBudget {
  heapBytes: number;
  restBytes: number;
  stacksBytes: number;
  /** Negative when the parts do not fit. */
  leftBytes: number;
}

export function memoryBudget(use: MemoryUse): MemoryBudget {
  const heapBytes = use.limitBytes * use.heapShare;
  const restBytes = use.limitBytes - heapBytes;
  const stacksBytes = use.threads * use.stackBytes;
  return { heapBytes, restBytes, stacksBytes, leftBytes: restBytes - stacksBytes - use.otherBytes };
}

export const memory = calculator<keyof MemoryUse>(
  {
    id: 'memory',
    title: 'Memory',
    question: 'What does a heap leave of the memory limit?',
    fields: [
      { name: 'limitBytes', label: 'Memory limit', quantity: 'memory', usual: '512Mi' },
      {
        name: 'heapShare',
        label: 'Heap, of the limit',
        quantity: 'share',
        usual: '75 %',
        hint: 'MaxRAMPercentage of a JVM; GOMEMLIMIT of Go.',
      },
      {
        name: 'threads',
        label: 'Threads',
        quantity: 'count',
        usual: '60',
        hint: 'For Go 0: its stacks count under GOMEMLIMIT.',
      },
      { name: 'stackBytes', label: 'Stack of a thread', quantity: 'memory', usual: '1Mi' },
      {
        name: 'otherBytes',
        label: 'Everything else',
        quantity: 'memory',
        usual: '80Mi',
        hint: 'Classes, compiled code, buffers, page cache that must stay.',
      },
    ],
  },
  (use) => {
    if (use.limitBytes === 0) return unfit('limitBytes', 'must be more than nothing');
    if (use.heapShare > 1) return unfit('heapShare', 'is more than the whole limit');
    const { heapBytes, restBytes, stacksBytes, leftBytes } = memoryBudget(use);
    const over = leftBytes < 0;
    const stacks = use.threads > 0 ? ` − ${use.threads} × ${printMemory(use.stackBytes)}` : '';
    const end = over ? `${printMemory(-leftBytes)} too much` : `${printMemory(leftBytes)} left`;
    return worked({
      figures: [
        {
          label: over ? 'Too much by' : 'Left',
          text: printMemory(Math.abs(leftBytes)),
          main: true,
        },
        { label: 'Heap at most', text: printMemory(heapBytes) },
        { label: 'Beside the heap', text: printMemory(restBytes) },
        { label: `Stacks of ${printCount(use.threads, 'thread')}`, text: printMemory(stacksBytes) },
      ],
      arithmetic: `${printShare(use.heapShare)} of ${printMemory(use.limitBytes)} = ${printMemory(heapBytes)} heap; ${printMemory(restBytes)}${stacks} − ${printMemory(use.otherBytes)}: ${end}`,
      caveat: over
        ? 'With a full heap and all stacks touched the group reaches its limit and a process is killed.'
        : 'Stacks count whole here; memory is charged when a page is first touched.',
    });
  },
);
