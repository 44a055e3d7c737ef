import type { LevelPart } from '@/lib/domain/readiness/part';
import { ROLE_WORDS } from '@/lib/domain/readiness/words';
import { Figures } from './figures';

const ROWS = [
  { of: 'share', name: 'Asked' },
  { of: 'unseen', name: 'Known at first sight' },
  { of: 'promised', name: '… with what is studied' },
  { of: 'known', name: '… of questions held back' },
  { of: 'guess', name: 'Guessed when not known' },
  { of: 'right', name: 'Right' },
] as const;

/** Levels side by side: what is asked, known and right. */
export function LevelTable({ caption, levels }: { caption: string; levels: readonly LevelPart[] }) {
  const asked = levels.filter((l) => l.share > 0);
  return (
    <Figures
      caption={caption}
      head={['In %', ...asked.map((l) => ROLE_WORDS[l.level])]}
      rows={ROWS.map(({ of, name }) => ({
        key: of,
        cells: [name, ...asked.map((l) => Math.round(l[of] * 100))],
      }))}
    />
  );
}
