/**
 * One packet on its way: out of a socket, over cables and bridges, through the hooks of each namespace, to where it is
 * taken in or lost. Writes a step for each point. Knows nothing of retries, clients or programs.
 */
import { advance, printEntry, type Tracked, track } from './conntrack';
import { type Fate, type Path, socketPlace } from './fate';
import { behindBridge, neighbourOf } from './link';
import { COST_NS } from './machine';
import { type Crossing, type Passage, passHook } from './netfilter';
import { type Interface, interfaceOf, isLocal, type Netns, routeTo } from './netns';
import type { Packet, PacketKind } from './packet';
import { type End, type NewStep, nowUs, record, type Step } from './recorder';

/** Where a packet is while it crosses a namespace. */
interface Here {
  netns: Netns;
  in: string | null;
  tracked: Tracked | null;
}

export function send(path: Path, from: string, packet: Packet): Fate {
  const netns = path.world.get(from)!;
  if (packet.kind === 'SYN' || packet.kind === 'query') forgetUnconfirmed(path);
  const here: Here = { netns, in: null, tracked: trackIn(path, netns, packet) };
  const step: NewStep = {
    place: socketPlace(netns),
    netns: from,
    interface: null,
    kind: 'send',
    before: packet.flow,
  };
  const first = routeTo(netns, packet.flow.destination.address);
  if (!first) {
    record(path.recorder, { ...step, end: 'no-route' });
    return { type: 'unsent' };
  }
  const passed = passHook('OUTPUT', crossingOf(here, first.dev), packet);
  write(path, here, step, passed, netns.tracked ? COST_NS.netfilter : 0);
  if (passed.verdict !== 'pass') return stopped(netns, passed);
  return leave(path, here, passed.packet);
}

/** Entries of packets that came to nothing die with them. */
function forgetUnconfirmed({ entries }: Path): void {
  for (const [name, list] of entries)
    entries.set(
      name,
      list.filter((entry) => entry.confirmed),
    );
}

function trackIn({ entries }: Path, netns: Netns, packet: Packet): Tracked | null {
  if (!netns.tracked) return null;
  const list = entries.get(netns.name) ?? [];
  entries.set(netns.name, list);
  const tracked = track(list, packet);
  if (tracked && !packet.about) advance(tracked, packet);
  return tracked;
}

const crossingOf = (here: Here, out: string | null): Crossing => ({ ...here, out });

function write(path: Path, { tracked }: Here, step: NewStep, passed: Passage, costNs: number | null): Step {
  const end = passed.verdict === 'pass' ? null : passed.verdict === 'drop' ? 'filter-drop' : 'filter-reject';
  const conntrack = tracked ? printEntry(tracked.entry) : null;
  return record(path.recorder, {
    ...step,
    after: passed.packet.flow,
    hooks: passed.visits,
    conntrack,
    end,
    costNs,
  });
}

function stopped(netns: Netns, { verdict, packet }: Passage): Fate {
  if (verdict === 'drop' || verdict === 'pass') return { type: 'lost', netns, end: 'filter-drop' };
  return { type: 'rejected', netns, packet, answer: verdict };
}

/** Routed (again, if its destination was rewritten) and out of the namespace. */
function leave(path: Path, here: Here, packet: Packet): Fate {
  const { netns } = here;
  const route = routeTo(netns, packet.flow.destination.address);
  if (!route) return lostAt(path, here, packet, 'no-route');
  const dev = interfaceOf(netns, route.dev);
  const neighbour = dev.name === 'lo' ? null : neighbourOf(path.world, netns, dev, route.next);
  if (dev.name !== 'lo' && !neighbour) {
    const says = `ARP: who has ${route.next}? asked on ${dev.name}, nobody answers`;
    const { place } = dev;
    record(path.recorder, {
      place,
      netns: netns.name,
      interface: null,
      kind: 'wait',
      before: packet.flow,
      end: 'no-neighbour',
      says,
    });
    return { type: 'no-neighbour', netns, packet };
  }
  const passed = passHook('POSTROUTING', crossingOf(here, dev.name), packet);
  if (!neighbour) {
    write(path, here, at(netns, dev, 'enter', packet), passed, COST_NS.link);
    return takeIn(path, { ...here, in: 'lo' }, passed.packet);
  }
  confirm(here);
  write(path, here, at(netns, dev, 'leave', packet), passed, dev.isBridge ? dev.costNs : 0);
  const next = passed.packet;
  if (neighbour.port) record(path.recorder, at(netns, neighbour.port, 'leave', next));
  return enter(path, neighbour.netns, neighbour.interface, next, route.next);
}

const at = (
  netns: Netns,
  { name, place }: Interface,
  kind: 'enter' | 'leave',
  { flow }: Packet,
): NewStep => ({
  place,
  netns: netns.name,
  interface: name,
  kind,
  before: flow,
});

function confirm({ tracked }: Here): void {
  if (tracked) tracked.entry.confirmed = true;
}

