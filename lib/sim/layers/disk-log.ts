/** What containers did and what came of it, a line an operation. */
import { printBytes } from '@/lib/sim/engine/print';
import type { OperationStep } from './disk';
import { printOperation } from './explain-operation';

export const diskLog = (steps: readonly OperationStep[]): string[] =>
  steps.flatMap(({ operation, error, copiedBytes }) => {
    if (!operation) return [];
    const result = error ? `${error.errno}, ${error.message}` : 'done';
    const call = `${operation.container}: ${printOperation(operation)}`;
    return [`${call}: ${result}, ${printBytes(copiedBytes)} copied up`];
  });
