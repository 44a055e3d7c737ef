'use client';
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';

/** An edge as high as the bar of tabs, which covers the lower one on a phone, is not looked at. */
const EDGE = '-56px 0px';

/** Drawn at once while it is on the screen; out of sight, a moment later, so that a slider does not wait for what nobody sees. */
export function LaterUnseen({ className, children }: { className?: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(true);
  const later = useDeferredValue(children);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)!.isIntersecting), {
      rootMargin: EDGE,
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className={className}>
      {isSeen ? children : later}
    </div>
  );
}
