/**
 * connect(): SYNs on their schedule until one is answered, an error comes back, the kernel gives up or the client's
 * limit ends. tcp(7), RFC 9293; errors by ICMP as in RFC 1122 4.2.3.9 and the kernel's icmp_err_convert.
 */
import { type Endpoint, type Flow, inverse, sameFlow } from './address';
import {
  type Attempt,
  type Connection,
  isPastLimit,
  noteFault,
  now,
  packetOf,
  segmentTo,
} from './connection';
import {
  ARP_INTERVAL_US,
  ARP_PROBES,
  EPHEMERAL_COUNT,
  EPHEMERAL_FIRST,
  ICMP_INTERVAL_US,
  TICK_US,
} from './machine';
import { isLocal, listenerAt, type Netns, routeTo } from './netns';
import type { Packet, PacketKind } from './packet';
import { beginPacket, waitUntilUs } from './recorder';
import { accepts } from './server';
import { synSchedule } from './timer';
import { type Fate, send } from './walk';

export type ConnectError = 'ENETUNREACH' | 'EHOSTUNREACH' | 'ECONNREFUSED' | 'ETIMEDOUT';

export type Connected =
  | { type: 'open'; connection: Connection }
  | { type: 'failed'; errno: ConnectError }
  /** The client stopped waiting first. */
  | { type: 'limit' };

/** What one SYN led to; `silent` calls for another. */
type Heard = Connected | { type: 'silent' };
type Resolving = { type: 'resolving'; from: string; packet: Packet };
type Answer = Heard | Resolving;

export function connect(attempt: Attempt, from: string, to: Endpoint): Connected {
  const { scenario, path } = attempt;
  const netns = path.world.get(from)!;
  const source = { address: sourceAddress(netns, to.address), port: nextPort(attempt) };
  const flow: Flow = { source, destination: to };
  const { sentAtUs, givesUpAtUs } = synSchedule(scenario.tcpSynRetries, scenario.tcpSynLinearTimeouts);
  const beganUs = now(attempt);
  let arp: { endsAtUs: number; answer: Resolving } | null = null;
  for (const [index, afterUs] of [...sentAtUs, givesUpAtUs].entries()) {
    const atUs = beganUs + afterUs;
    if (arp && arp.endsAtUs <= atUs) {
      const answer = unreachable(attempt, from, arp.answer, arp.endsAtUs);
      if (answer.type !== 'silent') return answer;
      arp = null;
    }
    if (isPastLimit(attempt, atUs, TICK_US)) return atLimit(attempt);
    waitUntilUs(path.recorder, atUs);
    if (index === sentAtUs.length) break;
    const answer = sendSyn(attempt, from, flow, index + 1);
    if (answer.type === 'resolving')
      arp ??= { endsAtUs: now(attempt) + ARP_PROBES * ARP_INTERVAL_US, answer };
    else if (answer.type !== 'silent') return answer;
  }
  return { type: 'failed', errno: 'ETIMEDOUT' };
}

function atLimit(attempt: Attempt): Connected {
  waitUntilUs(attempt.path.recorder, attempt.limitUs!);
  return { type: 'limit' };
}

function nextPort(attempt: Attempt): number {
  const port = attempt.nextPort;
  attempt.nextPort = EPHEMERAL_FIRST + ((port - EPHEMERAL_FIRST + 1) % EPHEMERAL_COUNT);
  return port;
}

/** The address of the interface the route leaves by; a namespace asking itself uses the address it asks. */
export function sourceAddress(netns: Netns, destination: string): string {
  if (isLocal(netns, destination)) return destination;
  const route = routeTo(netns, destination);
  return netns.interfaces.find((it) => it.name === route?.dev)?.address ?? '0.0.0.0';
}

function sendSyn(attempt: Attempt, from: string, flow: Flow, number: number): Answer {
  const { path } = attempt;
  const mss = segmentTo(path.world.get(from)!, flow.destination.address);
  const syn = { ...packetOf('SYN', flow), mss };
  beginPacket(path.recorder, syn, 'forth', number);
  return answerTo(attempt, from, flow, send(path, from, syn), number);
}

function answerTo(attempt: Attempt, from: string, flow: Flow, fate: Fate, number: number): Answer {
  switch (fate.type) {
    case 'unsent':
      noteFault(attempt, from, 'no-route');
      return { type: 'failed', errno: 'ENETUNREACH' };
    case 'delivered':
      return atSocket(attempt, from, flow, fate, number);
    case 'rejected':
      noteFault(attempt, fate.netns.name, 'filter-reject');
      return refuse(attempt, fate);
    case 'no-neighbour':
      noteFault(attempt, fate.netns.name, 'no-neighbour');
      return { type: 'resolving', from: fate.netns.name, packet: fate.packet };
    case 'too-big':
      return { type: 'silent' };
    case 'lost':
      noteFault(attempt, fate.netns.name, fate.end);
      return { type: 'silent' };
  }
}

