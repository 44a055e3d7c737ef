'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { acceptUpdate, offlineState, startServiceWorker } from '@/lib/client/updates';
import { Button } from '../ui/button';

/** Starts the service worker, and says when a new version waits. */
export function UpdateNotice() {
  const { update } = useSyncExternalStore(offlineState.subscribe, offlineState.get, offlineState.get);
  useEffect(() => void startServiceWorker(), []);
  if (update === 'none') return null;
  return (
    <div className="my-2 flex flex-wrap items-center justify-between gap-3 rounded-md border border-edge bg-surface p-3">
      <p>A new version is here, downloaded whole. Your place is kept.</p>
      <Button disabled={update === 'applying'} onClick={() => void acceptUpdate()}>
        {update === 'applying' ? 'Updating' : 'Update all tabs'}
      </Button>
    </div>
  );
}
