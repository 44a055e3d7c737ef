'use client';
import { type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react';

/**
 * A panel's value: at once while the panel is on the screen, and out of sight a moment later, so that a slider is not kept
 * waiting by what nobody sees. The panel is drawn by a memo of that value.
 */
export function useInSight<T>(value: T): { frame: RefObject<HTMLDivElement | null>; value: T } {
  const frame = useRef<HTMLDivElement>(null);
  const [isInSight, setInSight] = useState(true);
  const later = useDeferredValue(value);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)!.isIntersecting));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, value: isInSight ? value : later };
}
