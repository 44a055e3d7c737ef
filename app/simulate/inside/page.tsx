import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InsideScreen } from '@/components/sim/inside/inside-screen';

export const metadata: Metadata = { title: 'Inside and outside' };

export default function InsidePage() {
  return (
    <Suspense fallback={<p className="label mt-10">Opening the namespaces</p>}>
      <InsideScreen />
    </Suspense>
  );
}
