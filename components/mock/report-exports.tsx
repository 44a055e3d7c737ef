'use client';
import Link from 'next/link';
import { useState } from 'react';
import { saveAsFile } from '@/lib/client/files';
import type { PastReview } from '@/lib/client/mock/queries';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { printJson, printMarkdown, reportOf } from '@/lib/domain/mock/report';
import { Button } from '../ui/button';
import { promptAddress } from './words';

/** The report as a file or on paper, and the same review again. */
export function Exports({ prompt, past }: { prompt: Prompt; past: PastReview }) {
  const [told, setTold] = useState('');
  const report = () => reportOf(prompt, past.answer, past.heldAt);
  const name = `drydock-review-${prompt.id}-${new Date(past.heldAt).toISOString().slice(0, 10)}`;
  const save = async (ending: 'md' | 'json') => {
    const text = ending === 'md' ? printMarkdown(report()) : printJson(report());
    const outcome = await saveAsFile(`${name}.${ending}`, text);
    setTold(outcome === 'cancelled' ? '' : outcome === 'shared' ? 'Handed over.' : 'Saved as a file.');
  };
  return (
    <section aria-label="Take it with you" className="mt-8 print:hidden">
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void save('md')}>Save as Markdown</Button>
        <Button onClick={() => void save('json')}>Save as JSON</Button>
        <Button onClick={() => window.print()}>Print, or save as PDF</Button>
      </div>
      <p role="status" className="mt-1 min-h-6 text-soft">
        {told}
      </p>
      <Link
        href={promptAddress(prompt.id)}
        prefetch={false}
        className="flex min-h-14 w-full items-center justify-center rounded-md bg-action px-5 font-semibold text-on-action lg:w-max lg:min-w-72"
      >
        Hold this review again
      </Link>
    </section>
  );
}
