/** A packet as far as a path can tell packets apart. One `response` stands for all segments of an answer. */
import type { Flow } from './address';

export const PACKETS = [
  'SYN',
  'SYN-ACK',
  'ACK',
  'request',
  'response',
  'FIN',
  'RST',
  'query',
  'answer',
  'icmp-port-unreachable',
  'icmp-host-prohibited',
  'icmp-host-unreachable',
  'icmp-net-unreachable',
  'icmp-fragmentation-needed',
] as const;
export type PacketKind = (typeof PACKETS)[number];

export interface Packet {
  kind: PacketKind;
  protocol: 'tcp' | 'udp' | 'icmp';
  flow: Flow;
  /** Of the largest segment, headers included. */
  bytes: number;
  /** What a SYN or SYN-ACK allows the other side to send; a rule may lower it on the way. */
  mss: number;
  /** The flow an ICMP error is about, as its sender saw it. */
  about: Flow | null;
}

export const isError = (kind: PacketKind): boolean => kind.startsWith('icmp-');
