'use client';
import Link from 'next/link';
import { useState } from 'react';
import { suspendCard } from '@/lib/client/actions';
import type { HardCard } from '@/lib/client/readiness/hard-cards';
import { Button } from '../../ui/button';
import { TopicMark } from '../../ui/topic-mark';
import { counted } from './words';

/** A card that is forgotten again and again, and what can be done about it. */
export function LeechRow({ card, onSuspend }: { card: HardCard; onSuspend: () => void }) {
  const { ref, topicName, lapses, mark, answers, difficulty, suspended, ways } = card;
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const about = card.question ?? ref.itemId;
  const suspend = async () => {
    setProblem('');
    setBusy(true);
    onSuspend();
    try {
      await suspendCard(ref, !suspended);
      setSaid(suspended ? 'Resumed.' : 'Suspended: it will not be asked until you resume it.');
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <li className="border-t border-line py-3 first:border-t-0">
      <TopicMark slug={ref.topic} name={ref.origin === 'builtin' ? topicName : `${topicName} · own card`} />
      <Question card={card} />
      <p className="text-sm text-soft">
        Forgotten {counted(lapses, 'time')} in {counted(answers, 'answer')} · leech at {mark} · difficulty{' '}
        {difficulty.toFixed(1)}
        {suspended && ' · suspended'}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        {ways.explain && (
          <Way href={ways.explain.href} words="Explain">
            {`the open question on the same ${ways.explain.of}, for ${about}`}
          </Way>
        )}
        {ways.run && (
          <Way href={ways.run.href} words={ways.run.of === 'idea' ? 'See it run' : 'Simulator'}>
            {`for ${about}`}
          </Way>
        )}
        {ways.note && (
          <Way href={ways.note} words="Notes">
            {`on ${topicName}`}
          </Way>
        )}
        <Button disabled={busy} onClick={() => void suspend()}>
          {suspended ? 'Resume' : 'Suspend'}
          <span className="sr-only">: {about}</span>
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {problem && (
        <p role="alert" className="mt-2 text-wrong">
          This was not saved: {problem}. Nothing has changed.
        </p>
      )}
    </li>
  );
}

/** Leads to its page, where it has one. */
export function Question({ card }: { card: Pick<HardCard, 'question' | 'ways' | 'ref'> }) {
  const words = card.question ?? `The text of ${card.ref.itemId} is not on this device.`;
  if (!card.ways.item) return <p className="line-clamp-3 py-1">{words}</p>;
  return (
    <Link
      href={card.ways.item}
      prefetch={false}
      className="flex min-h-11 items-center py-1 underline-offset-4 hover:underline"
    >
      <span className="line-clamp-3 min-w-0">{words}</span>
    </Link>
  );
}

/** Short to look at; to a reader of words it also says of what. */
const Way = ({ href, words, children }: { href: string; words: string; children: string }) => (
  <Link
    href={href}
    prefetch={false}
    className="inline-flex min-h-11 min-w-11 items-center underline underline-offset-4"
  >
    {words}
    <span className="sr-only">: {children}</span>
  </Link>
);
