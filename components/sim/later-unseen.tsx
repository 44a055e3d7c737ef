'use client';
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';

/** An edge as high as the bar of tabs, which covers the lower one on a phone, is not looked at. */
const EDGE = '-56px 0px';

/**
 * Drawn at once while it is on the screen. Out of sight it is drawn after everything else, without movement, and not at all
 * while `waits`: a slider does not wait for what nobody sees.
 */
export function LaterUnseen({
  waits,
  className = '',
  children,
}: {
  /** What it shows is about to be replaced. */
  waits: boolean;
  className?: string;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(true);
  const [kept, setKept] = useState(children);
  const latest = waits && !isSeen ? kept : children;
  if (latest !== kept) setKept(latest);
  const later = useDeferredValue(latest);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)!.isIntersecting), {
      rootMargin: EDGE,
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className={`${className} ${isSeen ? '' : '**:transition-none!'}`}>
      {isSeen ? children : later}
    </div>
  );
}
