'use client';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';

const KEYS: [string, string][] = [
  ['1 – 5', 'Choose an option'],
  ['g f s', 'Guess, fairly, sure: hand the answer in'],
  ['1 – 4', 'After the answer: Again, Hard, Good, Easy'],
  ['Enter', 'After the answer: take the proposed grade'],
  ['u', 'Undo'],
  ['b', 'Bury until tomorrow'],
  ['x', 'Suspend'],
  ['m', 'Flag'],
  ['?', 'These keys'],
];

/** Shown while it is mounted. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="keys-title"
      className="m-auto max-w-md rounded-md border border-edge bg-paper p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id="keys-title" className="mb-3 text-xl font-semibold">
        Keys
      </h2>
      <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        {KEYS.map(([key, meaning]) => (
          <div key={meaning} className="contents">
            <dt className="mono">{key}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => dialog.current?.close()}>Close</Button>
    </dialog>
  );
}
