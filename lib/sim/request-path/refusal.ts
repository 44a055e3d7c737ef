/** Errors that go back instead of an answer: RST, ICMP, and the end of an ARP resolution. */
import { inverse } from './address';
import { type Attempt, type Connection, isPastLimit, now, packetOf } from './connection';
import type { Fate } from './fate';
import { ICMP_INTERVAL_US } from './machine';
import { type Netns, sourceAddress } from './netns';
import type { Packet, PacketKind } from './packet';
import { beginPacket, waitUntilUs } from './recorder';
import { send } from './walk';

export type ConnectError = 'ENETUNREACH' | 'EHOSTUNREACH' | 'ECONNREFUSED' | 'ETIMEDOUT';

export type Connected =
  | { type: 'open'; connection: Connection }
  | { type: 'failed'; errno: ConnectError }
  /** The client stopped waiting first. */
  | { type: 'limit' };

/** What one SYN led to; `silent` calls for another. */
export type Heard = Connected | { type: 'silent' };

/** A packet kept while the kernel of `from` asks for its neighbour. */
export interface Resolving {
  type: 'resolving';
  from: string;
  packet: Packet;
}

/** icmp_err_convert in net/ipv4/icmp.c. */
const ERRNO_OF: Partial<Record<PacketKind, ConnectError>> = {
  'icmp-port-unreachable': 'ECONNREFUSED',
  'icmp-net-unreachable': 'ENETUNREACH',
  'icmp-host-unreachable': 'EHOSTUNREACH',
  'icmp-host-prohibited': 'EHOSTUNREACH',
};

export function rejected(
  attempt: Attempt,
  { netns, packet, answer }: Extract<Fate, { type: 'rejected' }>,
): Heard {
  return answer === 'tcp-reset' ? reset(attempt, netns, packet) : icmpFrom(attempt, netns, packet, answer);
}

/** RST in the name of whom the SYN was for. */
export function reset(attempt: Attempt, netns: Netns, syn: Packet): Heard {
  return sendBack(attempt, netns, packetOf('RST', inverse(syn.flow)), 'ECONNREFUSED');
}

/** Nobody answered ARP: the kernel that asked gives up, and tells who sent the packet. */
export function unreachable(
  attempt: Attempt,
  from: string,
  { from: asked, packet }: Resolving,
  atUs: number,
): Heard {
  if (isPastLimit(attempt, atUs)) return atLimit(attempt);
  waitUntilUs(attempt.path.recorder, atUs);
  if (asked === from) return { type: 'failed', errno: 'EHOSTUNREACH' };
  return icmpFrom(attempt, attempt.path.world.get(asked)!, packet, 'icmp-host-unreachable');
}

export function atLimit({ path, limitUs }: Attempt): Connected {
  waitUntilUs(path.recorder, limitUs!);
  return { type: 'limit' };
}

/** One ICMP error a second to one destination: who asks again at once is told nothing. */
function icmpFrom(attempt: Attempt, netns: Netns, about: Packet, kind: PacketKind): Heard {
  const atUs = now(attempt);
  if (attempt.errorSentUs !== null && atUs - attempt.errorSentUs < ICMP_INTERVAL_US)
    return { type: 'silent' };
  attempt.errorSentUs = atUs;
  return sendBack(attempt, netns, icmpAbout(netns, about, kind), ERRNO_OF[kind]!);
}

/** To whoever sent `about`, which it quotes. */
export function icmpAbout(netns: Netns, about: Packet, kind: PacketKind): Packet {
  const { address } = about.flow.source;
  const flow = {
    source: { address: sourceAddress(netns, address), port: 0 },
    destination: { address, port: 0 },
  };
  return { ...packetOf(kind, flow), about: about.flow };
}

function sendBack({ path }: Attempt, netns: Netns, packet: Packet, errno: ConnectError): Heard {
  beginPacket(path.recorder, packet, 'back');
  const fate = send(path, netns.name, packet);
  return fate.type === 'delivered' ? { type: 'failed', errno } : { type: 'silent' };
}
