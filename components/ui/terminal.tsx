'use client';
import { useState } from 'react';
import { type ShareOutcome, shareText } from '@/lib/client/share-text';
import { Button } from './button';

const OUTCOMES: Record<ShareOutcome, string> = {
  shared: 'Handed over',
  copied: 'Copied',
  cancelled: '',
  refused: 'Select the text and copy it: the browser refused',
};

/** Text as a terminal would print it, to be read and copied. */
export function Terminal({ title, text }: { title: string; text: string }) {
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);
  return (
    <figure className="min-w-0 rounded-md border border-line bg-surface">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line pl-3.5">
        <span className="mono text-sm">{title}</span>
        <span className="flex items-center gap-2">
          <span role="status" className="label">
            {outcome && OUTCOMES[outcome]}
          </span>
          <Button look="quiet" onClick={async () => setOutcome(await shareText(title, text))}>
            Copy<span className="sr-only"> {title}</span>
          </Button>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="mono overflow-x-auto px-3.5 py-2.5 text-sm">
        {text}
      </pre>
    </figure>
  );
}
