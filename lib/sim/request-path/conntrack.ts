/**
 * The connections a namespace remembers, and the address rewriting that hangs on them. nat rules are asked for the
 * first packet alone; all later ones follow the entry (iptables(8), table nat).
 * Timeouts: Documentation/networking/nf_conntrack-sysctl.rst.
 */
import { type Flow, inverse, sameFlow } from './address';
import type { Packet } from './packet';

const TIMEOUTS_S = {
  SYN_SENT: 120,
  SYN_RECV: 60,
  ESTABLISHED: 432_000,
  FIN_WAIT: 120,
  LAST_ACK: 30,
  TIME_WAIT: 120,
  CLOSE: 10,
} as const;
type TcpState = keyof typeof TIMEOUTS_S;

export interface Entry {
  protocol: 'tcp' | 'udp';
  /** As the first packet came, and as its answer will come. */
  original: Flow;
  reply: Flow;
  state: TcpState;
  /** Kept once the first packet leaves or is taken in: what is dropped before is never listed. */
  confirmed: boolean;
  answered: boolean;
  destinationSet: boolean;
  sourceSet: boolean;
}

export interface Tracked {
  entry: Entry;
  direction: 'original' | 'reply';
  isFirst: boolean;
}

/** Finds or opens the entry of a packet; null for an ICMP error about nothing known. */
export function track(entries: Entry[], packet: Packet): Tracked | null {
  if (packet.about) return relatedTo(entries, packet.about);
  for (const entry of entries) {
    if (sameFlow(entry.original, packet.flow))
      return { entry, direction: 'original', isFirst: !entry.answered && !entry.confirmed };
    if (sameFlow(entry.reply, packet.flow)) return { entry, direction: 'reply', isFirst: false };
  }
  const entry: Entry = {
    protocol: packet.protocol === 'udp' ? 'udp' : 'tcp',
    original: packet.flow,
    reply: inverse(packet.flow),
    state: 'SYN_SENT',
    confirmed: false,
    answered: false,
    destinationSet: false,
    sourceSet: false,
  };
  entries.push(entry);
  return { entry, direction: 'original', isFirst: true };
}

/** An error about the rewritten packet goes back to who sent it under its own address. */
function relatedTo(entries: Entry[], about: Flow): Tracked | null {
  const entry = entries.find((it) => sameFlow(inverse(it.reply), about) || sameFlow(it.original, about));
  return entry ? { entry, direction: 'reply', isFirst: false } : null;
}

/** Addresses as they are after PREROUTING (or OUTPUT): the destination follows the entry. */
export function withDestination(packet: Packet, { entry, direction }: Tracked): Packet {
  const { flow } = packet;
  const source = direction === 'original' ? entry.reply.source : entry.original.source;
  if (packet.about)
    return {
      ...packet,
      about: entry.original,
      flow: { ...flow, destination: { address: entry.original.source.address, port: 0 } },
    };
  return { ...packet, flow: { ...flow, destination: source } };
}

/** Addresses as they are after POSTROUTING: the source follows the entry. */
export function withSource(packet: Packet, { entry, direction }: Tracked): Packet {
  if (packet.about) return packet;
  const source = direction === 'original' ? entry.reply.destination : entry.original.destination;
  return { ...packet, flow: { ...packet.flow, source } };
}

/** The state after this packet, for the text alone: no packet is dropped for its state here. */
export function advance({ entry, direction }: Tracked, { kind }: Packet): void {
  if (direction === 'reply') entry.answered = true;
  if (kind === 'SYN-ACK') entry.state = 'SYN_RECV';
  else if (kind === 'RST') entry.state = 'CLOSE';
  else if (kind === 'FIN') entry.state = entry.state === 'FIN_WAIT' ? 'LAST_ACK' : 'FIN_WAIT';
  else if (kind === 'ACK' && entry.state === 'SYN_RECV') entry.state = 'ESTABLISHED';
  else if (kind === 'ACK' && entry.state === 'LAST_ACK') entry.state = 'TIME_WAIT';
}

/** As `conntrack -L` prints it. */
export function printEntry({ protocol, original, reply, state, answered }: Entry): string {
  const words = ({ source, destination }: Flow) =>
    `src=${source.address} dst=${destination.address} sport=${source.port} dport=${destination.port}`;
  const head = protocol === 'tcp' ? `tcp      6 ${TIMEOUTS_S[state]} ${state}` : 'udp      17 30';
  const assured = protocol === 'tcp' && answered && state !== 'SYN_RECV' && state !== 'CLOSE';
  return [
    head,
    words(original),
    ...(answered ? [] : ['[UNREPLIED]']),
    words(reply),
    ...(assured ? ['[ASSURED]'] : []),
    'mark=0 use=1',
  ].join(' ');
}
