'use client';
/** What is searched and open in the library, kept in its address: Back and a reload come back to it. */
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Filters, NO_FILTERS } from '@/lib/client/library';

export interface Place extends Filters {
  query: string;
  /** Topics that are unfolded in the list. */
  open: string[];
}

/** Browsers refuse more than a hundred changes of the address in half a minute: typing waits, a tap does not. */
const SETTLED_MS = 200;
const FILTERS = Object.keys(NO_FILTERS) as (keyof Filters)[];

let last = '/library';
/** Where the library was left in this visit. */
export const lastLibraryAddress = () => last;

function addressOf({ query, open, ...filters }: Place): string {
  const words = new URLSearchParams();
  if (query) words.set('q', query);
  for (const name of FILTERS) if (filters[name]) words.set(name, filters[name]);
  if (open.length > 0) words.set('open', open.join(' '));
  return words.size > 0 ? `/library?${words}` : '/library';
}

export function usePlace() {
  const words = useSearchParams();
  const [place, setPlace] = useState<Place>(() => ({
    query: words.get('q') ?? '',
    open: words.get('open')?.split(' ') ?? [],
    topic: words.get('topic') ?? '',
    kind: words.get('kind') ?? '',
    level: words.get('level') ?? '',
    state: words.get('state') ?? '',
  }));
  const before = useRef(place);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Writes what waits. Before a tap leaves the page: written while the next page is on its way, it would call it back. */
  const settle = useCallback(() => {
    clearTimeout(waiting.current);
    if (window.location.pathname === '/library' && window.location.pathname + window.location.search !== last)
      window.history.replaceState(null, '', last);
  }, []);
  useEffect(() => {
    last = addressOf(place);
    const isTyped = place.query !== before.current.query;
    before.current = place;
    if (!isTyped) return settle();
    waiting.current = setTimeout(settle, SETTLED_MS);
    return () => clearTimeout(waiting.current);
  }, [place, settle]);
  const change = useCallback(
    (changes: Partial<Place>) => setPlace((before) => ({ ...before, ...changes })),
    [],
  );
  return { place, change, settle };
}
