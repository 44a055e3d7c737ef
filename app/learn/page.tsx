import type { Metadata } from 'next';
import { LearnScreen } from '@/components/learn/learn-screen';
import { builtTopics } from '@/lib/client/topics';

export const metadata: Metadata = { title: 'Learn' };

export default function LearnPage() {
  return <LearnScreen topics={builtTopics()} />;
}
