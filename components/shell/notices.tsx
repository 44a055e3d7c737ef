'use client';
import type { StorageNotice } from '@/lib/client/root';
import { Button } from '../ui/button';
import { UpdateNotice } from './update-notice';

/** What concerns every screen. Looks for a new version once the page has settled. */
export function Notices({ storage, settled }: { storage: StorageNotice; settled: boolean }) {
  return (
    <>
      {storage === 'blocked' && (
        <p className="my-2 rounded-md border border-warn bg-surface p-3">
          Another Drydock tab holds an older version of your data open. Close it, and this one goes on.
          Nothing is lost.
        </p>
      )}
      {storage === 'outdated' && (
        <div className="my-2 rounded-md border border-warn bg-surface p-3">
          <p>Another tab runs a newer Drydock and has moved your data to it. Reload this tab to go on.</p>
          <Button className="mt-2" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      )}
      {settled && <UpdateNotice />}
    </>
  );
}
