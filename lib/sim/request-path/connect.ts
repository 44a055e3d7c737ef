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
import type { Fate } from './fate';
import { ARP_INTERVAL_US, ARP_PROBES, EPHEMERAL_COUNT, EPHEMERAL_FIRST } from './machine';
import { listenerAt, sourceAddress } from './netns';
import { beginPacket, waitUntilUs } from './recorder';
import { atLimit, type Connected, type Heard, type Resolving, rejected, reset, unreachable } from './refusal';
import { accepts } from './server';
import { synSchedule } from './timer';
import { send } from './walk';

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
    if (isPastLimit(attempt, atUs)) return atLimit(attempt);
    waitUntilUs(path.recorder, atUs);
    if (index === sentAtUs.length) break;
    const answer = sendSyn(attempt, from, flow, index + 1);
    if (answer.type === 'resolving')
      arp ??= { endsAtUs: now(attempt) + ARP_PROBES * ARP_INTERVAL_US, answer };
    else if (answer.type !== 'silent') return answer;
  }
  return { type: 'failed', errno: 'ETIMEDOUT' };
}

function nextPort(attempt: Attempt): number {
  const port = attempt.nextPort;
  attempt.nextPort = EPHEMERAL_FIRST + ((port - EPHEMERAL_FIRST + 1) % EPHEMERAL_COUNT);
  return port;
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
      return rejected(attempt, fate);
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
    return reset(attempt, netns, packet);
  }
  const isServer = listener.program !== 'docker-proxy';
  if (isServer && !accepts(scenario, now(attempt)) && scenario.waiting > scenario.backlog) {
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
