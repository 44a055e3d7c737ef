'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { storageNotice } from '@/lib/client/root';

const Notices = dynamic(() => import('./notices').then((m) => m.Notices), { ssr: false });

/** Routes that are one task from end to end: nothing around them leads away by accident. */
const SESSIONS = ['/review', '/quiz', '/checkpoint', '/mock/session', '/mock/join'];

/** Header, tabs, notices that concern every screen, and the page. */
export function AppFrame({ children }: { children: ReactNode }) {
  const path = usePathname();
  const inSession = SESSIONS.some((session) => path.startsWith(session));
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-paper focus:p-3"
      >
        Skip to content
      </a>
      {!inSession && (
        <header className="mx-auto flex max-w-5xl flex-wrap items-center justify-between px-5 pt-[env(safe-area-inset-top)] print:hidden">
          <Link href="/" className="label flex min-h-12 items-center font-semibold text-ink">
            Drydock
          </Link>
          <Tabs path={path} className="hidden gap-6 lg:flex" />
          <Link href="/settings" className="label -mr-2 flex min-h-12 items-center px-2">
            Settings
          </Link>
        </header>
      )}
      <NoticePlace />
      <main id="main" className="mx-auto max-w-5xl px-5 pt-2 pb-10">
        {children}
      </main>
      {!inSession && (
        <>
          <div className="h-14 pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden" aria-hidden />
          <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden">
            <Tabs path={path} className="mx-auto flex max-w-lg flex-wrap" />
          </div>
        </>
      )}
    </>
  );
}

/** Address, name, and other folders that are part of it. */
const TABS = [
  ['/', 'Today'],
  ['/practise', 'Practise', '/learn', '/library', '/item'],
  ['/mock', 'Mock'],
  ['/simulate', 'Simulate'],
  ['/readiness', 'Readiness'],
] as const;

function Tabs({ path, className }: { path: string; className: string }) {
  return (
    <nav aria-label="Main" className={className}>
      {TABS.map(([href, name, ...more]) => {
        const here =
          path === href || (href !== '/' && [href, ...more].some((folder) => path.startsWith(folder)));
        return (
          <Link key={href} href={href} aria-current={here ? 'page' : undefined} className="label tab">
            {name}
          </Link>
        );
      })}
    </nav>
  );
}

/** Fetched when there is something to say, and no later than the page has settled. */
function NoticePlace() {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    // After the first card is there: the download of everything must not slow it.
    const timer = setTimeout(() => setSettled(true), 4000);
    return () => clearTimeout(timer);
  }, []);
  const storage = useSyncExternalStore(storageNotice.subscribe, storageNotice.get, () => null);
  return (
    <div role="status" className="mx-auto max-w-5xl px-5 print:hidden">
      {(settled || storage) && <Notices storage={storage} settled={settled} />}
    </div>
  );
}
