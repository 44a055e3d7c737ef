'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { indexQuery } from '@/lib/client/queries';
import type { Item } from '@/lib/domain/bank/item';

/** Ideas to meet next, each by a question of its own. */
export function Related({ item }: { item: Item }) {
  const index = useQuery(indexQuery()).data;
  const links = (index?.concepts[item.concept]?.see ?? []).flatMap((slug) => {
    const entry = index?.items.find((e) => e.concept === slug && e.use === 'study');
    const concept = index?.concepts[slug];
    return entry && concept ? [{ slug, title: concept.title, id: entry.id }] : [];
  });
  if (links.length === 0) return null;
  return (
    <nav aria-label="Related">
      <p className="label mb-1">Related</p>
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ slug, title, id }) => (
          <li key={slug}>
            <Link
              href={`/item?id=${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
