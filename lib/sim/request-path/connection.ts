/** What a run shares while it goes on, and one open TCP connection: who holds which end, and packets along it. */
import { type Flow, inverse } from './address';
import type { Fate, Path } from './fate';
import { HEADERS_BYTES, TICK_US } from './machine';
import { interfaceOf, type Listener, type Netns, routeTo } from './netns';
import type { Packet, PacketKind } from './packet';
import { beginPacket, type End, nowUs } from './recorder';
import type { Handler, Scenario } from './scenario';
import { send } from './walk';

export interface Attempt {
  scenario: Scenario;
  path: Path;
  /** When the client stops waiting; null: never. */
  limitUs: number | null;
  /** When an ICMP error last went out: the next has to wait (icmp_ratelimit). */
  errorSentUs: number | null;
  nextPort: number;
  /** The first thing that went wrong since the connection last opened. */
  fault: Fault | null;
}

/** Where and why a packet came to nothing, or a program did not do its part. */
export type Why = End | Handler | 'answer-lost' | 'frozen' | 'no-worker' | 'dns';

export interface Fault {
  netns: string;
  why: Why;
}

export interface Connection {
  /** As the one who connected knows it, and as the one who accepted does. */
  near: Flow;
  far: Flow;
  nearNetns: string;
  farNetns: string;
  /** Largest payload the accepting side may send in one segment. */
  mss: number;
  accepted: Listener;
}

export function packetOf(kind: PacketKind, flow: Flow, bytes = HEADERS_BYTES): Packet {
  const protocol = kind === 'query' || kind === 'answer' ? 'udp' : kind.startsWith('icmp-') ? 'icmp' : 'tcp';
  return { kind, protocol, flow, bytes, mss: 1_460, about: null };
}

/** Forth from the one who connected, back from the one who accepted. */
export function carry(
  { path }: Attempt,
  { near, far, nearNetns, farNetns }: Connection,
  direction: 'forth' | 'back',
  kind: PacketKind,
  bytes = 0,
  attempt = 1,
): Fate {
  const forth = direction === 'forth';
  const packet = packetOf(kind, forth ? near : inverse(far), bytes + HEADERS_BYTES);
  beginPacket(path.recorder, packet, direction, attempt);
  return send(path, forth ? nearNetns : farNetns, packet);
}

/** Payload that fits the interface a packet to this address leaves by. */
export function segmentTo(netns: Netns, address: string): number {
  const route = routeTo(netns, address);
  return (route ? interfaceOf(netns, route.dev).mtu : 1_500) - HEADERS_BYTES;
}

/** Whether the client has stopped waiting by then. An answer in the tick the limit ends in still counts. */
export function isPastLimit({ limitUs }: Attempt, atUs: number): boolean {
  return limitUs !== null && Math.floor(atUs / TICK_US) > Math.floor(limitUs / TICK_US);
}

export const now = ({ path }: Attempt): number => nowUs(path.recorder);

/** The first thing that went wrong since the connection last opened: it says where to look. */
export function noteFault(attempt: Attempt, netns: string, why: Why): void {
  attempt.fault ??= { netns, why };
}
