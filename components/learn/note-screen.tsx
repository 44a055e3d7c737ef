'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { noteQuery } from '@/lib/client/note-query';
import type { TopicPage } from '@/lib/client/topics';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';
import { topicColour } from '../ui/topic-mark';
import { ConceptList } from './concept-list';
import { NoteBlockView } from './note-block-view';
import { TopicSteps } from './topic-steps';
import { TryList } from './try-list';

export function NoteScreen({
  topic,
  previous,
  next,
}: {
  topic: TopicPage;
  previous?: TopicPage;
  next?: TopicPage;
}) {
  const { data, error, refetch } = useQuery(noteQuery(topic.slug));
  if (error) {
    return (
      <ProblemBox problem={{ type: 'note', detail: error.message }}>
        <Button look="primary" onClick={() => void refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return (
    <article>
      <Link href="/learn" prefetch={false} className="label -ml-2 inline-flex min-h-11 items-center px-2">
        All topics
      </Link>
      <p
        className="corrugated flex min-h-7 items-center px-2.5 font-mono text-xs font-semibold tracking-wider text-on-topic uppercase"
        style={{ backgroundColor: topicColour(topic.slug) }}
      >
        {topic.title}
      </p>
      <h1 className="mt-4 mb-6 max-w-2xl text-2xl leading-8 font-semibold">{topic.note}</h1>
      {data ? (
        <>
          <div className="lg:grid lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)] lg:gap-12">
            <div className="min-w-0">
              {data.note.blocks.map((block, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no id and never move
                <NoteBlockView key={i} block={block} id={`block-${i}`} />
              ))}
              <TryList tries={data.note.tries} />
            </div>
            <ConceptList concepts={data.concepts} />
          </div>
          <TopicSteps previous={previous} next={next} />
        </>
      ) : (
        <p className="label">Opening the note</p>
      )}
    </article>
  );
}
