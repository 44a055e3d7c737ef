'use client';
import { useId, useState } from 'react';
import { type ShareOutcome, shareText } from '@/lib/client/share-text';
import { Button } from '../ui/button';

const OUTCOMES: Record<ShareOutcome, string> = {
  shared: 'Handed over. Drydock itself has sent nothing.',
  copied: 'Copied. Paste it wherever you report mistakes; Drydock itself has sent nothing.',
  cancelled: 'Not shared. Your text is kept here.',
  refused: 'The browser allowed neither sharing nor copying. Select the text below and copy it.',
};

/** A text about a mistake in this question, handed to the share sheet or the clipboard. */
export function ReportBox(props: { itemId: string; meaning: string; bankVersion: string }) {
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);
  const id = useId();
  const text = reportOf(props, words);
  return (
    <details className="mt-8 border-t border-line pt-2">
      <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
        Report a mistake
      </summary>
      <div className="grid gap-3 pt-2">
        <label htmlFor={id}>What is wrong, and how do you know?</label>
        <textarea
          id={id}
          rows={4}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setOutcome(null);
          }}
          className="w-full rounded-md border border-edge bg-surface px-3.5 py-2.5"
        />
        <div>
          <p className="label mb-1">The report</p>
          <pre className="mono rounded-md border border-line px-3.5 py-2.5 text-sm whitespace-pre-wrap">
            {text}
          </pre>
        </div>
        <Button
          className="justify-self-start"
          disabled={words.trim() === ''}
          onClick={async () => setOutcome(await shareText('A mistake in Drydock', text))}
        >
          Share or copy the report
        </Button>
        <p role="status" className={outcome === 'refused' ? 'text-wrong' : ''}>
          {outcome && OUTCOMES[outcome]}
        </p>
      </div>
    </details>
  );
}

const reportOf = (
  { itemId, meaning, bankVersion }: { itemId: string; meaning: string; bankVersion: string },
  words: string,
) =>
  `A mistake in a Drydock question\nQuestion: ${itemId}\nMeaning: ${meaning}\nBank: ${bankVersion}\n\n${words.trim()}`;
