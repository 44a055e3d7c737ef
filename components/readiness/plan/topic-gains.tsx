import type { Topic } from '@/lib/domain/bank/item';
import type { DatePlan } from '@/lib/domain/readiness/plan';
import { TableBehind } from '../../ui/chart';
import { topicColour } from '../../ui/topic-mark';
import { points } from './words';

const MINUTES = 10;

/** What the next minutes in each topic are worth on the date. */
export function TopicGains({ gains, topics }: { gains: DatePlan['byTopic']; topics: readonly Topic[] }) {
  const most = Math.max(...gains.map((g) => g.perMinute), Number.MIN_VALUE);
  const name = (slug: string) => topics.find((t) => t.slug === slug)?.title ?? slug;
  const said = (perMinute: number) => (perMinute > 0 ? `+${points(MINUTES * perMinute)}` : 'nothing to ask');
  return (
    <section aria-labelledby="gains-title">
      <h2 id="gains-title" className="text-xl font-semibold">
        What {MINUTES} minutes add today
      </h2>
      <p className="mt-1 max-w-prose">
        Points of the expected share on the day, from the cards of each topic that add most.
      </p>
      <ul className="mt-3 grid gap-2.5" aria-label="Topics, most first">
        {gains.map(({ topic, perMinute }) => (
          <li key={topic} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
            <span className="leading-5">{name(topic)}</span>
            <span className="mono text-sm">{said(perMinute)}</span>
            <span
              aria-hidden
              className="col-span-2 mt-1 h-2"
              style={{ width: `${(100 * perMinute) / most}%`, backgroundColor: topicColour(topic) }}
            />
          </li>
        ))}
      </ul>
      <TableBehind
        title={`What ${MINUTES} minutes add today`}
        head={['Topic', 'Points']}
        rows={gains.map(({ topic, perMinute }) => [name(topic), said(perMinute)])}
      />
    </section>
  );
}
