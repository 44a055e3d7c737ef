import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LimitsScreen } from '@/components/sim/limits/limits-screen';

export const metadata: Metadata = { title: 'Limits' };

export default function LimitsPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Opening the simulator</p>}>
      <LimitsScreen />
    </Suspense>
  );
}
