import { dayInWords } from '@/lib/client/study-day';
import type { PlanDay } from '@/lib/domain/readiness/plan';
import { TableBehind } from '../../ui/chart';
import { DayBars } from './day-bars';
import { number } from './words';

/** More bars than these are drawn by the week. */
const MOST_BARS = 56;

/** Means of a day over so many. */
interface Load {
  first: number;
  minutes: number;
  reviews: number;
  news: number;
}

function loadsOf(days: readonly PlanDay[]): Load[] {
  const each = days.length > MOST_BARS ? 7 : 1;
  const loads: Load[] = [];
  for (let i = 0; i < days.length; i += each) {
    const some = days.slice(i, i + each);
    const mean = (of: (day: PlanDay) => number) => some.reduce((sum, d) => sum + of(d), 0) / some.length;
    loads.push({
      first: some[0]!.day,
      minutes: mean((d) => d.minutes),
      reviews: mean((d) => d.reviews.length),
      news: mean((d) => d.news.length),
    });
  }
  return loads;
}

const REVIEWS = { name: 'reviews', colour: 'var(--topic-network)' };
const NEWS = { name: 'new', colour: 'var(--topic-layers)' };

/** The same minutes every day, and what is in them. */
export function DailyLoad({
  days,
  today,
  minutes,
}: {
  days: readonly PlanDay[];
  today: number;
  minutes: number;
}) {
  const loads = loadsOf(days);
  const mean = (of: (day: PlanDay) => number) => days.reduce((sum, d) => sum + of(d), 0) / days.length;
  const span = {
    from: dayInWords(days[0]!.day, today),
    to: days.length > 1 ? dayInWords(days.at(-1)!.day, today) : '',
  };
  return (
    <section aria-labelledby="load-title">
      <h2 id="load-title" className="text-xl font-semibold">
        Each day
      </h2>
      <p className="mt-1 max-w-prose">
        No day asks for more than {minutes} minutes; on average it is {number(mean((d) => d.minutes))}, with{' '}
        {number(mean((d) => d.reviews.length))} reviews and {number(mean((d) => d.news.length))} new cards.
        {loads.length < days.length && ' Each bar is the mean of a week.'}
      </p>
      <div className="mt-3 grid gap-4">
        <DayBars
          title="Minutes"
          {...span}
          parts={[{ name: 'minutes', colour: 'var(--soft)' }]}
          bars={loads.map((l) => ({ key: l.first, values: [l.minutes] }))}
        />
        <DayBars
          title="Cards"
          {...span}
          parts={[REVIEWS, NEWS]}
          bars={loads.map((l) => ({ key: l.first, values: [l.reviews, l.news] }))}
        />
      </div>
      <TableBehind
        title="Each day"
        head={['Day', 'Minutes', 'Reviews', 'New', 'Waiting']}
        rows={days.map((d) => [
          dayInWords(d.day, today),
          number(d.minutes),
          String(d.reviews.length),
          String(d.news.length),
          String(d.waiting),
        ])}
      />
    </section>
  );
}
