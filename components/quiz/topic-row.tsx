'use client';
import Link from 'next/link';
import type { PractiseView } from '@/lib/client/practise-query';
import { quizAddress } from '@/lib/client/quiz-address';
import { topicColour } from '../ui/topic-mark';

const percent = (share: number) => `${Math.round(share * 100)} %`;

export function TopicRow({ topic }: { topic: PractiseView['topics'][number] }) {
  const { slug, title, progress } = topic;
  const { total, met, recall, share } = progress;
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line py-2">
      <Ring share={share} colour={topicColour(slug)} />
      <div className="min-w-[50%] grow basis-0">
        <p className="leading-5 font-semibold">
          <Link href={`/learn/${slug}`} prefetch={false} className="underline-offset-4 hover:underline">
            {title}
          </Link>
        </p>
        <p className="text-sm text-soft">
          {met} of {total} met{recall === null ? '' : `, recall ${percent(recall)}`}
        </p>
      </div>
      <Link
        href={quizAddress({ topics: [slug] })}
        prefetch={false}
        aria-label={`Quiz on ${title}`}
        className="flex min-h-11 min-w-11 items-center justify-center px-2 underline underline-offset-4"
      >
        Quiz
      </Link>
    </li>
  );
}

const RADIUS = 17;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ share, colour }: { share: number; colour: string }) {
  return (
    <svg
      viewBox="0 0 44 44"
      className="size-11 shrink-0"
      role="img"
      aria-label={`${percent(share)} recalled`}
    >
      <circle cx="22" cy="22" r={RADIUS} fill="none" stroke="var(--line)" strokeWidth="4" />
      <circle
        cx="22"
        cy="22"
        r={RADIUS}
        fill="none"
        stroke={colour}
        strokeWidth="4"
        strokeDasharray={`${share * ROUND} ${ROUND}`}
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="26" textAnchor="middle" className="mono fill-ink" fontSize="11">
        {Math.round(share * 100)}
      </text>
    </svg>
  );
}
