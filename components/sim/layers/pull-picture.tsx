'use client';
import { useRef } from 'react';
import { useArrivalMotion } from '@/lib/client/sim/layers-motion';
import { printBytes } from '@/lib/sim/engine/print';
import type { PullStep } from '@/lib/sim/layers/pull';
import { PULL_WORDS } from '@/lib/sim/layers/pull-log';
import type { PullScenario } from '@/lib/sim/layers/pull-scenario';
import { LAYER_COLOUR } from './slab-colour';

const SOLID = 'corrugated border-2 border-transparent text-on-topic font-semibold';
const REFUSED = 'border-2 border-double border-wrong text-wrong font-semibold';
const SHAPES: Record<PullStep['status'], string> = {
  'unpacked-already': 'border-2 bg-surface',
  'blob-here': 'border-2 border-l-[1rem] bg-surface',
  downloaded: SOLID,
  'digest-mismatch': REFUSED,
  'diffid-mismatch': REFUSED,
  'not-reached': 'border-2 border-dashed border-edge text-soft',
};

/** Each node's stack, base at the bottom: solid came over the network, hollow was here, a thick edge was here as a blob. */
export function PullPicture({
  pull,
  steps,
  at,
}: {
  pull: PullScenario;
  steps: readonly PullStep[];
  at: number;
}) {
  const frame = useRef<HTMLDivElement>(null);
  useArrivalMotion(frame, steps[at]);
  return (
    <div
      ref={frame}
      className="grid gap-3"
      style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr))' }}
    >
      {pull.nodes.map((node) => (
        <section key={node.name} aria-label={`Node ${node.name}`} className="flex min-w-0 flex-col">
          <h2 className="label mb-1.5 font-semibold">Node {node.name}</h2>
          <ol reversed className="mt-auto grid gap-1">
            {[...pull.layers.keys()].reverse().map((index) => {
              const i = steps.findIndex((step) => step.node === node.name && step.index === index);
              return (
                <Slab
                  key={index}
                  layer={pull.layers[index]!}
                  step={steps[i]!}
                  reached={at >= i}
                  current={at === i}
                />
              );
            })}
          </ol>
          <p className="mt-1 border-t-4 border-ink pt-1 text-sm leading-5 text-soft">
            {node.images.length === 0
              ? 'No image unpacked before'
              : `Unpacked before: ${node.images.map((image) => image.join(' + ')).join('; ')}`}
            {node.blobs.length > 0 && `. Blobs: ${node.blobs.join(', ')}`}
          </p>
        </section>
      ))}
    </div>
  );
}

function Slab({
  layer,
  step,
  reached,
  current,
}: {
  layer: PullScenario['layers'][number];
  step: PullStep;
  reached: boolean;
  current: boolean;
}) {
  if (!reached)
    return (
      <li className="rounded-sm border-2 border-dotted border-line px-2 py-1 text-sm leading-5 text-soft">
        <span className="block">{layer.name}</span>
        <span className="block">not yet</span>
      </li>
    );
  const { status } = step;
  const style =
    status === 'downloaded'
      ? { backgroundColor: LAYER_COLOUR }
      : status === 'unpacked-already' || status === 'blob-here'
        ? { borderColor: LAYER_COLOUR }
        : {};
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className={`rounded-sm px-2 py-1 text-sm leading-5 ${SHAPES[status]} ${
        current ? 'outline-3 outline-offset-1 outline-ink' : ''
      }`}
      style={style}
    >
      <span className="block font-semibold">{layer.name}</span>
      <span className="block">{PULL_WORDS[status]}</span>
      {step.downloadedBytes > 0 && <span className="block">↓ {printBytes(step.downloadedBytes)}</span>}
      <span className="mono block text-xs leading-4">digest {layer.digest}</span>
      <span className="mono block text-xs leading-4">DiffID {layer.diffId}</span>
    </li>
  );
}
