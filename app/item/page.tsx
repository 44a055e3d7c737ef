import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ItemScreen } from '@/components/library/item-screen';

export const metadata: Metadata = { title: 'Question' };

export default function ItemPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Opening the question</p>}>
      <ItemScreen />
    </Suspense>
  );
}
