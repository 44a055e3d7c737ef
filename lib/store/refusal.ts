import type { StoreProblem } from './port';

/** Thrown inside a transaction to abort it with a reason of ours; never leaves this folder. */
export class Refusal extends Error {
  constructor(readonly problem: StoreProblem | { type: 'conflict'; detail: string }) {
    super(problem.detail);
  }
}
