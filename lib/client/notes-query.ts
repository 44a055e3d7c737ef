import { queryOptions } from '@tanstack/react-query';
import { STORE_KEY, unwrap } from './queries';
import { getRoot } from './root';

export const notesQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'notes'],
    queryFn: async () => unwrap(await getRoot().store.overview()).notes,
  });
