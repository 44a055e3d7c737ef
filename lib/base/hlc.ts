/**
 * Hybrid logical clock (Kulkarni et al., 2014): wall time that does not run backwards, with a counter for ties.
 * Printed with fixed width, so text order is time order. A clock that jumps back only makes the counter grow.
 */
export interface Hlc {
  wallMs: number;
  counter: number;
}

export const HLC_ZERO: Hlc = { wallMs: 0, counter: 0 };

export function tickHlc(last: Hlc, nowMs: number): Hlc {
  return nowMs > last.wallMs
    ? { wallMs: nowMs, counter: 0 }
    : { wallMs: last.wallMs, counter: last.counter + 1 };
}

/** 15 decimal digits of milliseconds, a dash, 8 of counter. */
export function printHlc(hlc: Hlc): string {
  return `${String(hlc.wallMs).padStart(15, '0')}-${String(hlc.counter).padStart(8, '0')}`;
}

export function parseHlc(text: string): Hlc | null {
  const match = /^(\d{15})-(\d{8})$/.exec(text);
  return match ? { wallMs: Number(match[1]), counter: Number(match[2]) } : null;
}
