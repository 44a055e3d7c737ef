/** Layer 2: who answers for an address on a cable or a bridge. */
import { type Interface, interfaceOf, type Netns, type World } from './netns';

export interface Neighbour {
  /** The bridge's port the frame leaves by; null on a plain cable. */
  port: Interface | null;
  netns: Netns;
  interface: Interface;
}

/** Null when nobody answers ARP for `next`. */
export function neighbourOf(world: World, netns: Netns, dev: Interface, next: string): Neighbour | null {
  if (dev.isBridge) return behindBridge(world, netns, dev.name, next);
  const there = farEnd(world, dev);
  if (!there) return null;
  if (there.interface.address === next) return { port: null, ...there };
  const { master } = there.interface;
  if (master === null) return null;
  const bridge = interfaceOf(there.netns, master);
  const answers = bridge.address === next || behindBridge(world, there.netns, master, next) !== null;
  return answers ? { port: null, ...there } : null;
}

/** The port of a bridge behind which `next` lives. */
export function behindBridge(world: World, netns: Netns, bridge: string, next: string): Neighbour | null {
  for (const port of netns.interfaces) {
    if (port.master !== bridge) continue;
    const there = farEnd(world, port);
    if (there?.interface.address === next) return { port, ...there };
  }
  return null;
}

function farEnd(world: World, { up, peer }: Interface): { netns: Netns; interface: Interface } | null {
  const netns = peer && world.get(peer.netns);
  if (!up || !netns) return null;
  const there = interfaceOf(netns, peer.interface);
  return there.up ? { netns, interface: there } : null;
}
