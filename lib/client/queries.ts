/** What pages read, as TanStack Query options over the ports. A commit in any tab makes them fresh again. */
import { queryOptions } from '@tanstack/react-query';
import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/store/port';
import { getRoot } from './root';

/** Lets a query fail with a problem of the store; the screen finds it in `error.problem`. */
export class StoreError extends Error {
  constructor(readonly problem: StoreProblem) {
    super(`${problem.type}: ${problem.detail}`);
  }
}
export function unwrap<T>(result: Result<T, StoreProblem>): T {
  if (result.ok) return result.value;
  throw new StoreError(result.error);
}

export const STORE_KEY = 'store';

export const settingsQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'settings'],
    queryFn: async () => unwrap(await getRoot().store.overview()).settings,
  });

export const indexQuery = () =>
  queryOptions({ queryKey: ['index'], queryFn: () => getRoot().bank.index(), staleTime: Infinity });
