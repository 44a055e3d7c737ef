import { printBytes } from '@/lib/sim/engine/print';
import type { BuiltLayer } from '@/lib/sim/layers/build-step';
import { LAYER_COLOUR } from './slab-colour';

/** The image a build left, base at the bottom: solid slabs are new, hollow ones the build before had. */
export function ImageStack({
  layers,
  before,
}: {
  layers: readonly BuiltLayer[];
  before: readonly BuiltLayer[];
}) {
  const had = new Set(before.map((layer) => layer.diffId));
  return (
    <ol reversed aria-label="Layers of the image, from the top" className="mt-2 grid gap-1">
      {[...layers].reverse().map((layer) => {
        const old = had.has(layer.diffId);
        return (
          <li
            key={`${layer.index} ${layer.diffId}`}
            className={`flex flex-wrap justify-between gap-x-3 rounded-sm border-2 px-2 py-1 font-mono text-xs leading-4 ${
              old ? 'bg-surface' : 'corrugated border-transparent font-semibold text-on-topic'
            }`}
            style={old ? { borderColor: LAYER_COLOUR } : { backgroundColor: LAYER_COLOUR }}
          >
            <span>
              line {layer.index + 1} · {layer.diffId.slice(0, 8)} · {old ? 'as before' : 'new'}
            </span>
            <span>{printBytes(layer.bytes)}</span>
          </li>
        );
      })}
    </ol>
  );
}
