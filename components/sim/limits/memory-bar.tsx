/** Memory of one container against what it may have: anonymous solid, page cache hatched, tmpfs dotted, the rest grey. */
import type { Limits } from '@/lib/sim/cgroups/kernel-limits';
import type { ContainerState } from '@/lib/sim/cgroups/state';

/** Marks of each kind beside its colour. */
export const PATTERNS = {
  anon: '',
  file: 'repeating-linear-gradient(135deg, var(--surface) 0 2px, transparent 2px 5px)',
  tmpfs: 'radial-gradient(circle at 3px 3px, var(--surface) 1.5px, transparent 1.6px) 0 0 / 6px 6px',
  kernel: 'repeating-linear-gradient(0deg, var(--surface) 0 1px, transparent 1px 3px)',
} as const;
export type MemoryPart = keyof typeof PATTERNS;

export function Swatch({ part, colour }: { part: MemoryPart; colour: string }) {
  return (
    <span
      aria-hidden
      className="inline-block h-3 w-4 border border-edge"
      style={{ background: PATTERNS[part] ? `${PATTERNS[part]}, ${colour}` : colour }}
    />
  );
}

export function MemoryBar({
  state,
  limits,
  topBytes,
  colour,
}: {
  state: ContainerState;
  limits: Limits;
  /** Width of the bar: memory.max, or what stands above it. */
  topBytes: number;
  colour: string;
}) {
  const { currentBytes, anonBytes, fileBytes, shmemBytes } = state;
  const parts: [MemoryPart, number][] = [
    ['anon', anonBytes],
    ['file', fileBytes],
    ['tmpfs', shmemBytes],
    ['kernel', Math.max(0, currentBytes - anonBytes - fileBytes - shmemBytes)],
  ];
  const percent = (bytes: number) => `${Math.min(100, (bytes / topBytes) * 100)}%`;
  const lines = [limits.memoryLowBytes || null, limits.memoryHighBytes].filter((b) => b !== null);
  return (
    <span
      aria-hidden
      className={`relative flex h-4 w-full overflow-hidden border bg-paper ${limits.memoryMaxBytes === null ? 'border-r-0 border-line' : 'border-edge border-r-2'}`}
    >
      {parts.map(([part, bytes]) => (
        <span
          key={part}
          className="h-full shrink-0 transition-[width] duration-200"
          style={{
            width: percent(bytes),
            background: PATTERNS[part]
              ? `${PATTERNS[part]}, ${part === 'kernel' ? 'var(--edge)' : colour}`
              : colour,
          }}
        />
      ))}
      {lines.map((bytes) => (
        <span key={bytes} className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: percent(bytes) }} />
      ))}
    </span>
  );
}
