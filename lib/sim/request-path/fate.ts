/** What a packet's way can come to, and what every walk shares. */
import type { Entry } from './conntrack';
import type { Netns, Place, World } from './netns';
import type { Packet, PacketKind } from './packet';
import type { End, Recorder, Step } from './recorder';

export interface Path {
  world: World;
  /** What each namespace remembers. */
  entries: Map<string, Entry[]>;
  recorder: Recorder;
}

/** `packet` as it was where its way ended. */
export type Fate =
  | { type: 'delivered'; netns: Netns; packet: Packet; step: Step }
  | { type: 'lost'; netns: Netns; end: End }
  /** Never left: the sender's own kernel has no route. */
  | { type: 'unsent' }
  | { type: 'rejected'; netns: Netns; packet: Packet; answer: PacketKind | 'tcp-reset' }
  | { type: 'no-neighbour'; netns: Netns; packet: Packet }
  | { type: 'too-big'; netns: Netns; packet: Packet; mtu: number };

/** Sockets of nginx and its app are the fifth place of the picture. */
export function socketPlace(netns: Netns): Place {
  const serves = netns.listeners.some((it) => it.program !== 'docker-proxy');
  return serves ? 'service' : netns.interfaces[0]!.place;
}
