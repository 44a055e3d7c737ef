/** What a step, a packet and a span of time are called on screen. Names alone; what happens is the simulator's to say. */
import { printEndpoint } from '@/lib/sim/request-path/address';
import type { Place } from '@/lib/sim/request-path/netns';
import type { PacketRun, Step } from '@/lib/sim/request-path/recorder';
import type { Route, Source } from '@/lib/sim/request-path/scenario';

export const ROUTE_NAMES: Readonly<Record<Route, string>> = {
  'published-port': 'Published port (DNAT)',
  'userland-proxy': 'Userland proxy',
  'host-network': 'Host network',
  'bridge-address': 'Bridge address',
  'container-to-container': 'Container to container',
  'container-to-itself': 'Container to itself',
  outbound: 'Outbound',
  vm: 'Virtual machine',
  service: 'Kubernetes Service',
};

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  client: 'A client outside',
  host: 'The host, by its address',
  'host-loopback': 'The host, by 127.0.0.1',
  container: 'The container itself',
  'second-container': 'A second container',
};

export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  external: 'External',
  host: 'Host Linux',
  runtime: 'Container runtime',
  container: 'Container',
  service: 'Service',
};

/** 35 µs, 26.4 ms, 3 s. */
export function printSpan(us: number): string {
  if (us < 1_000) return `${us} µs`;
  if (us < 1_000_000) return `${Number((us / 1_000).toFixed(1))} ms`;
  return `${Number((us / 1_000_000).toFixed(3))} s`;
}

export const printCost = (ns: number | null): string =>
  ns === null ? 'not recorded, counted as 0' : `${Number((ns / 1_000).toFixed(2))} µs`;

export function packetWords({ kind, direction, attempt }: PacketRun): string {
  return `${kind} ${direction}${attempt > 1 ? `, sent again (${attempt})` : ''}`;
}

/** Where a step is, in the words of the picture. */
export function whereWords({ interface: dev, kind, netns, place }: Step): string {
  if (dev !== null) return `${dev} in ${netns}`;
  if (kind === 'forward') return `routing and FORWARD in ${netns}`;
  if (place === 'runtime') return `ARP on the bridge in ${netns}`;
  return kind === 'process' || kind === 'wait' ? `a program in ${netns}` : `a socket in ${netns}`;
}

export interface Change {
  end: 'Source' | 'Destination';
  before: string;
  /** The same as before where nothing was rewritten. */
  after: string;
  word: string;
}

/** Both ends of a packet; `word` says what kind of rewriting it was, and is empty without one. */
export function changesOf({ before, after }: Step, { direction }: PacketRun): Change[] {
  const words =
    direction === 'forth'
      ? { source: 'SNAT', destination: 'DNAT' }
      : { source: 'DNAT undone', destination: 'SNAT undone' };
  return (['source', 'destination'] as const).map((end) => {
    const [old, now] = [printEndpoint(before[end]), printEndpoint(after[end])];
    return {
      end: end === 'source' ? 'Source' : 'Destination',
      before: old,
      after: now,
      word: old === now ? '' : words[end],
    };
  });
}

/** Why a packet came no further, in two or three words. */
export const END_WORDS: Readonly<Record<NonNullable<Step['end']>, string>> = {
  'filter-drop': 'dropped by a rule',
  'filter-reject': 'rejected by a rule',
  'not-forwarding': 'not forwarded',
  'no-route': 'no route',
  'no-neighbour': 'nobody answers ARP',
  'no-listener': 'nobody listens',
  'queue-full': 'accept queue full',
  'too-big': 'too big for the link',
  'guest-halted': 'guest stands still',
  'no-socket': 'not the one asked',
};
