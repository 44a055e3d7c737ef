'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { STORE_KEY } from './queries';
import { getRoot } from './root';

/** Data is local: nothing is refetched because a window got focus, everything because the log grew. */
function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 0 },
      mutations: { networkMode: 'always' },
    },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  useEffect(
    () => getRoot().store.subscribe(() => void client.invalidateQueries({ queryKey: [STORE_KEY] })),
    [client],
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
