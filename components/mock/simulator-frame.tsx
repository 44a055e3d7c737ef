'use client';
import { useRef, useState } from 'react';
import { isPageShown, nameMain, onEscapeInside, simulatorName } from '@/lib/client/sim/framed-page';
import { Button } from '../ui/button';

/** A simulator's own page in a frame, below a bar that leads back. */
export function SimulatorFrame({ href, onLeave }: { href: string; onLeave: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  /** Another one is another frame: its own history does not enter the page's. */
  const [start, setStart] = useState(0);
  const again = () => {
    setState('loading');
    setStart((n) => n + 1);
  };
  const name = simulatorName(href);
  return (
    <>
      <div className="flex shrink-0 items-center justify-between gap-x-3 border-b border-line px-3 pt-[env(safe-area-inset-top)]">
        <Button look="quiet" className="font-semibold text-ink!" onClick={onLeave}>
          <span className="lg:hidden">‹ Back to the review</span>
          <span className="max-lg:hidden">‹ Close the simulator</span>
        </Button>
        <Button look="quiet" onClick={again} disabled={state === 'loading'}>
          Start over
        </Button>
      </div>
      <div className="relative min-h-0 grow">
        {state !== 'shown' && (
          <div role="status" className="absolute inset-0 p-5">
            {state === 'loading' ? (
              <p className="label">Opening {name}</p>
            ) : (
              <>
                <p className="font-semibold">{name} could not be opened.</p>
                <p className="mt-1">
                  Your notes are as you left them. Before everything is stored for offline use, it needs a
                  connection.
                </p>
                <Button className="mt-3" onClick={again}>
                  Try again
                </Button>
              </>
            )}
          </div>
        )}
        <iframe
          key={start}
          ref={frame}
          src={href}
          title={`Simulator: ${name}`}
          onLoad={() => {
            const { current } = frame;
            if (!current) return;
            const good = isPageShown(current);
            setState(good ? 'shown' : 'failed');
            if (!good) return;
            nameMain(current, name);
            onEscapeInside(current, onLeave);
          }}
          className={`size-full border-0 ${state === 'shown' ? '' : 'invisible'}`}
        />
      </div>
    </>
  );
}
