'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { StoreError } from '@/lib/client/queries';
import { type PlanView, planQuery } from '@/lib/client/readiness/plan-query';
import { dayInWords } from '@/lib/client/study-day';
import { dateAhead } from '@/lib/domain/review/settings';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/problem-box';
import { Ahead } from './ahead';
import { PlanForm } from './plan-form';
import { usePlan } from './use-plan';
import { WaitingWithoutDate } from './waiting';

/** A date, a level and minutes a day; and what the days until then come to. */
export function PlanScreen() {
  const plan = useQuery(planQuery());
  if (plan.error) {
    const problem =
      plan.error instanceof StoreError ? plan.error.problem : { type: 'bank', detail: plan.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void plan.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div>
      <Link href="/readiness" prefetch={false} className="label -ml-2 flex min-h-11 w-max items-center px-2">
        Readiness
      </Link>
      <h1 className="text-2xl font-semibold">Towards a date</h1>
      {plan.data ? <Loaded view={plan.data} /> : <p className="label mt-8">Reading your cards</p>}
    </div>
  );
}

function Loaded({ view }: { view: PlanView }) {
  const ahead = usePlan(view);
  const date = dateAhead(view.settings, view.today);
  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <section
        aria-label="Your date"
        className="mt-3 grid content-start gap-5 lg:sticky lg:top-4 lg:self-start"
      >
        <DateNow view={view} />
        <PlanForm settings={view.settings} today={view.today} />
      </section>
      <div className="grid min-w-0 grid-cols-1 content-start gap-8" aria-busy={ahead.isAtWork}>
        {ahead.progress && (
          <progress
            className="h-2 w-full accent-action"
            value={ahead.progress.done}
            max={ahead.progress.total}
            aria-label="Working out the days ahead"
          />
        )}
        {ahead.problem !== null && (
          <p role="alert" className="text-wrong">
            The days ahead could not be worked out: {ahead.problem}. Your date and minutes are kept; reload
            this page to try again.
          </p>
        )}
        {date !== null && ahead.plan && <Ahead view={view} date={date} ahead={ahead} plan={ahead.plan} />}
        {date === null && view.hasBacklog && ahead.backlog && (
          <WaitingWithoutDate view={view} backlog={ahead.backlog} />
        )}
      </div>
    </div>
  );
}

/** What decides which cards come, as things stand. */
function DateNow({ view: { settings, today } }: { view: PlanView }) {
  const { targetDay, minutesPerDay } = settings;
  if (targetDay === null)
    return (
      <p>
        No date is set: each card comes back when plain repetition asks for it. Set a date, and the cards come
        that add most to a test on that day.
      </p>
    );
  const words = dayInWords(targetDay, today);
  if (targetDay === today)
    return <p>{words} is today: back to plain repetition. Nothing was lost; each card keeps its date.</p>;
  if (targetDay < today)
    return <p>The date, {words}, has passed: back to plain repetition. Set another, or clear it.</p>;
  const days = targetDay - today;
  return (
    <p>
      {days === 1 ? '1 day' : `${days} days`} to go. Until {words} each day’s {minutesPerDay} minutes go to
      the cards that add most by then; your own cards that are due are asked too. The limits of new questions
      and of reviews a day do not hold.
    </p>
  );
}
