import type { Metadata } from 'next';
import { ReadinessScreen } from '@/components/readiness/estimate/readiness-screen';

export const metadata: Metadata = { title: 'Readiness' };

export default function ReadinessPage() {
  return <ReadinessScreen />;
}
