import type { Trouble } from '@/lib/client/recorder';
import { printClock } from '@/lib/domain/mock/clock';

/** What happened, what was kept, what to do. Writing goes on in every case. */
export function troubleWords(trouble: Trouble): { title: string; text: string } {
  switch (trouble.type) {
    case 'denied':
      return {
        title: 'The browser gave no microphone.',
        text: 'Allow it for this site in the browser’s settings, then record again. Or write, or say it unrecorded.',
      };
    case 'missing':
      return {
        title: 'No microphone was found.',
        text: 'Plug one in, then record again. Or write, or say it unrecorded.',
      };
    case 'busy':
      return {
        title: 'The microphone could not be opened.',
        text: 'Another app may be using it, a call for one. Close that, then record again. You can go on in writing.',
      };
    case 'lost':
      return {
        title: 'The recording stopped: the microphone went away.',
        text: `${keptWords(trouble.keptMs)} See that the microphone is plugged in and free, then record again. You can go on in writing.`,
      };
    case 'full':
      return {
        title: 'The recording stopped: there is no room left on this device.',
        text: `${keptWords(trouble.keptMs)} Free some space, then record again. You can go on in writing.`,
      };
    case 'refused':
      return {
        title: 'The recording stopped: the browser refused to keep it.',
        text: `${keptWords(trouble.keptMs)} This happens in private windows, and when the recordings are deleted meanwhile. You can go on in writing.`,
      };
  }
}

const keptWords = (keptMs: number) =>
  keptMs > 0 ? `What you said in the first ${printClock(keptMs)} is kept.` : 'None of it could be kept.';

export function RecorderTrouble({ trouble }: { trouble: Trouble | null }) {
  return (
    <div role="alert">
      {trouble && (
        <div className="rounded-md border border-wrong bg-surface p-3.5">
          <p className="font-semibold text-wrong">{troubleWords(trouble).title}</p>
          <p className="mt-1">{troubleWords(trouble).text}</p>
        </div>
      )}
    </div>
  );
}
