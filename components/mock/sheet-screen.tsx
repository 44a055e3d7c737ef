'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { promptQuery } from '@/lib/client/mock/prompts';
import { QueryProblem } from './query-problem';
import { SheetView } from './sheet-view';

/** A prompt as a sheet of paper for whoever interviews without a device. */
export function SheetScreen() {
  const id = useSearchParams().get('id') ?? '';
  const prompt = useQuery(promptQuery(id));
  if (prompt.error) return <QueryProblem error={prompt.error} onRetry={() => void prompt.refetch()} />;
  if (prompt.data === undefined) return <p className="label mt-8">Reading the prompt</p>;
  if (prompt.data) return <SheetView prompt={prompt.data} />;
  return (
    <section className="mt-8">
      <h1 className="text-2xl font-semibold">There is no such prompt</h1>
      <p className="mt-2 text-soft">The address may be cut off, or of a newer Drydock. Nothing was lost.</p>
      <Link href="/mock" className="mt-3 inline-flex min-h-11 items-center underline underline-offset-4">
        See all prompts
      </Link>
    </section>
  );
}
