'use client';
import { useRef } from 'react';
import { useCopyUpMotion } from '@/lib/client/sim/layers-motion';
import { printBytes } from '@/lib/sim/engine/print';
import type { ContainerView, OperationStep, ShownLayer } from '@/lib/sim/layers/disk';
import { printOperation } from '@/lib/sim/layers/explain-operation';
import { EntryRow } from './entry-row';
import { containerColour, LAYER_COLOUR, SLAB_HEAD } from './slab-colour';

/** Layers as slabs: the containers' own on top, side by side, and below them the image's, once for all. */
export function DiskPicture({ step }: { step: OperationStep }) {
  const frame = useRef<HTMLDivElement>(null);
  useCopyUpMotion(frame, step);
  const { layers, containers } = step.state;
  return (
    <div ref={frame}>
      <div
        className="grid gap-2"
        style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr))' }}
      >
        {containers.map((view, i) => (
          <UpperSlab key={view.name} view={view} colour={containerColour(i)} step={step} />
        ))}
      </div>
      <p className="label my-1.5 text-center">
        {containers.length === 1 ? 'One container over' : `${containers.length} containers share`} the image ·
        read-only
      </p>
      <div className="grid gap-1">
        {[...layers].reverse().map((layer) => (
          <LowerSlab key={layer.name} layer={layer} containers={containers} />
        ))}
      </div>
    </div>
  );
}

const SLAB = 'min-w-0 overflow-clip rounded-sm border border-line bg-surface';

function UpperSlab({ view, colour, step }: { view: ContainerView; colour: string; step: OperationStep }) {
  const { name, upper } = view;
  const acts = step.operation?.container === name;
  const entries = upper.entries.filter((entry) => entry.path !== '');
  return (
    <section
      aria-label={`Upper layer of ${name}`}
      aria-current={acts ? 'step' : undefined}
      className={`${SLAB} overflow-visible ${acts ? 'outline-3 outline-offset-1 outline-ink' : ''}`}
    >
      <h2 className={SLAB_HEAD} style={{ backgroundColor: colour }}>
        <span>{name}</span>
        <span className="normal-case">{printBytes(upper.diskBytes)}</span>
      </h2>
      {acts && step.operation && (
        <p className="mono border-b border-line px-2 py-1 text-sm leading-5">
          {printOperation(step.operation)}
        </p>
      )}
      {acts && step.error && (
        <p className="border-b-2 border-wrong px-2 py-1 text-sm text-wrong">
          <span aria-hidden>✕ </span>
          <span className="mono font-semibold">{step.error.errno}</span> refused: {step.error.message}
        </p>
      )}
      {entries.length === 0 ? (
        <p className="px-2 py-1.5 text-sm text-soft">empty</p>
      ) : (
        <ul className="p-1.5">
          {entries.map((entry) => (
            <EntryRow
              key={entry.path}
              entry={entry}
              place={{ upper: `${name}:${entry.path}` }}
              notes={acts ? notesOf(step, entry.path) : []}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the step did to this entry. */
function notesOf(step: OperationStep, path: string): string[] {
  return step.effects.flatMap((effect) => {
    if (effect.path !== path || effect.type !== 'copied-up') return [];
    const what = { whole: printBytes(effect.bytes), metadata: 'metadata only', empty: 'no data' }[effect.how];
    return [`↑ copied up from ${effect.from}, ${what}`];
  });
}

function LowerSlab({ layer, containers }: { layer: ShownLayer; containers: readonly ContainerView[] }) {
  const files = layer.entries.filter((entry) => entry.type !== 'directory' || entry.opaque);
  return (
    <section aria-label={`Image layer ${layer.name}`} className={SLAB}>
      <h2 className={SLAB_HEAD} style={{ backgroundColor: LAYER_COLOUR }}>
        <span>{layer.name}</span>
        <span className="normal-case">{printBytes(layer.diskBytes)}</span>
      </h2>
      {files.length === 0 ? (
        <p className="px-2 py-1.5 text-sm text-soft">no files</p>
      ) : (
        <ul className="p-1.5">
          {files.map((entry) => (
            <EntryRow
              key={entry.path}
              entry={entry}
              place={entry.type === 'file' ? { inode: entry.inode } : {}}
              notes={containers.flatMap((view) => coveredIn(view, layer.name, entry.path))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who does not see this name from this layer any more. */
function coveredIn({ name, merged }: ContainerView, layer: string, path: string): string[] {
  const row = merged.find((line) => line.path === path);
  if (!row) return [`not seen by ${name}`];
  if (row.from.includes(layer)) return [];
  return [row.from[0] === name ? `${name} sees its own instead` : `${name} sees the one in ${row.from[0]}`];
}
