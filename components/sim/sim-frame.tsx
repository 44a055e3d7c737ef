'use client';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { type ShareOutcome, shareText } from '@/lib/client/share-text';
import { LONGEST_ADDRESS, type Scenario, scenarioAddress } from '@/lib/client/sim/scenario-address';
import type { BadScenario } from '@/lib/sim/engine/model';
import { Button } from '../ui/button';

const OUTCOMES: Record<ShareOutcome, string> = {
  shared: 'Handed over.',
  copied: 'The address is copied; it carries the whole scenario.',
  cancelled: '',
  refused: 'The browser refused to copy; the address bar holds the scenario as well.',
};

/** What stands around every simulator: its name, what is wrong with a scenario, and the way to pass one on. */
export function SimFrame({
  title,
  lead,
  path,
  input,
  problem,
  children,
}: {
  title: string;
  lead: string;
  /** Of its page. */
  path: string;
  input: Scenario;
  problem: BadScenario | null;
  children: ReactNode;
}) {
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);
  const address = scenarioAddress(path, input);
  const share = async () =>
    setOutcome(await shareText(`Drydock: ${title}`, new URL(address, window.location.href).href));
  return (
    <div>
      <Link
        href="/simulate"
        prefetch={false}
        className="not-framed label -ml-2 inline-flex min-h-11 items-center px-2"
      >
        Simulate
      </Link>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-1 mb-4 max-w-2xl text-soft">{lead}</p>
      {problem && (
        <div role="alert" className="mb-4 rounded-md border border-wrong bg-surface p-3.5">
          <p className="font-semibold text-wrong">This scenario cannot be run.</p>
          <p className="mono mt-1 text-sm">
            {problem.path}: {problem.reason}
          </p>
          <p className="mt-1 text-soft">What you see is the last one that could.</p>
        </div>
      )}
      {children}
      <div className="mt-8 border-t border-line pt-3">
        <Button onClick={() => void share()} disabled={address.length > LONGEST_ADDRESS}>
          Copy a link to this scenario
        </Button>
        <p role="status" className="mt-1 text-soft">
          {address.length > LONGEST_ADDRESS
            ? 'The scenario is too long for a link.'
            : outcome && OUTCOMES[outcome]}
        </p>
      </div>
    </div>
  );
}
