import type { Metadata } from 'next';
import { PlanScreen } from '@/components/readiness/plan/plan-screen';

export const metadata: Metadata = { title: 'Towards a date' };

export default function PlanPage() {
  return <PlanScreen />;
}
