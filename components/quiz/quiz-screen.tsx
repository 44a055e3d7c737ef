'use client';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { quizAddress, readQuiz } from '@/lib/client/quiz-address';
import { quizKind } from '@/lib/client/quiz-kind';
import { newSessionId } from '@/lib/client/use-session';
import { SessionScreen } from './session-screen';

/** The quiz of the address; one without a session becomes one, so that a reload goes on with it. */
export function QuizScreen() {
  const params = useSearchParams();
  const router = useRouter();
  const session = params.get('session');
  const query = params.toString();
  useEffect(() => {
    if (session === null) {
      router.replace(quizAddress(readQuiz(new URLSearchParams(query)), newSessionId()));
    }
  }, [session, query, router]);
  const kind = useMemo(
    () => (session === null ? null : quizKind(session, readQuiz(new URLSearchParams(query)))),
    [session, query],
  );
  if (!kind) return null;
  return <SessionScreen key={session} kind={kind} nothing={<NothingMatches />} />;
}

function NothingMatches() {
  return (
    <section className="mt-10">
      <h1 className="text-2xl font-semibold">No question fits</h1>
      <p className="my-4">
        The bank has none of these topics, levels and kinds together. Choose fewer limits. In exam style,
        recall and open questions are left out, because you mark them yourself.
      </p>
      <Link href="/practise" className="inline-flex min-h-11 items-center underline">
        Back to Practise
      </Link>
    </section>
  );
}
