'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { simulatorName } from '@/lib/client/sim/framed-page';
import { HtmlSpan } from '../ui/html';
import { SimulatorFrame } from './simulator-frame';

interface Try {
  href: string;
  html: string;
}

/** From here on there is room beside the notes (Tailwind's lg). */
const WIDE = '(min-width: 64rem)';

/**
 * A claim tried on a simulator without leaving the page: beside the notes where there is room, over them on a phone. The
 * simulator is loaded when it is opened, and kept as it was left until another one is opened.
 */
export function SimulatorPanel({ tries }: { tries: readonly Try[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<Try | null>(null);
  const [shown, setShown] = useState(false);
  /** Closed only to be shown again in the other way. */
  const moving = useRef(false);
  const opener = useRef<HTMLElement | null>(null);
  const leave = useCallback(() => dialog.current?.close(), []);

  const open = (next: Try, from: HTMLElement) => {
    opener.current = from;
    setOpened(next);
    setShown(true);
  };
  // Over the notes or beside them; a turned device changes from one to the other and keeps the simulator.
  useEffect(() => {
    // The list was not there to take the focus back when the dialog closed.
    if (!shown) return opener.current?.focus();
    const wide = matchMedia(WIDE);
    const show = () => {
      const { current } = dialog;
      if (!current) return;
      moving.current = current.open;
      if (current.open) current.close();
      if (wide.matches) current.show();
      else current.showModal();
    };
    show();
    wide.addEventListener('change', show);
    return () => wide.removeEventListener('change', show);
  }, [shown]);
  if (tries.length === 0) return <p className="text-soft">This review has no simulator to try.</p>;
  return (
    <section aria-label="Simulators">
      <ul className={shown ? 'lg:hidden' : ''}>
        {tries.map((one) => (
          <li key={one.href} className="border-b border-line">
            <button
              type="button"
              onClick={(event) => open(one, event.currentTarget)}
              className="block min-h-14 w-full cursor-pointer py-2.5 text-left"
            >
              <span className="label block">
                {simulatorName(one.href)}
                {opened?.href === one.href && ' · as you left it'}
              </span>
              <HtmlSpan html={one.html} className="underline underline-offset-4" />
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        aria-label={opened ? `Simulator: ${simulatorName(opened.href)}` : 'Simulator'}
        onClose={() => {
          if (!moving.current) setShown(false);
          moving.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          leave();
        }}
        className="bg-paper p-0 text-ink open:flex open:flex-col max-lg:m-0 max-lg:h-dvh max-lg:max-h-none max-lg:w-dvw max-lg:max-w-none lg:static lg:m-0 lg:h-[76dvh] lg:min-h-112 lg:w-full lg:max-w-none lg:rounded-md lg:border lg:border-line"
      >
        {opened && <SimulatorFrame key={opened.href} href={opened.href} onLeave={leave} />}
      </dialog>
    </section>
  );
}
