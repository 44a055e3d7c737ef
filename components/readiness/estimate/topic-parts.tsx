import Link from 'next/link';
import { quizAddress } from '@/lib/client/quiz-address';
import type { ReadinessView } from '@/lib/client/readiness/readiness-query';
import { roundedTogether, TENTH } from '@/lib/domain/readiness/because';
import type { Estimate } from '@/lib/domain/readiness/estimate';
import type { TopicPart } from '@/lib/domain/readiness/part';
import { percent, pointsWords } from '@/lib/domain/readiness/words';
import { Fold } from '../../ui/fold';
import { Figures } from './figures';
import { LevelTable } from './level-table';

/** What each topic is asked, is expected to bring and adds; below, each can be opened. */
export function TopicParts({ view, estimate }: { view: ReadinessView; estimate: Estimate }) {
  const { topics } = estimate;
  const nameOf = (slug: string) => view.topics.find((t) => t.slug === slug) ?? { title: slug, short: slug };
  const added = roundedTogether(
    topics.map((t) => t.contribution),
    TENTH,
  );
  const asked = roundedTogether(
    topics.map((t) => t.weight),
    TENTH,
  );
  const sum = added.reduce((a, b) => a + b, 0);
  const whole = estimate.sd ** 2;
  return (
    <>
      <p>Each topic adds what the test asks of it times the share you would get right there.</p>
      <Figures
        caption="What each topic adds"
        head={['Topic', 'Asked %', 'Right %', 'Adds']}
        rows={topics.map((t, i) => ({
          key: t.slug,
          cells: [
            nameOf(t.slug).short,
            pointsWords(asked[i]!),
            Math.round(t.mean * 100),
            pointsWords(added[i]!),
          ],
        }))}
        sum={[
          'All',
          pointsWords(asked.reduce((a, b) => a + b, 0)),
          String(Math.round(estimate.mean * 100)),
          pointsWords(sum),
        ]}
      />
      <div className="mt-5 border-t border-line">
        {topics.map((t, i) => (
          <Fold
            key={t.slug}
            title={nameOf(t.slug).title}
            beside={`${pointsWords(added[i]!)} points`}
            heading="h4"
          >
            <Topic
              part={t}
              title={nameOf(t.slug).title}
              adds={added[i]!}
              doubt={(t.itemVariance + t.parameterVariance) / whole}
            />
          </Fold>
        ))}
      </div>
    </>
  );
}

function Topic({
  part,
  title,
  adds,
  doubt,
}: {
  part: TopicPart;
  title: string;
  adds: number;
  doubt: number;
}) {
  const facts: [string, string][] = [
    ['Asked, of the test', percent(part.weight)],
    ['Study cards met', percent(part.met)],
    ['Recalled of them on the day', part.recall === null ? 'none met' : percent(part.recall)],
    ['Known at first sight', percent(part.unseen)],
    ['First answers it rests on', String(part.firsts)],
    ['Expected right', percent(part.mean)],
    ['Adds to the number', `${pointsWords(adds)} points`],
    ['Its share of what is uncertain', percent(doubt)],
  ];
  return (
    <>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-b border-line py-1.5 text-sm">
            <dt>{name}</dt>
            <dd className="mono shrink-0">{value}</dd>
          </div>
        ))}
      </dl>
      <LevelTable caption={`${title}, by level`} levels={part.levels} />
      <Link
        href={quizAddress({ topics: [part.slug] })}
        prefetch={false}
        className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4"
      >
        Quiz on {title}
      </Link>
    </>
  );
}
