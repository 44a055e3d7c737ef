/** A packet at one hook: which tables are asked, which rule answers, what becomes of its addresses. */
import { isIn } from './address';
import { type Entry, type Tracked, withDestination, withSource } from './conntrack';
import { HEADERS_BYTES } from './machine';
import { type Hook, isLocal, type Match, type Netns, type Rule, type Table, type Target } from './netns';
import type { Packet } from './packet';
import type { HookVisit } from './recorder';
import { FORWARD_POLICY } from './rules';

export interface Crossing {
  netns: Netns;
  in: string | null;
  out: string | null;
  tracked: Tracked | null;
}

export interface Passage {
  packet: Packet;
  visits: HookVisit[];
  verdict: 'pass' | 'drop' | Extract<Target, { type: 'REJECT' }>['with'];
}

/** The order in which the tables of a hook are asked; nat only where it rewrites. */
const TABLES: Readonly<Record<Hook, readonly Table[]>> = {
  PREROUTING: ['nat'],
  OUTPUT: ['nat', 'filter'],
  INPUT: ['filter', 'nat'],
  FORWARD: ['mangle', 'filter'],
  POSTROUTING: ['nat'],
};

/** Without rules a namespace is passed unseen. */
export function passHook(hook: Hook, crossing: Crossing, arriving: Packet): Passage {
  let packet = arriving;
  const visits: HookVisit[] = [];
  if (!crossing.netns.tracked) return { packet, visits, verdict: 'pass' };
  for (const table of TABLES[hook]) {
    if (table === 'nat') {
      packet = rewrite(hook, crossing, packet, visits);
      continue;
    }
    const rules = crossing.netns.rules.filter((rule) => rule.table === table && rule.hook === hook);
    const rule = rules.find(({ match }) => matches(match, crossing, packet));
    if (rule?.target.type === 'TCPMSS') packet = clamped(packet, crossing);
    if (rule || (table === 'filter' && hook === 'FORWARD')) visits.push(visitOf(hook, table, rule));
    if (rule?.target.type === 'REJECT') return { packet, visits, verdict: rule.target.with };
    const dropped = rule ? rule.target.type === 'DROP' : table === 'filter' && hook === 'FORWARD';
    if (dropped) return { packet, visits, verdict: 'drop' };
  }
  return { packet, visits, verdict: 'pass' };
}

function visitOf(hook: Hook, table: Table, rule: Rule | undefined): HookVisit {
  return { hook, table, rule: rule?.text ?? FORWARD_POLICY, verdict: rule?.target.type ?? 'DROP' };
}

/** The first packet asks nat and settles the entry; every packet then follows the entry. */
function rewrite(hook: Hook, crossing: Crossing, packet: Packet, visits: HookVisit[]): Packet {
  const { tracked } = crossing;
  if (!tracked) return packet;
  const isSource = hook === 'POSTROUTING' || hook === 'INPUT';
  const { entry } = tracked;
  if (tracked.isFirst && !packet.about && !(isSource ? entry.sourceSet : entry.destinationSet))
    settle(hook, crossing, packet, entry, visits);
  return isSource ? withSource(packet, tracked) : withDestination(packet, tracked);
}

function settle(hook: Hook, crossing: Crossing, packet: Packet, entry: Entry, visits: HookVisit[]): void {
  const rule = crossing.netns.rules.find(
    (it) => it.table === 'nat' && it.hook === hook && matches(it.match, crossing, packet),
  );
  if (hook === 'POSTROUTING') entry.sourceSet = true;
  else entry.destinationSet = true;
  if (!rule) return;
  visits.push(visitOf(hook, 'nat', rule));
  if (rule.target.type === 'DNAT') entry.reply = { ...entry.reply, source: rule.target.to };
  if (rule.target.type === 'MASQUERADE') {
    const address = crossing.netns.interfaces.find((it) => it.name === crossing.out)?.address;
    if (address) entry.reply = { ...entry.reply, destination: { ...entry.reply.destination, address } };
  }
}

function clamped(packet: Packet, { netns, in: from, out }: Crossing): Packet {
  const mtus = netns.interfaces.filter((it) => it.name === from || it.name === out).map((it) => it.mtu);
  return { ...packet, mss: Math.min(packet.mss, ...mtus.map((mtu) => mtu - HEADERS_BYTES)) };
}

function matches(match: Match, { netns, in: from, out, tracked }: Crossing, packet: Packet): boolean {
  const { source, destination } = packet.flow;
  const established =
    packet.about !== null || (tracked !== null && !tracked.isFirst && tracked.entry.answered);
  return (
    (match.protocol === undefined || match.protocol === packet.protocol) &&
    (match.in === undefined || match.in === from) &&
    (match.notIn === undefined || match.notIn !== from) &&
    (match.out === undefined || match.out === out) &&
    (match.notOut === undefined || match.notOut !== out) &&
    (match.from === undefined || isIn(source.address, match.from)) &&
    (match.to === undefined || isIn(destination.address, match.to)) &&
    (match.notTo === undefined || !isIn(destination.address, match.notTo)) &&
    (!match.toLocal || isLocal(netns, destination.address)) &&
    (match.toPort === undefined || match.toPort === destination.port) &&
    (!match.established || established) &&
    (!match.syn || packet.kind === 'SYN' || packet.kind === 'SYN-ACK') &&
    (!match.fragmentationNeeded || packet.kind === 'icmp-fragmentation-needed')
  );
}
