import type { Metadata } from 'next';
import { Suspense } from 'react';
import { QuizScreen } from '@/components/quiz/quiz-screen';

export const metadata: Metadata = { title: 'Quiz' };

export default function QuizPage() {
  return (
    <Suspense>
      <QuizScreen />
    </Suspense>
  );
}
