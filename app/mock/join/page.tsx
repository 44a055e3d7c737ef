import type { Metadata } from 'next';
import { JoinScreen } from '@/components/mock/join-screen';

export const metadata: Metadata = { title: 'Join as candidate' };

export default function JoinPage() {
  return <JoinScreen />;
}
