import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DensityScreen } from '@/components/sim/density/density-screen';

export const metadata: Metadata = { title: 'Density' };

export default function DensityPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Filling the host</p>}>
      <DensityScreen />
    </Suspense>
  );
}
