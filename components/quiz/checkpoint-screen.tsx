'use client';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { checkpointKind } from '@/lib/client/quiz-kind';
import { SessionScreen } from './session-screen';

/** The checkpoint of the address. It is begun from Practise, where its week is kept. */
export function CheckpointScreen() {
  const session = useSearchParams().get('session');
  const kind = useMemo(() => (session === null ? null : checkpointKind(session)), [session]);
  if (!kind) return <NoCheckpoint />;
  return <SessionScreen key={session} kind={kind} nothing={<NoCheckpoint />} />;
}

function NoCheckpoint() {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">No checkpoint here</h1>
      <p className="my-4">A checkpoint is started from Practise, at most once a week.</p>
      <Link href="/practise" className="inline-flex min-h-11 items-center underline">
        Back to Practise
      </Link>
    </section>
  );
}
