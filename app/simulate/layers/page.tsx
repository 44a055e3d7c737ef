import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LayersScreen } from '@/components/sim/layers/layers-screen';

export const metadata: Metadata = { title: 'Layers' };

export default function LayersPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Stacking the layers</p>}>
      <LayersScreen />
    </Suspense>
  );
}