/** A SYN where it was sent to: refused, left in a full queue, or answered. */
function atSocket(
  attempt: Attempt,
  from: string,
  near: Flow,
  { netns, packet, step }: Extract<Fate, { type: 'delivered' }>,
  number: number,
): Answer {
  const { path, scenario } = attempt;
  const listener = listenerAt(netns, packet.flow.destination);
  if (!listener) {
    step.end = 'no-listener';
    noteFault(attempt, netns.name, 'no-listener');
    return backFrom(attempt, netns.name, packetOf('RST', inverse(packet.flow)), 'ECONNREFUSED');
  }
  const isServer = listener.program !== 'docker-proxy';
  if (isServer && !accepts(scenario) && scenario.waiting > scenario.backlog) {
    step.end = 'queue-full';
    noteFault(attempt, netns.name, 'queue-full');
    return { type: 'silent' };
  }
  const mss = Math.min(packet.mss, segmentTo(netns, packet.flow.source.address));
  const connection: Connection = {
    near,
    far: packet.flow,
    nearNetns: from,
    farNetns: netns.name,
    mss,
    accepted: listener,
  };
  const synAck = packetOf('SYN-ACK', inverse(packet.flow));
  beginPacket(path.recorder, synAck, 'back', number);
  const fate = send(path, netns.name, synAck);
  if (fate.type !== 'delivered') {
    noteFault(attempt, fate.type === 'unsent' ? netns.name : fate.netns.name, 'answer-lost');
    return { type: 'silent' };
  }
  if (!sameFlow(fate.packet.flow, inverse(near))) {
    fate.step.end = 'no-socket';
    noteFault(attempt, fate.netns.name, 'no-socket');
    return { type: 'silent' };
  }
  const ack = packetOf('ACK', near);
  beginPacket(path.recorder, ack, 'forth');
  send(path, from, ack);
  attempt.fault = null;
  return { type: 'open', connection };
}

function refuse(attempt: Attempt, { netns, packet, answer }: Extract<Fate, { type: 'rejected' }>): Answer {
  if (answer === 'tcp-reset')
    return backFrom(attempt, netns.name, packetOf('RST', inverse(packet.flow)), 'ECONNREFUSED');
  const errno = ERRNO_OF[answer] ?? 'EHOSTUNREACH';
  return icmpFrom(attempt, netns, packet, answer, errno);
}

/** icmp_err_convert in net/ipv4/icmp.c. */
const ERRNO_OF: Partial<Record<PacketKind, ConnectError>> = {
  'icmp-port-unreachable': 'ECONNREFUSED',
  'icmp-net-unreachable': 'ENETUNREACH',
};

/** One ICMP error a second to one destination: who asks again at once is told nothing. */
function icmpFrom(
  attempt: Attempt,
  netns: Netns,
  about: Packet,
  kind: PacketKind,
  errno: ConnectError,
): Heard {
  const atUs = now(attempt);
  if (attempt.errorSentUs !== null && atUs - attempt.errorSentUs < ICMP_INTERVAL_US)
    return { type: 'silent' };
  attempt.errorSentUs = atUs;
  const to = about.flow.source.address;
  const flow = {
    source: { address: sourceAddress(netns, to), port: 0 },
    destination: { address: to, port: 0 },
  };
  return backFrom(attempt, netns.name, { ...packetOf(kind, flow), about: about.flow }, errno);
}

function backFrom({ path }: Attempt, netns: string, packet: Packet, errno: ConnectError): Heard {
  beginPacket(path.recorder, packet, 'back');
  const fate = send(path, netns, packet);
  return fate.type === 'delivered' ? { type: 'failed', errno } : { type: 'silent' };
}

/** Nobody answered ARP: the kernel that asked gives up, and tells who sent the packet. */
function unreachable(
  attempt: Attempt,
  from: string,
  { from: asked, packet }: Resolving,
  atUs: number,
): Heard {
  if (isPastLimit(attempt, atUs, TICK_US)) return atLimit(attempt);
  waitUntilUs(attempt.path.recorder, atUs);
  if (asked === from) return { type: 'failed', errno: 'EHOSTUNREACH' };
  const netns = attempt.path.world.get(asked)!;
  return icmpFrom(attempt, netns, packet, 'icmp-host-unreachable', 'EHOSTUNREACH');
}
