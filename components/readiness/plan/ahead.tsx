'use client';
import type { PlanView } from '@/lib/client/readiness/plan-query';
import { dayInWords } from '@/lib/client/study-day';
import type { DatePlan } from '@/lib/domain/readiness/plan';
import { DailyLoad } from './daily-load';
import { Fan } from './fan';
import { MissedDays } from './missed-days';
import { NoForecast } from './no-forecast';
import { TopicGains } from './topic-gains';
import type { LookAhead } from './use-plan';
import { WaitingTowardsDate } from './waiting';
import { endInWords } from './words';

/** The days until the date, if the plan is kept. */
export function Ahead({
  view,
  date,
  plan,
  ahead,
}: {
  view: PlanView;
  date: number;
  plan: DatePlan;
  ahead: LookAhead;
}) {
  const { needs, today, topics, settings } = view;
  const hasForecast = needs.length === 0;
  return (
    <>
      {hasForecast ? (
        <Fan
          forecast={plan.forecast}
          today={today}
          date={date}
          minutes={settings.minutesPerDay}
          role={settings.role}
        />
      ) : (
        <NoForecast needs={needs} topics={topics} />
      )}
      <End plan={plan} date={date} today={today} />
      <DailyLoad days={plan.days} today={today} minutes={settings.minutesPerDay} />
      <MissedDays today={today} date={date} plan={plan} ahead={ahead} hasForecast={hasForecast} />
      {hasForecast && <TopicGains gains={plan.byTopic} topics={topics} />}
      <WaitingTowardsDate view={view} plan={plan} date={date} />
    </>
  );
}

function End({ plan, date, today }: { plan: DatePlan; date: number; today: number }) {
  const { notMet, endsOn } = plan;
  const isLate = endsOn === null || endsOn > date;
  return (
    <section aria-labelledby="end-title">
      <h2 id="end-title" className="text-xl font-semibold">
        What fits
      </h2>
      <p className="mt-1 max-w-prose">
        {notMet === 0
          ? `Every card is met before ${dayInWords(date, today)}.`
          : `${notMet} ${notMet === 1 ? 'card is' : 'cards are'} not met by ${dayInWords(date, today)}: those that add least.`}{' '}
        {isLate
          ? `Everything met, and nothing waiting: ${endInWords(endsOn, today)}${endsOn === null ? '' : ', after your date'}.`
          : `Everything met, and nothing waiting: ${endInWords(endsOn, today)}.`}
      </p>
    </section>
  );
}
