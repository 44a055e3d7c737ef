import Link from 'next/link';
import type { Topic } from '@/lib/domain/bank/item';
import type { Need } from '@/lib/domain/readiness/need';

/** The most said of in one sentence. */
const SAID = 3;

/** The plan holds without a number; what to answer for there to be one. */
export function NoForecast({ needs, topics }: { needs: readonly Need[]; topics: readonly Topic[] }) {
  const name = (slug: string) => topics.find((t) => t.slug === slug)?.title ?? slug;
  const more = needs.length - SAID;
  const words = needs.slice(0, SAID).map(({ topic, more }) => `${more} more in ${name(topic)}`);
  return (
    <section aria-labelledby="forecast-title">
      <h2 id="forecast-title" className="text-xl font-semibold">
        No forecast yet
      </h2>
      <div className="corrugated-progress my-3 h-7 text-line" aria-hidden />
      <p className="max-w-prose">
        Too little is known of you to say what a test would come out at. Answer {words.join(', ')}
        {more > 0 && `, and some in ${more === 1 ? 'one other topic' : `${more} other topics`}`}; your reviews
        and any quiz count. The plan below holds without it.
      </p>
      <p>
        <Link href="/practise" className="inline-flex min-h-11 items-center underline underline-offset-4">
          Practise by topic
        </Link>
      </p>
    </section>
  );
}
