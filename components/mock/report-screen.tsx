'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { promptQuery } from '@/lib/client/mock/prompts';
import { type PastReview, pastReviewQuery } from '@/lib/client/mock/queries';
import { QueryProblem } from './query-problem';
import { ReportView } from './report-view';

/** The report of a review in the log. */
export function ReportScreen() {
  const id = useSearchParams().get('id') ?? '';
  const past = useQuery(pastReviewQuery(id));
  if (past.error) return <QueryProblem error={past.error} onRetry={() => void past.refetch()} />;
  if (past.data === undefined) return <p className="label mt-8">Reading the report</p>;
  return past.data ? <Known past={past.data} /> : <NoReport />;
}

function Known({ past }: { past: PastReview }) {
  const prompt = useQuery(promptQuery(past.promptId));
  if (prompt.error) return <QueryProblem error={prompt.error} onRetry={() => void prompt.refetch()} />;
  if (prompt.data === undefined) return <p className="label mt-8">Reading the prompt</p>;
  return prompt.data ? <ReportView prompt={prompt.data} past={past} /> : <NoReport />;
}

function NoReport() {
  return (
    <section className="mt-8">
      <h1 className="text-2xl font-semibold">There is no report of this review</h1>
      <p className="mt-2 text-soft">It was not scored yet, was taken back, or was held on another device.</p>
      <p className="mt-3">
        <Link href="/mock/history" className="inline-flex min-h-11 items-center underline underline-offset-4">
          See your reviews
        </Link>
      </p>
    </section>
  );
}
