'use client';
/** What stands where no card is left: there was none, or all are done. */
import Link from 'next/link';
import type { SessionView } from '@/lib/client/session-view';
import { isTowardsDate } from '@/lib/client/study-day';
import { minutesInWords } from '@/lib/domain/review/durations';
import type { Settings } from '@/lib/domain/review/settings';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';

export function Nothing({
  siblings,
  overLimit,
  settings,
}: {
  siblings: number;
  overLimit: number;
  settings: Settings;
}) {
  const isPlanned = isTowardsDate(settings);
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">Nothing is due</h1>
      <div className="corrugated-progress my-5 h-3 text-line" aria-hidden />
      <p>
        {isPlanned
          ? `Today’s part of your plan is done: ${settings.minutesPerDay} minutes a day.`
          : 'All that was due today is done, and the day’s new questions are taken.'}
      </p>
      {siblings > 0 && (
        <p className="mt-2 text-soft">
          {plural(siblings, 'card')} wait until tomorrow, because a question of the same idea was asked today.
        </p>
      )}
      {overLimit > 0 && (
        <p className="mt-2 text-soft">
          {plural(overLimit, 'review')} wait past {isPlanned ? 'today’s minutes' : 'the day’s limit'}. You can
          raise {isPlanned ? 'them' : 'it'} in{' '}
          <Link className="underline" href={isPlanned ? '/readiness/plan' : '/settings'}>
            {isPlanned ? 'the plan' : 'Settings'}
          </Link>
          .
        </p>
      )}
      <p className="mt-6">
        <Link
          href="/"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Today
        </Link>
      </p>
    </section>
  );
}

export function Finished({
  view,
  waiting,
  onNext,
}: {
  view: SessionView;
  waiting: number;
  onNext: () => void;
}) {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">Session done</h1>
      <div className="corrugated-progress my-5 h-3 text-action" aria-hidden />
      <p>
        {plural(view.answered, 'answer')}, {view.right} right, in {minutesInWords(view.tookMs / 1000)}.
      </p>
      {waiting > 0 && (
        <p className="mt-2 text-soft">
          {plural(waiting, 'card')} {waiting === 1 ? 'comes' : 'come'} back later today, when the next
          learning step is due.
        </p>
      )}
      <p className="mt-2 text-soft">Undo, above, takes back the last answer.</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link
          href="/"
          className="inline-flex min-h-14 items-center rounded-md bg-action px-5 font-semibold text-on-action"
        >
          Back to Today
        </Link>
        <Button className="min-h-14" onClick={onNext}>
          Look for more to review
        </Button>
      </div>
    </section>
  );
}
