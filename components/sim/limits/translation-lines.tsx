import type { Translation } from '@/lib/sim/cgroups/kernel-limits';

/** What a person wrote and the kernel file it came to. */
export function TranslationLines({ translations }: { translations: readonly Translation[] }) {
  if (translations.length === 0) return null;
  return (
    <ul aria-label="Translation" className="mt-1 grid gap-1">
      {translations.map(({ group, given, file, value, why }) => (
        <li key={`${group} ${given} ${file}`} className="border-l-2 border-line pl-2 text-sm">
          <span className="mono">
            {given} → {file === null ? 'no file' : `${file} ${value}`}
          </span>
          <span className="block text-soft">{why}</span>
        </li>
      ))}
    </ul>
  );
}
