'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ItemPage } from '@/lib/client/item-page';
import { itemPageQuery } from '@/lib/client/library-queries';
import { StoreError } from '@/lib/client/queries';
import { lookSeed } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import { Button } from '../ui/button';
import { Explanation } from '../ui/explanation';
import { HtmlSpan } from '../ui/html';
import { ProblemBox } from '../ui/problem-box';
import { TopicMark } from '../ui/topic-mark';
import { CardSection } from './card-section';
import { ItemFace } from './item-face';
import { lastLibraryAddress } from './library-place';
import { KIND_WORDS } from './names';
import { RelatedList } from './related-list';
import { ReportBox } from './report-box';

export function ItemScreen() {
  const id = useSearchParams().get('id') ?? '';
  const page = useQuery(itemPageQuery(id));
  if (page.error) {
    const problem =
      page.error instanceof StoreError ? page.error.problem : { type: 'bank', detail: page.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void page.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <div>
      <Link
        href={lastLibraryAddress()}
        prefetch={false}
        className="label -ml-2 inline-flex min-h-11 items-center px-2"
      >
        Library
      </Link>
      {page.data ? <Loaded key={id} page={page.data} /> : <p className="label mt-6">Opening the question</p>}
    </div>
  );
}

function Loaded({ page }: { page: ItemPage }) {
  if (page.type === 'unknown') {
    return (
      <NoItem title="There is no such question">
        The address may be old or mistyped, or this version of the bank has another question in its place.
        Your answers are kept.
      </NoItem>
    );
  }
  if (page.type === 'hidden') {
    return (
      <NoItem title="Not yet">
        This question is kept for a checkpoint: it measures what you have not practised. Once a checkpoint has
        shown it to you, it can be read here.
      </NoItem>
    );
  }
  const { item, cards, bankVersion } = page;
  return (
    <article className="grid gap-x-10 lg:grid-cols-2">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <TopicMark slug={item.topic} name={page.topicName} level={item.level} />
          <p className="label">{KIND_WORDS[item.kind]}</p>
        </div>
        <ItemFace item={item} part={cards[0]!.part} />
        <Answer item={item} part={cards[0]!.part} />
      </div>
      <div className="min-w-0">
        {cards.map((card) => (
          <CardSection
            key={card.ref.cardId}
            card={card}
            item={item}
            alone={cards.length === 1}
            studyDay={page.studyDay}
            nowMs={page.nowMs}
          />
        ))}
        {item.use === 'study' && (
          <p className="mt-5">
            <Link
              href={`/quiz?items=${encodeURIComponent(item.id)}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-md border border-edge bg-surface px-4"
            >
              Ask me this
            </Link>
          </p>
        )}
        <RelatedList related={page.related} />
        <ReportBox itemId={item.id} meaning={item.meaning} bankVersion={bankVersion} />
      </div>
    </article>
  );
}

function NoItem({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <div className="corrugated-progress my-5 h-3 text-line" aria-hidden />
      <p className="max-w-2xl">{children}</p>
    </section>
  );
}

function Answer({ item, part }: { item: Item; part: string }) {
  const [shown, setShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown) heading.current?.focus({ preventScroll: true });
  }, [shown]);
  if (!shown) {
    return (
      <Button look="primary" className="mt-5 w-full sm:w-auto sm:min-w-60" onClick={() => setShown(true)}>
        Show answer
      </Button>
    );
  }
  return (
    <section className="mt-6">
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold">
          The answer
        </h2>
        <Button look="quiet" className="-mr-2" onClick={() => setShown(false)}>
          Hide answer
        </Button>
      </div>
      <Explanation item={item} part={part} seed={lookSeed(item.id)} answer={null}>
        {item.kind === 'explain' && <Points points={item.points} />}
      </Explanation>
    </section>
  );
}

function Points({ points }: { points: (Item & { kind: 'explain' })['points'] }) {
  return (
    <div>
      <p className="label mb-1.5">What a good answer says</p>
      <ul className="grid list-disc gap-1.5 pl-5">
        {points.map(({ id, text }) => (
          <li key={id}>
            <HtmlSpan html={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}
