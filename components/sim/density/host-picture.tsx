import { KIND_TEXTS } from '@/lib/sim/density/kind';
import type { DensityRow } from '@/lib/sim/density/row';
import type { Fault } from '@/lib/sim/density/scenario';

type Mark = 'well' | 'down' | 'taken' | 'reach';

const INSTANCES = [
  { name: 'A', colour: 'network' },
  { name: 'B', colour: 'runtimes' },
  { name: 'C', colour: 'layers' },
] as const;
const OWN_KERNEL = { host: null, guest: 'guest kernel', 'user-space': 'Sentry' } as const;
const MARK_WORDS: Record<Mark, string> = { well: '', down: 'down', taken: 'taken', reach: 'in reach' };

/** Containers A, B and C in one host above its kernel, and what the failure strikes, as the run reports it. */
export function HostPicture({ row, fault }: { row: DensityRow; fault: Fault }) {
  const { kind, kernel, blast } = row;
  const { name, shares } = KIND_TEXTS[kind];
  const own = OWN_KERNEL[kernel];
  const marks = marksOf(row, fault);
  return (
    <figure aria-label={name}>
      <figcaption className="mb-1.5 font-semibold">{name}</figcaption>
      <div className="rounded-md border border-edge p-2" aria-hidden>
        <div className="grid grid-cols-3 gap-1.5">
          {INSTANCES.map(({ name: instance, colour }, i) => (
            <div key={instance} className="min-w-0">
              <Box mark={marks.workloads[i]!} colour={`var(--topic-${colour})`} words={instance} />
              {own && <Box mark={marks.kernels[i]!} words={own} />}
            </div>
          ))}
        </div>
        <div className="mt-1.5">
          <Box mark={marks.host} words="host kernel" wide />
        </div>
      </div>
      <p className="mt-1.5 text-sm leading-5">{blast.text}</p>
      <p className="mt-1 text-sm leading-5 text-soft">Shared: {shares}.</p>
    </figure>
  );
}

function marksOf({ blast }: DensityRow, fault: Fault): { workloads: Mark[]; kernels: Mark[]; host: Mark } {
  const hit: Mark = fault === 'escape' ? 'taken' : 'down';
  const neighbours: Mark = blast.down !== 'all' ? 'well' : blast.host === 'exposed' ? 'reach' : 'down';
  const first: Mark = blast.down === 'none' ? 'well' : hit;
  // A process that ends leaves the kernel under it running.
  const kernel: Mark = fault === 'process' ? 'well' : first;
  return {
    workloads: [first, neighbours, neighbours],
    kernels: [kernel, neighbours, neighbours],
    host: ({ up: 'well', down: 'down', exposed: 'taken' } as const)[blast.host],
  };
}

const MARKS: Record<Mark, string> = {
  well: 'border-2',
  down: 'border-2 border-dashed border-wrong bg-paper text-wrong font-semibold',
  taken: 'border-4 border-double border-wrong bg-paper text-wrong font-semibold',
  reach: 'border-2 border-dotted border-warn bg-paper text-warn',
};

/** Down is crossed out and dashed, taken has a double edge, in reach a dotted one; each says so. */
function Box({
  mark,
  words,
  colour,
  wide = false,
}: {
  mark: Mark;
  words: string;
  colour?: string;
  wide?: boolean;
}) {
  const well = mark === 'well';
  const plain = colour
    ? 'border-transparent text-on-topic corrugated'
    : wide
      ? 'border-ink bg-ink text-paper'
      : 'border-edge bg-surface';
  return (
    <div
      className={`relative mt-1 flex min-h-11 flex-col items-center justify-center overflow-clip rounded-sm px-0.5 text-center font-mono text-[0.7rem] leading-4 ${MARKS[mark]} ${well ? plain : ''}`}
      style={well && colour ? { backgroundColor: colour } : {}}
    >
      {mark === 'down' && (
        <svg
          viewBox="0 0 10 10"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full opacity-35"
          aria-hidden
        >
          <path
            d="M0 0 L10 10 M10 0 L0 10"
            stroke="var(--wrong)"
            vectorEffect="non-scaling-stroke"
            strokeWidth="2"
          />
        </svg>
      )}
      <span className="relative">{words}</span>
      {!well && <span className="relative">{MARK_WORDS[mark]}</span>}
    </div>
  );
}
