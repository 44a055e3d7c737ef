import Link from 'next/link';
import type { TopicPage } from '@/lib/client/topics';
import { topicColour } from '../ui/topic-mark';

/** The topics as a stack of containers, each with what its note answers. */
export function LearnScreen({ topics }: { topics: TopicPage[] }) {
  return (
    <div>
      <h1 className="mt-3 text-2xl font-semibold">Learn</h1>
      <p className="mt-2 max-w-2xl text-soft">
        A note a topic, as you would say it. Each part of it leads to a question that asks for it.
      </p>
      <ul className="mt-6 grid gap-2 lg:grid-cols-2">
        {topics.map(({ slug, title, short, note }) => (
          <li key={slug}>
            <Link
              href={`/learn/${slug}`}
              prefetch={false}
              className="group grid h-full min-h-20 overflow-hidden rounded-md border border-line bg-surface sm:grid-cols-[8rem_minmax(0,1fr)]"
            >
              <span
                aria-hidden
                className="corrugated flex min-h-7 items-center px-3 font-mono text-xs font-semibold tracking-wider text-on-topic uppercase"
                style={{ backgroundColor: topicColour(slug) }}
              >
                {short}
              </span>
              <span className="px-3.5 py-2.5">
                <span className="block font-semibold underline-offset-4 group-hover:underline">{title}</span>
                <span className="block text-soft">{note}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
