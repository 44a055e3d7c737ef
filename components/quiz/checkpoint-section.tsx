'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { CheckpointState } from '@/lib/client/practise-query';
import { newSessionId } from '@/lib/client/use-session';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';

const addressOf = (sessionId: string) => `/checkpoint?session=${sessionId}`;

export function CheckpointSection({ state }: { state: CheckpointState }) {
  return (
    <section aria-labelledby="checkpoint-title">
      <h2 id="checkpoint-title" className="text-xl font-semibold">
        Checkpoint
      </h2>
      <p className="mt-1 mb-3 text-soft">
        Questions you cannot have practised: known ideas in another dress, keys at the end. At most once a
        week; it measures and moves no review.
      </p>
      <State state={state} />
    </section>
  );
}

function State({ state }: { state: CheckpointState }) {
  const router = useRouter();
  if (state.type === 'under-way') {
    return (
      <Link
        href={addressOf(state.sessionId)}
        className="inline-flex min-h-11 items-center rounded-md border border-edge bg-surface px-4"
      >
        Continue the checkpoint: {state.left} left
      </Link>
    );
  }
  if (state.type === 'waits') {
    return (
      <p>
        The next one opens in {plural(state.days, 'day')}.{' '}
        <Link href={addressOf(state.sessionId)} className="underline underline-offset-4">
          See the last one
        </Link>
      </p>
    );
  }
  if (state.items === 0) {
    return <p>Every question of it was shown to you within 60 days. Come back when some have rested.</p>;
  }
  return (
    <>
      <Button onClick={() => router.push(addressOf(newSessionId()))}>
        Start a checkpoint: {plural(state.items, 'question')}
      </Button>
      {state.fresh < state.items && (
        <p className="mt-2 text-sm text-soft">
          {state.fresh} of them are new to you; only those count towards readiness.
        </p>
      )}
    </>
  );
}
