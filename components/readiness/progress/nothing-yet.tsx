import Link from 'next/link';

const PARTS = [
  ['Readiness', 'what was said at the end of each session, with its interval and coverage'],
  ['Retention', 'the share you still know of cards you saw before, beside the share you asked for'],
  ['Answers and minutes', 'by day, week or month'],
  ['Due next', 'how many cards come due on each of the next 30 days'],
  ['Days', 'a square for each day of the last year'],
  ['Forgotten most', 'the questions that will not stay, and what to do about each'],
  ['Mock reviews', 'how each dimension went'],
  ['A week to show', 'one week as a picture'],
] as const;

/** Before the first answer. */
export const NothingYet = () => (
  <div className="mt-4 max-w-prose">
    <div className="corrugated-progress h-7 max-w-md text-line" aria-hidden />
    <p className="mt-4">
      Nothing has been answered on this device yet. Answer a first session; from then on here stands:
    </p>
    <dl className="mt-3">
      {PARTS.map(([name, what]) => (
        <div key={name} className="border-b border-line py-2">
          <dt className="font-semibold">{name}</dt>
          <dd className="text-soft">{what}</dd>
        </div>
      ))}
    </dl>
    <Link
      href="/"
      className="mt-5 inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
    >
      Go to today’s session
    </Link>
  </div>
);
