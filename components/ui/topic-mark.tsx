import type { Level } from '@/lib/domain/bank/words';

/** Colour of a topic as a CSS value; the tokens are in app/globals.css. */
export const topicColour = (slug: string) => `var(--topic-${slug}, var(--soft))`;

/** A small block in the topic's colour, its name, and the level: ■ CGROUPS · SENIOR */
export function TopicMark({ slug, name, level }: { slug: string; name: string; level?: Level }) {
  return (
    <p className="label flex items-center gap-2">
      <span aria-hidden className="size-2.5 shrink-0" style={{ background: topicColour(slug) }} />
      {level ? `${name} · ${level}` : name}
    </p>
  );
}
