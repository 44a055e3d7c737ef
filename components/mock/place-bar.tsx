'use client';
import { useEffect, useRef } from 'react';

export interface Place<Value extends string> {
  value: Value;
  name: string;
  /** Stands beside the others on a wide screen, so that it needs no button there. */
  besideOnWide?: boolean;
}

/**
 * Which part of a screen is in sight: a phone shows one at a time, a wide screen the first of them beside another. On the
 * narrowest they stand wider apart, so that a name cut by the edge tells that there are more.
 */
export function PlaceBar<Value extends string>({
  label,
  places,
  picked,
  onPick,
}: {
  label: string;
  places: readonly Place<Value>[];
  picked: Value;
  onPick: (value: Value) => void;
}) {
  const wide = placeBeside(places, picked);
  const bar = useRef<HTMLFieldSetElement>(null);
  // Where not all find room, the one that is picked is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place
  useEffect(() => {
    const at = bar.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    if (at) bar.current?.scrollTo({ left: at.offsetLeft - (bar.current.clientWidth - at.offsetWidth) / 2 });
  }, [picked]);
  const onlyOneOnWide = places.filter((p) => !p.besideOnWide).length === 1;
  return (
    <fieldset
      ref={bar}
      className={`relative -mx-1 mt-3 flex min-w-0 overflow-x-auto px-1 ${onlyOneOnWide ? 'lg:hidden' : ''}`}
      aria-label={label}
    >
      {places.map(({ value, name, besideOnWide }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === picked}
          onClick={() => onPick(value)}
          className={`label min-h-11 shrink-0 cursor-pointer border-b-2 px-2 max-[359px]:px-3 sm:px-3 ${
            value === picked ? 'border-action font-semibold text-ink' : 'border-line'
          } ${besideOnWide ? 'lg:hidden' : ''} ${value === wide ? 'lg:border-action lg:font-semibold lg:text-ink' : ''}`}
        >
          {name}
        </button>
      ))}
      <span aria-hidden className="grow border-b-2 border-line" />
    </fieldset>
  );
}

/** What a wide screen shows beside its first part. */
export function placeBeside<Value extends string>(places: readonly Place<Value>[], picked: Value): Value {
  const others = places.filter((p) => !p.besideOnWide);
  return (others.find((p) => p.value === picked) ?? others[0]!).value;
}
