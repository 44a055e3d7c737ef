import type { Metadata } from 'next';
import { ProgressScreen } from '@/components/readiness/progress/progress-screen';

export const metadata: Metadata = { title: 'Over time' };

export default function ProgressPage() {
  return <ProgressScreen />;
}
