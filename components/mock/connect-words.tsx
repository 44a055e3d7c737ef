import type { Connecting } from '@/lib/client/mock/use-connecting';

/** What two devices need to meet, in plain words. */
export function WhatItNeeds() {
  return (
    <details className="max-w-[65ch]">
      <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
        What the two devices need
      </summary>
      <ul className="grid list-disc gap-2 pb-2 pl-5">
        <li>
          Both in the same network: one Wi-Fi, or the hotspot of one of them. The internet is not used, and no
          server or account.
        </li>
        <li>
          A browser hides a device’s local address until a page may use the camera or the microphone. Where
          pasting does not connect, begin again and read the codes with the camera.
        </li>
        <li>
          Guest and office networks often keep devices apart. The hotspot of a phone does not. And handing
          over one device always works.
        </li>
      </ul>
    </details>
  );
}

/** After a while without success: what to try. */
export function SlowAdvice({ state: { slow } }: { state: Connecting }) {
  return (
    <p role="status" className="max-w-[65ch] text-warn empty:hidden">
      {slow &&
        'Not connected yet. This network may keep devices apart, as guest Wi-Fi does: put both on the hotspot of a phone and begin again, or hold the review on one device and hand it over.'}
    </p>
  );
}

/** "10:42:05". */
export const timeOf = (atMs: number) => new Date(atMs).toLocaleTimeString('en-GB');
