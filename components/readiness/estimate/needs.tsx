import Link from 'next/link';
import type { NeedToAsk, ReadinessView } from '@/lib/client/readiness/readiness-query';
import { LEAST_FIRSTS } from '@/lib/domain/readiness/need';
import { coverageWords, missingWords, needWords } from '@/lib/domain/readiness/words';
import { topicColour } from '../../ui/topic-mark';

/** There is no number yet: what to answer until there is. */
export function Needs({ view, needs }: { view: ReadinessView; needs: readonly NeedToAsk[] }) {
  const { firsts } = view.learned;
  return (
    <section aria-labelledby="needs-title">
      <h2 id="needs-title" className="text-xl font-semibold">
        No number yet
      </h2>
      <p className="mt-1">{missingWords(firsts)}</p>
      <div aria-hidden className="mt-3 h-3 border-b border-edge">
        <div
          className="corrugated-progress h-3 text-action"
          style={{ width: `${Math.min(1, firsts / LEAST_FIRSTS) * 100}%` }}
        />
      </div>
      <p className="mt-2 text-soft">
        A first answer is the one to a question you have not met. Reviews give some every day; each line below
        starts a quiz of them.
      </p>
      <ul className="mt-4 grid gap-2">
        {needs.map(({ topic, more, quiz }) => (
          <li key={topic}>
            <Link
              href={quiz}
              prefetch={false}
              className="flex min-h-12 items-center gap-3 rounded-md border border-edge bg-surface px-3 py-2"
            >
              <span
                aria-hidden
                className="h-6 shrink-0 border-l-4"
                style={{ borderColor: topicColour(topic) }}
              />
              {needWords(more, view.topics.find((t) => t.slug === topic)?.short ?? topic)}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-soft">{coverageWords(view.coverage)}</p>
    </section>
  );
}
