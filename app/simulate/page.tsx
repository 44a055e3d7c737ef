import type { Metadata } from 'next';
import { SimulateScreen } from '@/components/sim/simulate-screen';

export const metadata: Metadata = { title: 'Simulate' };

export default function SimulatePage() {
  return <SimulateScreen />;
}
