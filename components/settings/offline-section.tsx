'use client';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type InstallWay, install, useInstallWay } from '@/lib/client/install';
import { askToPersist, type Persistence, readPersistence } from '@/lib/client/persistence';
import { type OfflineState, offlineState } from '@/lib/client/updates';
import { Button } from '../ui/button';
import { Section } from './section';

const OFFLINE: Record<OfflineState['offline'], string> = {
  unknown: 'Looking.',
  none: 'This browser, or this address, offers no offline storage of apps. Over HTTPS, in a normal window, it does.',
  installing: 'Being stored for offline use. Keep this tab open for a moment.',
  ready: 'Everything the app can show is on this device and opens without a network.',
  failed: 'Not stored: the download broke off. It is tried again at your next visit.',
};

const PERSISTENCE: Record<Persistence['state'], string> = {
  persistent: 'The browser has promised to keep your data until you delete it.',
  'best-effort':
    'The browser may clear your data when the device runs out of room. Backups protect you from that.',
  unknown: 'This browser makes no promise to keep data. Backups protect you from that.',
};

const INSTALL: Record<Exclude<InstallWay, 'prompt' | 'unknown'>, string> = {
  installed: 'You are in the installed app.',
  ios: 'In Safari: Share, then Add to Home Screen. The installed app keeps its own data, apart from this tab: if you have answers here, make a backup first and restore it in the app.',
  menu: 'Your browser’s menu may offer Install, or Add to Home screen. It works in the browser just as well.',
};

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

export function OfflineSection() {
  const { offline } = useSyncExternalStore(offlineState.subscribe, offlineState.get, offlineState.get);
  const way = useInstallWay();
  const kept = useQuery({ queryKey: ['persistence'], queryFn: readPersistence });
  const ask = async () => {
    await askToPersist();
    await kept.refetch();
  };
  return (
    <Section id="install" title="Offline and this device">
      <p>{OFFLINE[offline]}</p>
      {kept.data && (
        <p>
          {PERSISTENCE[kept.data.state]}
          {kept.data.usedBytes !== null && ` In use here: ${megabytes(kept.data.usedBytes)}.`}
        </p>
      )}
      {kept.data?.state === 'best-effort' && (
        <div>
          <Button onClick={() => void ask()}>Ask the browser to keep it</Button>
          {kept.isFetchedAfterMount && kept.dataUpdatedAt > 0 && (
            <p className="mt-1 text-sm text-soft">
              Browsers grant this by how much a site is used, and more readily to an installed app.
            </p>
          )}
        </div>
      )}
      {way === 'prompt' ? (
        <div>
          <Button onClick={() => void install()}>Install Drydock</Button>
        </div>
      ) : (
        way !== 'unknown' && <p>{INSTALL[way]}</p>
      )}
    </Section>
  );
}
