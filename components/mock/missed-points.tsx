'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { makeCards } from '@/lib/client/mock/finish';
import { pointCardsQuery } from '@/lib/client/mock/queries';
import { getRoot } from '@/lib/client/root';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { openPoints } from '@/lib/domain/mock/rubric';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';

/** Points not made become cards, due now, in one tap. */
export function MissedPoints({
  prompt,
  verdicts,
}: {
  prompt: Prompt;
  verdicts: Parameters<typeof openPoints>[1];
}) {
  const points = openPoints(prompt.points, verdicts);
  const made = useQuery(pointCardsQuery(prompt, points));
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  if (points.length === 0 || made.data === undefined) return null;
  const left = points.length - made.data;
  const make = async () => {
    setBusy(true);
    setFailed('');
    const done = await makeCards(getRoot(), prompt, points);
    if (!done.ok)
      setFailed(
        done.error.type === 'full'
          ? 'No cards were made: there is no room left on this device. Free some space, then try again.'
          : 'No cards were made: the browser refused to write. Nothing else was changed; try again.',
      );
    setBusy(false);
  };
  return (
    <section aria-label="Cards of what was missed" className="print:hidden">
      {left > 0 ? (
        <Button look="primary" className="w-full sm:w-auto" disabled={busy} onClick={() => void make()}>
          Make {plural(left, 'card')} of what was missed
        </Button>
      ) : (
        <p>
          {plural(points.length, 'card')} of what was missed {points.length === 1 ? 'is' : 'are'} in your
          reviews.{' '}
          <Link href="/" className="underline underline-offset-4">
            Review now
          </Link>
        </p>
      )}
      <p role="status" className="mt-1 text-wrong">
        {failed}
      </p>
    </section>
  );
}
