/** CPUs over a stretch of time as shapes: who ran when, and when somebody was held back. Interpolates nothing. */
import { countUpTo, type Track } from './limits-snapshot';

/** More lanes than this are told in words. */
export const LANES_SHOWN = 8;

export interface Window {
  fromUs: number;
  toUs: number;
}
/** Spans of one container on one CPU, as fractions of the window. */
export interface Lane {
  /** By container; [from, to] in 0 to 1. */
  ran: Map<string, [number, number][]>;
  /** By group. */
  held: Map<string, [number, number][]>;
}

export function windowAround(atUs: number, endUs: number, widthUs: number): Window {
  const fromUs = Math.max(0, Math.min(atUs - widthUs / 2, endUs - widthUs));
  return { fromUs, toUs: fromUs + widthUs };
}

export function lanesOf(track: Track, { fromUs, toUs }: Window): Lane[] {
  const width = toUs - fromUs;
  const clip = (from: number, to: number): [number, number] => [
    Math.max(0, (from - fromUs) / width),
    Math.min(1, (to - fromUs) / width),
  ];
  const add = (into: Map<string, [number, number][]>, key: string, span: [number, number]) => {
    const spans = into.get(key);
    const last = spans?.at(-1);
    // Slices that follow one another are one shape.
    if (last && span[0] - last[1] < 0.0005) last[1] = span[1];
    else if (spans) spans.push(span);
    else into.set(key, [span]);
  };
  const held = track.held.filter((h) => h.fromUs < toUs && h.toUs > fromUs);
  return track.slices.slice(0, LANES_SHOWN).map((slices, cpu) => {
    const lane: Lane = { ran: new Map(), held: new Map() };
    const first = Math.max(0, countUpTo(track.sliceTimes[cpu]!, fromUs) - 1);
    for (let i = first; i < slices.length && slices[i]!.atUs < toUs; i++) {
      const slice = slices[i]!;
      if (slice.toUs > fromUs) add(lane.ran, slice.who.container, clip(slice.atUs, slice.toUs));
    }
    for (const h of held) if (h.cpu === cpu) add(lane.held, h.group, clip(h.fromUs, h.toUs));
    return lane;
  });
}
