import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CheckpointScreen } from '@/components/quiz/checkpoint-screen';

export const metadata: Metadata = { title: 'Checkpoint' };

export default function CheckpointPage() {
  return (
    <Suspense>
      <CheckpointScreen />
    </Suspense>
  );
}
