import type { Verdict } from '@/lib/domain/readiness/calibration-words';

const LOOKS: Record<Verdict['type'], { frame: string; title: string }> = {
  'too few': { frame: 'border-edge', title: '' },
  beats: { frame: 'border-correct', title: 'text-correct' },
  fails: { frame: 'border-warn', title: 'text-warn' },
};

/** Whether predictions are worth more than averages, said first and never hidden. */
export function VerdictBox({ verdict: { type, title, text } }: { verdict: Verdict }) {
  const look = LOOKS[type];
  return (
    <div className={`max-w-prose rounded-md border bg-surface p-3.5 ${look.frame}`}>
      <p className={`font-semibold ${look.title}`}>{title}</p>
      <p className="mt-1">{text}</p>
    </div>
  );
}
