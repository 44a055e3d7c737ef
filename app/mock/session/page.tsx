import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MockSessionScreen } from '@/components/mock/session-screen';

export const metadata: Metadata = { title: 'Review' };

export default function MockSessionPage() {
  return (
    <Suspense>
      <MockSessionScreen />
    </Suspense>
  );
}
