'use client';
import { useLayoutEffect, useRef } from 'react';

const HOP_MS = 200;

export interface Spot {
  step: number;
  x: number;
  y: number;
}

/**
 * The packet on the point it is at. It glides there from the step before or after; a longer jump, or a person who
 * wants no motion, sees it there at once.
 */
export function PacketToken({
  words,
  isStopped,
  step,
  frame,
  spot,
}: {
  words: string;
  /** It comes no further than here. */
  isStopped: boolean;
  step: number;
  /** The picture, against which places are measured. */
  frame: React.RefObject<HTMLElement | null>;
  /** Where it was drawn last; kept by the picture, because the token is made anew at every point. */
  spot: React.RefObject<Spot | null>;
}) {
  const token = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!token.current || !frame.current) return;
    const here = token.current.getBoundingClientRect();
    const origin = frame.current.getBoundingClientRect();
    const now = { step, x: here.left - origin.left, y: here.top - origin.top };
    const last = spot.current;
    spot.current = now;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!last || calm || Math.abs(last.step - step) !== 1) return;
    token.current.animate(
      [{ transform: `translate(${last.x - now.x}px, ${last.y - now.y}px)` }, { transform: 'none' }],
      { duration: HOP_MS, easing: 'ease-in-out' },
    );
  }, [step, frame, spot]);
  return (
    <span
      ref={token}
      className={`mono absolute -top-3.5 right-1.5 z-[1] rounded-sm border-2 px-1.5 text-xs leading-5 font-semibold whitespace-nowrap ${
        isStopped ? 'border-wrong bg-surface text-wrong' : 'border-action bg-action text-on-action'
      }`}
    >
      {words}
    </span>
  );
}
