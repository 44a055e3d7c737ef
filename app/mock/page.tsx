import type { Metadata } from 'next';
import { MockHomeScreen } from '@/components/mock/mock-home-screen';

export const metadata: Metadata = { title: 'Mock reviews' };

export default function MockHomePage() {
  return <MockHomeScreen />;
}
