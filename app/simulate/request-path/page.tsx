import type { Metadata } from 'next';
import { Suspense } from 'react';
import { RequestPathScreen } from '@/components/sim/request-path/request-path-screen';

export const metadata: Metadata = { title: 'Request path' };

export default function RequestPathPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Opening the simulator</p>}>
      <RequestPathScreen />
    </Suspense>
  );
}
