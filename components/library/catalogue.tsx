'use client';
import Link from 'next/link';
import { memo } from 'react';
import type { Library, LibraryRow } from '@/lib/client/library';
import { plural } from '@/lib/domain/review/words';
import { topicColour } from '../ui/topic-mark';
import { documentAddress, itemAddress, noteAddress } from './names';
import { RowLabel } from './result-list';

/** Everything by topic and concept. A topic draws its questions when it is unfolded. */
export const Catalogue = memo(function Catalogue({
  library,
  rows,
  open,
  onOpen,
}: {
  library: Library;
  rows: readonly LibraryRow[];
  open: readonly string[];
  onOpen: (open: string[]) => void;
}) {
  return (
    <ul className="border-t border-line">
      {library.topics.map(({ slug, title }) => {
        const own = rows.filter((row) => row.document.topic === slug);
        if (own.length === 0) return null;
        const isOpen = open.includes(slug);
        const toggle = () => onOpen(isOpen ? open.filter((o) => o !== slug) : [...open, slug]);
        return (
          <li key={slug} className="border-b border-line">
            <h2>
              <button
                type="button"
                data-result
                aria-expanded={isOpen}
                onClick={toggle}
                className="flex min-h-14 w-full cursor-pointer items-center gap-3 rounded-md text-start"
              >
                <span
                  aria-hidden
                  className="corrugated h-6 w-4 shrink-0"
                  style={{ backgroundColor: topicColour(slug) }}
                />
                <span className="min-w-0 grow font-semibold">{title}</span>
                <span className="label shrink-0">{own.filter((row) => row.entry).length || 'Texts'}</span>
                <Chevron isOpen={isOpen} />
              </button>
            </h2>
            {isOpen && <Topic library={library} slug={slug} rows={own} />}
          </li>
        );
      })}
    </ul>
  );
});

function Topic({ library, slug, rows }: { library: Library; slug: string; rows: readonly LibraryRow[] }) {
  const notes = rows.filter((row) => row.document.type === 'note').length;
  const prompts = rows.filter((row) => row.document.type === 'prompt');
  const concepts = Object.entries(library.concepts).filter(([, concept]) => concept.topic === slug);
  return (
    <div className="pb-5 pl-7">
      {notes > 0 && (
        <Link
          data-result
          href={noteAddress(slug)}
          prefetch={false}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          Read the notes ({plural(notes, 'section')})
        </Link>
      )}
      {prompts.length > 0 && (
        <section className="mt-4">
          <h3 className="font-semibold">Design reviews</h3>
          <ul>
            {prompts.map(({ document }) => (
              <li key={document.id} className="border-b border-line last:border-0">
                <Link
                  data-result
                  href={documentAddress(document)}
                  prefetch={false}
                  className="block rounded-md py-2.5"
                >
                  <span>{document.title}</span>
                  <span className="label mt-1 block">{document.level} · Review prompt</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {concepts.map(([concept, { title }]) => {
        const own = rows.filter((row) => row.entry?.concept === concept);
        if (own.length === 0) return null;
        return (
          <section key={concept} className="mt-4">
            <h3 className="font-semibold">{title}</h3>
            <ul>
              {own.map((row) => (
                <li key={row.document.id} className="border-b border-line last:border-0">
                  <Link
                    data-result
                    href={itemAddress(row.document.id)}
                    prefetch={false}
                    className="block rounded-md py-2.5"
                  >
                    <span className="line-clamp-2">{row.document.question}</span>
                    <span className="label mt-1 block">
                      {row.entry!.level} · <RowLabel row={row} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Chevron({ isOpen }: { isOpen: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-4 shrink-0 text-soft"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d={isOpen ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
    </svg>
  );
}