/** A frame for `next` comes in; a port of a bridge hands it up or across. */
function enter(path: Path, netns: Netns, port: Interface, packet: Packet, next: string): Fate {
  if (port.master === null) return arrive(path, netns, port, packet);
  const bridge = interfaceOf(netns, port.master);
  record(path.recorder, { ...at(netns, port, 'enter', packet), costNs: port.costNs });
  if (bridge.address === next) return arrive(path, netns, bridge, packet);
  const across = behindBridge(path.world, netns, bridge.name, next);
  if (!across?.port) return lostAt(path, { netns, in: port.name, tracked: null }, packet, 'no-neighbour');
  const here: Here = {
    netns,
    in: bridge.name,
    tracked: netns.bridgeNetfilter ? trackIn(path, netns, packet) : null,
  };
  let passed: Passage = { packet, visits: [], verdict: 'pass' };
  if (netns.bridgeNetfilter) passed = passBridged(here, bridge.name, packet);
  write(path, here, at(netns, across.port, 'leave', packet), passed, COST_NS.bridgePorts);
  if (passed.verdict !== 'pass') return stopped(netns, passed);
  return enter(path, across.netns, across.interface, passed.packet, next);
}

/** br_netfilter: bridged frames pass the hooks of IP as well. */
function passBridged(here: Here, bridge: string, packet: Packet): Passage {
  const visits: Passage['visits'] = [];
  let passed: Passage = { packet, visits, verdict: 'pass' };
  for (const hook of ['PREROUTING', 'FORWARD', 'POSTROUTING'] as const) {
    passed = passHook(hook, crossingOf(here, bridge), passed.packet);
    visits.push(...passed.visits);
    if (passed.verdict !== 'pass') return { ...passed, visits };
  }
  confirm(here);
  return { ...passed, visits };
}

/** Layer 3: the packet is for this namespace, or on its way through it. */
function arrive(path: Path, netns: Netns, dev: Interface, packet: Packet): Fate {
  const here: Here = { netns, in: dev.name, tracked: trackIn(path, netns, packet) };
  const passed = passHook('PREROUTING', crossingOf(here, null), packet);
  const cost = dev.costNs === null ? null : dev.costNs + (netns.tracked ? COST_NS.netfilter : 0);
  const step = write(path, here, at(netns, dev, 'enter', packet), passed, cost);
  if (nowUs(path.recorder) < netns.haltedUntilUs) {
    step.end = 'guest-halted';
    return { type: 'lost', netns, end: 'guest-halted' };
  }
  if (isLocal(netns, passed.packet.flow.destination.address)) return takeIn(path, here, passed.packet);
  return forward(path, here, passed.packet);
}

function forward(path: Path, here: Here, packet: Packet): Fate {
  const { netns } = here;
  if (!netns.ipForward) return lostAt(path, here, packet, 'not-forwarding');
  const route = routeTo(netns, packet.flow.destination.address);
  if (!route) {
    lostAt(path, here, packet, 'no-route');
    return { type: 'rejected', netns, packet, answer: 'icmp-net-unreachable' };
  }
  const { mtu, costNs } = interfaceOf(netns, route.dev);
  if (packet.bytes > mtu) {
    // ip_forward() compares sizes before it asks the FORWARD chain.
    lostAt(path, here, packet, 'too-big');
    return { type: 'too-big', netns, packet, mtu };
  }
  const passed = passHook('FORWARD', crossingOf(here, route.dev), packet);
  write(path, here, middle(netns, packet), passed, costNs === null ? null : COST_NS.forward);
  if (passed.verdict !== 'pass') return stopped(netns, passed);
  return leave(path, here, passed.packet);
}

const middle = (netns: Netns, { flow }: Packet): NewStep => ({
  place: netns.interfaces[0]!.place,
  netns: netns.name,
  interface: null,
  kind: 'forward',
  before: flow,
});

function lostAt({ recorder }: Path, { netns, tracked }: Here, packet: Packet, end: End): Fate {
  record(recorder, { ...middle(netns, packet), conntrack: tracked ? printEntry(tracked.entry) : null, end });
  return { type: 'lost', netns, end };
}

/** Through INPUT to the socket; whether one is there is the caller's question. */
function takeIn(path: Path, here: Here, packet: Packet): Fate {
  const { netns } = here;
  const passed = passHook('INPUT', crossingOf(here, null), packet);
  const place = passed.verdict === 'pass' ? socketPlace(netns) : netns.interfaces[0]!.place;
  const step: NewStep = { place, netns: netns.name, interface: null, kind: 'receive', before: packet.flow };
  const written = write(path, here, step, passed, passed.verdict === 'pass' ? workOf(packet.kind) : 0);
  if (passed.verdict !== 'pass') return stopped(netns, passed);
  confirm(here);
  return { type: 'delivered', netns, packet: passed.packet, step: written };
}

function workOf(kind: PacketKind): number {
  if (kind === 'request' || kind === 'response') return COST_NS.message;
  if (kind === 'SYN') return COST_NS.connect;
  return kind === 'FIN' ? COST_NS.close / 2 : 0;
}
