import Link from 'next/link';
import type { NoteView } from '@/lib/client/note-query';
import { plural } from '@/lib/domain/review/words';
import { quizOf } from './ask-link';

/** The ideas of a topic, each with the way to its questions. */
export function ConceptList({ concepts }: { concepts: NoteView['concepts'] }) {
  return (
    <section aria-labelledby="concepts" className="mt-6 border-t border-line pt-6 lg:mt-0">
      <h2 id="concepts" className="text-xl font-semibold">
        Ideas of this topic
      </h2>
      <p className="mt-1 text-soft">Each opens its questions.</p>
      <ul className="mt-2">
        {concepts.map(({ slug, title, itemIds }) => (
          <li key={slug} className="border-b border-line">
            <Link
              href={quizOf(itemIds)}
              prefetch={false}
              className="group flex min-h-12 items-center justify-between gap-4 py-1.5"
            >
              <span className="min-w-0 underline-offset-4 group-hover:underline">{title}</span>
              <span className="shrink-0 text-sm text-soft">{plural(itemIds.length, 'question')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
