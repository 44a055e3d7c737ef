import Link from 'next/link';
import type { TopicPage } from '@/lib/client/topics';
import { topicColour } from '../ui/topic-mark';

/** To the topic before and the topic after, in the order of the list. */
export function TopicSteps({ previous, next }: { previous?: TopicPage; next?: TopicPage }) {
  return (
    <nav aria-label="Topics before and after" className="mt-8 grid gap-2 sm:grid-cols-2">
      {previous && <Step word="Before" topic={previous} />}
      {next && <Step word="Next" topic={next} className="sm:col-start-2 sm:text-right" />}
    </nav>
  );
}

function Step({ word, topic, className = '' }: { word: string; topic: TopicPage; className?: string }) {
  return (
    <Link
      href={`/learn/${topic.slug}`}
      prefetch={false}
      className={`block min-h-14 border-t-4 py-2 ${className}`}
      style={{ borderColor: topicColour(topic.slug) }}
    >
      <span className="label block">{word}</span>
      <span className="font-semibold">{topic.title}</span>
    </Link>
  );
}
