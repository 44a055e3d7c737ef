import Link from 'next/link';
import type { RelatedConcept } from '@/lib/client/item-page';
import { topicColour } from '../ui/topic-mark';
import { itemAddress, KIND_WORDS } from './names';

/** The other questions of its concept, then those of the concepts to meet next. */
export function RelatedList({ related }: { related: readonly RelatedConcept[] }) {
  const [own, ...next] = related;
  const full = next.filter(({ items }) => items.length > 0);
  return (
    <section aria-labelledby="related" className="mt-8 border-t border-line pt-5">
      <h2 id="related" className="text-xl font-semibold">
        Concept: {own!.title}
      </h2>
      {own!.items.length > 0 ? (
        <Items concept={own!} />
      ) : (
        <p className="mt-2 text-soft">No other question of it can be read yet.</p>
      )}
      {full.map((concept) => (
        <div key={concept.slug} className="mt-4">
          <h3 className="flex items-baseline gap-2.5 font-semibold">
            <span
              aria-hidden
              className="size-2.5 shrink-0"
              style={{ background: topicColour(concept.topic) }}
            />
            {concept.title}
          </h3>
          <Items concept={concept} />
        </div>
      ))}
    </section>
  );
}

function Items({ concept }: { concept: RelatedConcept }) {
  return (
    <ul className="mt-1">
      {concept.items.map(({ id, question, kind, level }) => (
        <li key={id} className="border-b border-line last:border-0">
          <Link href={itemAddress(id)} prefetch={false} className="block rounded-md py-2.5">
            <span className="line-clamp-2">{question}</span>
            <span className="label mt-1 block">
              {level} · {KIND_WORDS[kind]}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
