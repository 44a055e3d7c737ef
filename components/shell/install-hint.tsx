'use client';
import Link from 'next/link';
import { install, useInstallWay } from '@/lib/client/install';
import { Button } from '../ui/button';

/** How to have Drydock as an app, once there is something in it. */
export function InstallHint({ answered }: { answered: boolean }) {
  const way = useInstallWay();
  if (!answered || way === 'installed' || way === 'menu' || way === 'unknown') return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      {way === 'prompt' ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>Install Drydock to open it like an app, offline too.</p>
          <Button onClick={() => void install()}>Install</Button>
        </div>
      ) : (
        <p className="text-soft">
          On an iPhone or iPad the installed app keeps its own data, apart from this tab.{' '}
          <Link className="underline" href="/settings#install">
            How to install, and what to do first
          </Link>
        </p>
      )}
    </div>
  );
}
