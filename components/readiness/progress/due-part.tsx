'use client';
import { FORECAST_DAYS } from '@/lib/client/readiness/progress-query';
import { Bars } from './bars';
import { Part } from './part';
import { count, counted, dateInYear, weekdayDate } from './words';

/** What comes due in the days ahead, as it is scheduled now. */
export function DuePart({ dueCounts, today }: { dueCounts: readonly number[]; today: number }) {
  const [now, ...later] = dueCounts;
  const ahead = later.reduce((sum, n) => sum + n, 0);
  return (
    <Part id="due" title="Due next">
      {now! + ahead > 0 ? (
        <Bars
          title="Cards due, by day"
          said={`${counted(now!, 'card')} due now, ${count(ahead)} more in the ${FORECAST_DAYS} days after. As it is scheduled today: what you answer until then comes back on top, and new cards are not in it. Own cards and review prompts are.`}
          kinds={[{ name: 'Due', colour: 'var(--topic-cgroups)' }]}
          bars={dueCounts.map((n, i) => ({ short: i === 0 ? 'now' : dateInYear(today + i), values: [n] }))}
          table={{
            head: ['Day', 'Cards due'],
            rows: dueCounts.map((n, i) => [
              i === 0 ? `Until today, ${weekdayDate(today)}` : weekdayDate(today + i),
              count(n),
            ]),
          }}
        />
      ) : (
        <p>No card is scheduled for the next {FORECAST_DAYS} days. A card is from its first answer on.</p>
      )}
    </Part>
  );
}
