import Link from 'next/link';
import type { Note } from '@/lib/domain/bank/note';
import { HtmlSpan } from '../ui/html';

/** What the note says, to be moved: each opens a simulator where it stands. */
export function TryList({ tries }: { tries: Note['tries'] }) {
  return (
    <section aria-labelledby="try" className="mt-8">
      <h2 id="try" className="text-xl font-semibold">
        Try it
      </h2>
      <ul className="mt-2">
        {tries.map(({ href, html }) => (
          <li key={href} className="border-b border-line">
            <Link
              href={href}
              prefetch={false}
              className="flex min-h-12 items-center py-1.5 underline underline-offset-4"
            >
              <HtmlSpan html={html} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
