'use client';
import Link from 'next/link';
import { memo, startTransition, useEffect, useMemo, useState } from 'react';
import { excerptsOf, type FoundRow, type Library, type LibraryRow, type Piece } from '@/lib/client/library';
import type { Level } from '@/lib/domain/bank/words';
import { STATE_WORDS } from '@/lib/domain/review/card-words';
import { Button } from '../ui/button';
import { TopicMark } from '../ui/topic-mark';
import { documentAddress, KIND_WORDS } from './names';

/** Drawn without being asked for; the rest on request. */
const PAGE = 20;
/** While somebody types, what is in sight is drawn: less what a touch keyboard covers. */
function countInSight(): number {
  const seenPx = visualViewport?.height ?? innerHeight;
  // Less than most take, and than what stands around them: where it is narrow, texts and filters wrap and a bar is below.
  const [aroundPx, resultPx] = innerWidth < 1024 ? [350, 125] : [220, 75];
  return Math.min(PAGE, Math.max(2, Math.ceil((seenPx - aroundPx) / resultPx)));
}
/** After that the typing counts as paused, and the rest of the page is drawn. */
const PAUSE_MS = 500;

/**
 * Best first. Its first rows are places that stay drawn and are filled anew by each search, the first one too: it is drawn
 * before anything was searched, hidden by whoever shows it.
 */
export function ResultList({ library, found }: { library: Library; found: readonly FoundRow[] }) {
  // What was asked for counts for these results alone. The first ones are drawn whole: Back finds its place in them.
  const [more, setMore] = useState({ found, shown: PAGE });
  const inSight = countInSight();
  const shown = more.found === found ? more.shown : inSight;
  const left = found.length - shown;
  useEffect(() => {
    const show = () =>
      startTransition(() => setMore((now) => (now.found === found ? now : { found, shown: PAGE })));
    const timer = setTimeout(show, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [found]);
  const fillers = useMemo(
    () => library.rows.slice(0, inSight).map((row) => ({ row, terms: [] })),
    [library, inSight],
  );
  const places = [...found.slice(0, shown), ...fillers.slice(found.length)];
  return (
    <>
      <ul className="border-t border-line">
        {places.map((result, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is filled anew, not moved
          <li key={place} hidden={place >= found.length} className="border-b border-line">
            <Result library={library} found={result} idle={place >= found.length} />
          </li>
        ))}
      </ul>
      {left > 0 && shown >= PAGE && (
        <Button className="mt-4 w-full sm:w-auto" onClick={() => setMore({ found, shown: shown + PAGE })}>
          Show {Math.min(left, PAGE)} more of {left}
        </Button>
      )}
    </>
  );
}

interface ResultProps {
  library: Library;
  found: FoundRow;
  /** Out of sight: it keeps what was drawn there last. */
  idle: boolean;
}

const Result = memo(
  function Result({ library, found }: ResultProps) {
    const { document, entry } = found.row;
    const { question, answer, untold } = excerptsOf(found);
    const topic = library.topics.find((t) => t.slug === document.topic)?.short ?? document.topic;
    return (
      <Link data-result href={documentAddress(document)} prefetch={false} className="block rounded-md py-3.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <TopicMark slug={document.topic} name={topic} {...levelOf(entry ?? document)} />
          <RowLabel row={found.row} />
        </div>
        {!entry && <p className="mt-1.5 font-semibold">{document.title}</p>}
        <p className="mt-1.5">
          <Excerpt pieces={question} />
        </p>
        {answer && (
          <p className="mt-1 text-soft">
            <span className="font-semibold">Answer: </span>
            <Excerpt pieces={answer} />
          </p>
        )}
        {untold && <p className="mt-1 text-sm text-soft">Found in its answer</p>}
      </Link>
    );
  },
  (before, now) => now.idle || (before.library === now.library && before.found === now.found),
);

const levelOf = ({ level }: { level?: Level }) => (level === undefined ? {} : { level });

/** Kind, and where the person stands with it. */
export function RowLabel({ row: { document, entry, states, flagged } }: { row: LibraryRow }) {
  const words = entry
    ? [KIND_WORDS[entry.kind], ...[...states].map((state) => STATE_WORDS[state]), flagged && 'Flagged']
    : [document.type === 'note' ? 'Notes' : 'Review prompt'];
  return <span className="label">{words.filter(Boolean).join(' · ')}</span>;
}

function Excerpt({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, i) =>
    hit ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
        key={i}
        className="bg-transparent font-semibold text-ink underline decoration-action decoration-2"
      >
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
