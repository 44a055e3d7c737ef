import type { Metadata } from 'next';
import { HistoryScreen } from '@/components/mock/history-screen';

export const metadata: Metadata = { title: 'Your reviews' };

export default function HistoryPage() {
  return <HistoryScreen />;
}
