'use client';
import { type RefObject, useLayoutEffect } from 'react';
import type { OperationStep } from '@/lib/sim/layers/disk';

const MOVE_MS = 250;

const still = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Draws what a step copied up on its way: from its place in the lower layer to the one in the upper. */
export function useCopyUpMotion(frame: RefObject<HTMLElement | null>, step: OperationStep): void {
  useLayoutEffect(() => {
    const root = frame.current;
    const container = step.operation?.container;
    if (!root || container === undefined || still()) return;
    for (const effect of step.effects) {
      const to = root.querySelector<HTMLElement>(
        `[data-upper=${JSON.stringify(`${container}:${effect.path}`)}]`,
      );
      if (!to) continue;
      if (effect.type !== 'copied-up') {
        to.animate([{ opacity: 0 }, { opacity: 1 }], MOVE_MS);
        continue;
      }
      const from = root.querySelector(`[data-inode=${JSON.stringify(effect.inode)}]`);
      if (!from) continue;
      const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const start = `translate(${a.left - b.left}px, ${a.top - b.top}px)`;
      to.animate([{ transform: start }, { transform: 'none' }], { duration: MOVE_MS, easing: 'ease-out' });
    }
  }, [frame, step]);
}

/** Lets the slab of the step come down into its place. */
export function useArrivalMotion(frame: RefObject<HTMLElement | null>, step: unknown): void {
  useLayoutEffect(() => {
    const slab = frame.current?.querySelector<HTMLElement>('[aria-current=step]');
    if (step === undefined || !slab || still()) return;
    slab.animate(
      [
        { transform: 'translateY(-1.5rem)', opacity: 0.3 },
        { transform: 'none', opacity: 1 },
      ],
      {
        duration: MOVE_MS,
        easing: 'ease-out',
      },
    );
  }, [frame, step]);
}
