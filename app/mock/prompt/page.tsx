import type { Metadata } from 'next';
import { Suspense } from 'react';
import { PromptScreen } from '@/components/mock/prompt-screen';

export const metadata: Metadata = { title: 'Prompt' };

export default function PromptPage() {
  return (
    <Suspense>
      <PromptScreen />
    </Suspense>
  );
}
