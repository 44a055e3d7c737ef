'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { indexQuery } from '@/lib/client/queries';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { itemAddress, KIND_WORDS } from '../library/names';
import { HtmlSpan } from '../ui/html';

/** Questions of the bank that teach what was missed, and the simulators a claim of this prompt can be tried on. */
export function StudyLinks({ prompt }: { prompt: Prompt }) {
  const index = useQuery(indexQuery());
  const items = prompt.items.flatMap((id) => index.data?.items.find((e) => e.id === id) ?? []);
  return (
    <section aria-labelledby="study-title" className="mt-4 print:hidden">
      <h3 id="study-title" className="font-semibold">
        Study and try
      </h3>
      <ul className="grid">
        {items.map(({ id, concept, level, kind }) => (
          <Linked key={id} href={itemAddress(id)}>
            <span className="mr-2">{index.data?.concepts[concept]?.title ?? id}</span>
            <span className="label inline-block">
              {KIND_WORDS[kind]} · {level}
            </span>
          </Linked>
        ))}
        {prompt.tries.map(({ href, html }) => (
          <Linked key={href} href={href}>
            <HtmlSpan html={html} />
          </Linked>
        ))}
        <Linked href={`/library?topic=${prompt.topic}`}>All questions of this topic</Linked>
      </ul>
    </section>
  );
}

function Linked({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <li>
      <Link href={href} prefetch={false} className="inline-block py-2.5 underline underline-offset-4">
        {children}
      </Link>
    </li>
  );
}
