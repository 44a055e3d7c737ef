import type { Explanation } from '@/lib/sim/engine/model';

const BASIS: Record<Explanation['basis'], string> = {
  recording: 'Borne out by recordings of Linux 6.18',
  documentation: 'From documentation',
};

/** What happened at this step and why, the document it follows, and whether a real kernel was watched doing it. */
export function ExplanationBox({ explanation }: { explanation: Explanation }) {
  return (
    <section aria-label="What happens" aria-live="polite" className="border-l-2 border-action pl-3.5">
      <p>{explanation.text}</p>
      <p className="mt-1 text-sm text-soft">
        {BASIS[explanation.basis]} · {explanation.follows}
      </p>
    </section>
  );
}
