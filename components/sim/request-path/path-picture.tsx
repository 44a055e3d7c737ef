'use client';
import { type RefObject, useMemo, useRef } from 'react';
import type { Place } from '@/lib/sim/request-path/netns';
import type { PathRun } from '@/lib/sim/request-path/request-path';
import type { Scenario } from '@/lib/sim/request-path/scenario';
import { PacketToken, type Spot } from './packet-token';
import { type Band, bandsOf, type Point, pointKey } from './path-points';
import { changesOf, PLACE_NAMES } from './step-words';

const COLOURS: Readonly<Record<Place, string>> = {
  external: 'bridges',
  host: 'machines',
  runtime: 'runtimes',
  container: 'namespaces',
  service: 'network',
};
const COLUMNS: Readonly<Record<Point['column'], string>> = {
  whole: 'col-span-2',
  left: 'col-start-1',
  right: 'col-start-2',
};

interface Moment {
  step: number;
  at: string;
  /** Points this packet has come by. */
  passed: ReadonlySet<string>;
  /** Kind of packet and its direction, and DNAT, SNAT or their undoing here. */
  token: string;
  isStopped: boolean;
}

/** The five places as bands, what stands in them, and the packet at one step. */
export function PathPicture({ scenario, run, step }: { scenario: Scenario; run: PathRun; step: number }) {
  const bands = useMemo(() => bandsOf(scenario, run.steps), [scenario, run]);
  const frame = useRef<HTMLElement>(null);
  const spot = useRef<Spot | null>(null);
  const moment = momentOf(run, step);
  return (
    <figure ref={frame} aria-label="The five places" className="rounded-md border border-line bg-surface">
      <ul>
        {bands.map((band) => (
          <BandRow key={band.place} band={band} moment={moment} frame={frame} spot={spot} />
        ))}
      </ul>
      <figcaption className="border-t border-line px-3.5 py-1.5 text-sm text-soft">
        Thick edge: this packet was here. Dashed: not on this path.
      </figcaption>
    </figure>
  );
}

function momentOf({ steps, packets }: PathRun, index: number): Moment {
  const step = steps[index]!;
  const packet = packets[step.packet]!;
  const kind = packet.kind.startsWith('icmp-') ? 'ICMP' : packet.kind;
  const arrow = packet.direction === 'forth' ? '▸' : '◂';
  const rewritings = changesOf(step, packet).flatMap(({ word }) => (word ? [`◆ ${word}`] : []));
  const doing = step.kind === 'process' ? 'program' : step.kind === 'wait' ? 'waits' : `${kind} ${arrow}`;
  return {
    step: index,
    at: pointKey(step),
    passed: new Set(steps.slice(packet.firstStep, index + 1).map(pointKey)),
    token: step.end ? `${kind} ✕` : [doing, ...rewritings].join(' '),
    isStopped: step.end !== null,
  };
}

interface Drawn {
  moment: Moment;
  frame: RefObject<HTMLElement | null>;
  spot: RefObject<Spot | null>;
}

function BandRow({ band, ...drawn }: { band: Band } & Drawn) {
  const { place, points, netns, empty } = band;
  return (
    <li className="flex border-line not-first:border-t">
      <span
        aria-hidden
        className="corrugated w-2.5 shrink-0 in-[li:first-child]:rounded-tl-[5px]"
        style={{ backgroundColor: `var(--topic-${COLOURS[place]})` }}
      />
      <div className="w-24 shrink-0 px-2 py-2">
        <p className="label text-ink">{PLACE_NAMES[place]}</p>
        {netns.length > 0 && (
          <p className="mono mt-0.5 text-xs leading-4 text-soft">
            <span className="sr-only">Network namespace </span>
            {netns.join(', ')}
          </p>
        )}
      </div>
      {points.length === 0 ? (
        <p className="min-w-0 grow py-2 pr-2 text-sm text-soft">{empty}</p>
      ) : (
        <ul className="grid min-w-0 grow grid-flow-row-dense grid-cols-2 content-start gap-x-1.5 gap-y-3 py-2 pr-1.5">
          {points.map((point, index) => (
            <PointBox
              key={point.key}
              point={point}
              hasCable={place !== 'external' || index > 0}
              showsNetns={netns.length > 1}
              {...drawn}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function PointBox({
  point,
  hasCable,
  showsNetns,
  moment,
  frame,
  spot,
}: {
  point: Point;
  /** To what stands above it. */
  hasCable: boolean;
  showsNetns: boolean;
} & Drawn) {
  const isHere = moment.at === point.key;
  const edge = point.isOnPath ? 'border-edge' : 'border-dashed border-edge text-soft';
  return (
    <li
      aria-current={isHere ? 'step' : undefined}
      className={`relative min-h-9 min-w-0 rounded-sm border bg-paper py-1 pr-0.5 before:border-edge ${
        hasCable ? 'before:absolute before:-top-[13px] before:h-3 before:border-l' : ''
      } ${COLUMNS[point.column]} ${edge} ${
        moment.passed.has(point.key) ? 'border-l-4 pl-[5px] before:left-[13px]' : 'pl-2 before:left-4'
      } ${isHere ? 'outline-2 outline-action' : ''}`}
    >
      <p className="mono flex flex-wrap items-baseline gap-x-2 text-sm leading-6">
        <span className="font-semibold">{point.name}</span>
        <span className="text-xs text-soft max-[22.5rem]:text-[0.6875rem]">{point.detail}</span>
        {showsNetns && <span className="text-xs text-soft max-[22.5rem]:sr-only">{point.netns}</span>}
        {!point.isOnPath && <span className="sr-only">, not on this path</span>}
      </p>
      {isHere && (
        <PacketToken
          words={moment.token}
          isStopped={moment.isStopped}
          step={moment.step}
          frame={frame}
          spot={spot}
        />
      )}
    </li>
  );
}
