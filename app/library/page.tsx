import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LibraryScreen } from '@/components/library/library-screen';

export const metadata: Metadata = { title: 'Library' };

export default function LibraryPage() {
  return (
    <Suspense fallback={<p className="label mt-10">Opening the library</p>}>
      <LibraryScreen />
    </Suspense>
  );
}
