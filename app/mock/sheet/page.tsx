import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SheetScreen } from '@/components/mock/sheet-screen';

export const metadata: Metadata = { title: 'Interviewer’s sheet' };

export default function SheetPage() {
  return (
    <Suspense>
      <SheetScreen />
    </Suspense>
  );
}
