import type { ReactNode } from 'react';

/** What happened, what was kept, what to do: for each way storage or the bank can fail. */
const WORDS: Record<string, { title: string; text: string }> = {
  refused: {
    title: 'The browser does not let Drydock keep data',
    text: 'This happens in private windows and where site data is switched off. Nothing was lost. Open Drydock in a normal window, or go on without saving: then this session lives in this tab only.',
  },
  blocked: {
    title: 'Another tab holds an older version open',
    text: 'Your data is safe. Close the other Drydock tabs, then try again.',
  },
  outdated: {
    title: 'A newer version of Drydock has taken over',
    text: 'Your data is safe and was moved to the new version. Reload this page to go on.',
  },
  full: {
    title: 'There is no room left on this device',
    text: 'Everything saved before is safe. Free some space, then try again.',
  },
  bank: {
    title: 'The questions could not be loaded',
    text: 'Your answers are safe. This visit had no network before everything was stored for offline use; try again with a connection.',
  },
  note: {
    title: 'The note could not be loaded',
    text: 'Your answers are safe. This visit had no network before everything was stored for offline use; try again with a connection.',
  },
  prompt: {
    title: 'The review prompts could not be loaded',
    text: 'What you wrote and answered is safe. This visit had no network before everything was stored for offline use; try again with a connection.',
  },
  failed: {
    title: 'The browser could not read your data',
    text: 'Nothing was changed. Try again; if it stays so, export a backup in Settings and restart the browser.',
  },
};

export function ProblemBox({
  problem,
  children,
}: {
  problem: { type: string; detail: string };
  children?: ReactNode;
}) {
  const { title, text } = WORDS[problem.type] ?? WORDS.failed!;
  return (
    <section role="alert" className="mt-8 rounded-md border border-wrong bg-surface p-4">
      <h1 className="text-xl font-semibold text-wrong">{title}</h1>
      <p className="mt-2">{text}</p>
      <details className="mt-2 text-sm text-soft">
        <summary className="cursor-pointer py-1">The browser’s words</summary>
        <p className="mono">{problem.detail}</p>
      </details>
      {children && <div className="mt-4 flex flex-wrap gap-3">{children}</div>}
    </section>
  );
}
