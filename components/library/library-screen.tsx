'use client';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { countsOf, type Filters, findRows, type Library, NO_FILTERS, passes } from '@/lib/client/library';
import { libraryQuery } from '@/lib/client/library-queries';
import { StoreError } from '@/lib/client/queries';
import { plural } from '@/lib/domain/review/words';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/problem-box';
import { useShortcuts } from '../ui/use-shortcuts';
import { Catalogue } from './catalogue';
import { FilterBar } from './filter-bar';
import { type Place, usePlace } from './library-place';
import { ResultList } from './result-list';

export function LibraryScreen() {
  const library = useQuery(libraryQuery());
  if (library.error) {
    const problem =
      library.error instanceof StoreError
        ? library.error.problem
        : { type: 'bank', detail: library.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void library.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  return <Searching library={library.data} />;
}

/** The box stands before anything is loaded: what is typed meanwhile is searched then. */
function Searching({ library }: { library: Library | undefined }) {
  const { place, change, settle } = usePlace();
  // Drawn together with the box: what is in sight of a list takes less time than a second drawing would wait for.
  const query = place.query.trim();
  const { topic, kind, level, state } = place;
  const filters = useMemo(() => ({ topic, kind, level, state }), [topic, kind, level, state]);
  const box = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A touch keyboard would cover the list.
    if (matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true });
  }, []);
  const keys = useMemo(() => ({ '/': () => box.current?.focus() }), []);
  useShortcuts(keys);

  /** Arrows go from the box through the results and back. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === box.current && event.key === 'Escape') return change({ query: '' });
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const stops = [
      box.current,
      ...(area.current?.querySelectorAll<HTMLElement>('[data-result]:not([hidden] *)') ?? []),
    ];
    const at = stops.indexOf(event.target as HTMLInputElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    stops[at + step]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys between the links inside; Tab works as well
    <div ref={area} onKeyDown={onKeyDown} onClickCapture={settle}>
      <h1 className="mt-3 text-2xl font-semibold">Library</h1>
      <search>
        <div className="sticky top-0 z-10 -mx-5 bg-paper px-5 pt-3 pb-2">
          <label>
            <span className="sr-only">Search questions, notes and review prompts</span>
            <input
              ref={box}
              type="search"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
              placeholder="Search: cpu.max, overlayfs, OCI"
              value={place.query}
              onChange={(event) => change({ query: event.target.value })}
              className="min-h-12 w-full rounded-md border border-edge bg-surface px-3.5 placeholder:text-soft"
            />
          </label>
        </div>
        <FilterBar topics={library?.topics ?? []} filters={filters} onChange={change} />
      </search>
      {library ? (
        <Listed library={library} query={query} filters={filters} open={place.open} change={change} />
      ) : (
        <p className="label mt-6">Opening the library</p>
      )}
    </div>
  );
}

const Listed = memo(function Listed({
  library,
  query,
  filters,
  open,
  change,
}: {
  library: Library;
  query: string;
  filters: Filters;
  open: readonly string[];
  change: (changes: Partial<Place>) => void;
}) {
  const found = useMemo(() => findRows(library, query, filters), [library, query, filters]);
  const rows = useMemo(() => library.rows.filter((row) => passes(row, filters)), [library, filters]);
  const unfolded = useMemo(() => (filters.topic ? [filters.topic] : open), [filters.topic, open]);
  const onOpen = useCallback((topics: string[]) => change({ open: topics }), [change]);
  const filtered = Object.values(filters).some(Boolean);
  const searching = found.searched;
  const counts = searching ? found.counts : countsOf(rows);
  const total = counts.item + counts.note + counts.prompt;
  const count = [
    counts.item > 0 || total === 0 ? plural(counts.item, 'question') : '',
    counts.note > 0 ? `${plural(counts.note, 'section')} of notes` : '',
    counts.prompt > 0 ? plural(counts.prompt, 'review prompt') : '',
  ]
    .filter(Boolean)
    .join(', ');
  const remark = searching
    ? found.near && 'No text has exactly this; here is what comes nearest.'
    : query && 'Searched from the second letter on; words of nearly every text are passed over.';
  return (
    <>
      <div className="mt-3 flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <p className="label">{count}</p>
        {filtered && (
          <Button look="quiet" className="-mr-2" onClick={() => change(NO_FILTERS)}>
            Clear filters
          </Button>
        )}
      </div>
      {remark && <p className="mb-2 text-soft">{remark}</p>}
      <Announcement words={[`${count}.`, remark].filter(Boolean).join(' ')} />
      {total === 0 && (
        <Nothing
          searching={searching}
          filtered={filtered}
          onClear={() => change({ ...NO_FILTERS, query: '' })}
        />
      )}
      {/* Both stay drawn: the key that begins a search would pay for it, and the one that ends it. */}
      <div hidden={!searching || total === 0}>
        <ResultList library={library} found={found.rows} />
      </div>
      <div hidden={searching || total === 0}>
        <Catalogue library={library} rows={rows} open={unfolded} onOpen={onOpen} />
      </div>
    </>
  );
});

const QUIET_MS = 700;

/** Said once the typing pauses, not at every key. */
function Announcement({ words }: { words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), QUIET_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

function Nothing({
  searching,
  filtered,
  onClear,
}: {
  searching: boolean;
  filtered: boolean;
  onClear: () => void;
}) {
  const where = filtered ? ' with these filters' : '';
  return (
    <section className="mt-6">
      <h2 className="text-xl font-semibold">Nothing found{where}</h2>
      <div className="corrugated-progress my-4 h-3 text-line" aria-hidden />
      <p>
        {searching
          ? 'Try fewer words, or the name of a file, command or document as the kernel or the specification writes it.'
          : 'No question stands like this now.'}
      </p>
      <p className="mt-2 text-soft">
        Questions kept for a checkpoint are not listed before a checkpoint has shown them to you.
      </p>
      <Button className="mt-5" onClick={onClear}>
        {searching ? 'Clear search and filters' : 'Clear filters'}
      </Button>
    </section>
  );
}
