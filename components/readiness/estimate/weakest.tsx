import Link from 'next/link';
import { quizAddress } from '@/lib/client/quiz-address';
import type { ReadinessView } from '@/lib/client/readiness/readiness-query';
import type { Estimate } from '@/lib/domain/readiness/estimate';
import { percent } from '@/lib/domain/readiness/words';
import { topicColour } from '../../ui/topic-mark';

const SHOWN = 3;

/** Where the least is expected; each leads to a quiz of it. */
export function Weakest({ view, estimate }: { view: ReadinessView; estimate: Estimate }) {
  const rows = estimate.weakest.slice(0, SHOWN).flatMap((slug) => {
    const part = estimate.topics.find((t) => t.slug === slug);
    const topic = view.topics.find((t) => t.slug === slug);
    return part && topic ? [{ ...topic, mean: part.mean }] : [];
  });
  return (
    <section aria-labelledby="weakest-title">
      <h2 id="weakest-title" className="text-xl font-semibold">
        Weakest topics
      </h2>
      <ul className="mt-2 border-t border-line">
        {rows.map(({ slug, title, mean }) => (
          <li key={slug} className="border-b border-line">
            <Link
              href={quizAddress({ topics: [slug] })}
              prefetch={false}
              className="flex min-h-14 flex-wrap items-center gap-x-3 py-2"
            >
              <span
                aria-hidden
                className="self-stretch border-l-4"
                style={{ borderColor: topicColour(slug) }}
              />
              <span className="min-w-0 grow basis-1/2">
                <span className="block font-semibold">{title}</span>
                <span className="block text-sm text-soft">about {percent(mean)} right</span>
              </span>
              <span className="shrink-0 underline underline-offset-4">
                Quiz<span className="sr-only"> on {title}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
