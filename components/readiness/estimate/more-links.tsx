'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { trustQuery } from '@/lib/client/readiness/readiness-query';
import { trustWords } from '@/lib/domain/readiness/words';

const LINKS = [
  { href: '/readiness/plan', name: 'Plan', says: 'Towards a date: what a day must hold.' },
  { href: '/readiness/progress', name: 'Over time', says: 'How it went, day by day.' },
  { href: '/readiness/calibration', name: 'How far to trust it', says: null },
] as const;

/** The other pages of readiness, with what the last of them comes to. */
export function MoreLinks() {
  const { data } = useQuery(trustQuery());
  const trust = data ? trustWords(data.beats, data.n) : 'How near its predictions came so far.';
  return (
    <nav aria-label="More on readiness" className="lg:col-start-2">
      <ul className="border-t border-line">
        {LINKS.map(({ href, name, says }) => (
          <li key={href} className="border-b border-line">
            <Link href={href} className="block min-h-11 py-3">
              <span className="font-semibold underline underline-offset-4">{name}</span>
              <span className="block text-soft">{says ?? trust}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
