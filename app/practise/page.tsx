import type { Metadata } from 'next';
import { PractiseScreen } from '@/components/quiz/practise-screen';

export const metadata: Metadata = { title: 'Practise' };

export default function PractisePage() {
  return <PractiseScreen />;
}
