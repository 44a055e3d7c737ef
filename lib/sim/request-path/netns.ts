/** Network namespaces as data: interfaces, routes, rules, who listens. Look-ups only; packets move in walk.ts. */
import { type Endpoint, isIn, isLoopback } from './address';

export const PLACES = ['external', 'host', 'runtime', 'container', 'service'] as const;
/** The five places of the chapter's picture. */
export type Place = (typeof PLACES)[number];

export interface Interface {
  name: string;
  place: Place;
  /** Null where only frames pass: the ports of a bridge. */
  address: string | null;
  mtu: number;
  up: boolean;
  /** The other end of the cable. */
  peer: { netns: string; interface: string } | null;
  /** The bridge this is a port of. */
  master: string | null;
  isBridge: boolean;
  /** Null where nothing was recorded. */
  costNs: number | null;
}

export interface RouteEntry {
  to: string;
  dev: string;
  via: string | null;
}

export const HOOKS = ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'] as const;
export type Hook = (typeof HOOKS)[number];
export type Table = 'mangle' | 'nat' | 'filter';

export type Target =
  | { type: 'ACCEPT' }
  | { type: 'DROP' }
  | { type: 'REJECT'; with: 'icmp-port-unreachable' | 'icmp-host-prohibited' | 'tcp-reset' }
  | { type: 'DNAT'; to: Endpoint }
  | { type: 'MASQUERADE' }
  | { type: 'TCPMSS' };

export interface Match {
  protocol?: 'tcp' | 'icmp';
  in?: string;
  notIn?: string;
  out?: string;
  notOut?: string;
  from?: string;
  to?: string;
  notTo?: string;
  toLocal?: boolean;
  toPort?: number;
  established?: boolean;
  syn?: boolean;
  fragmentationNeeded?: boolean;
}

export interface Rule {
  table: Table;
  hook: Hook;
  /** As `iptables -S` prints it. */
  text: string;
  match: Match;
  target: Target;
}

export interface Listener {
  /** `0.0.0.0` for every address. */
  address: string;
  port: number;
  program: 'nginx' | 'app' | 'docker-proxy';
}

export interface Netns {
  name: string;
  interfaces: Interface[];
  routes: RouteEntry[];
  ipForward: boolean;
  rules: Rule[];
  /** Connections are tracked where there are rules. */
  tracked: boolean;
  /** Bridged packets pass netfilter too (br_netfilter). */
  bridgeNetfilter: boolean;
  listeners: Listener[];
  /** Its vCPUs stand still until then: a paused virtual machine, kernel and all. */
  haltedUntilUs: number;
}

export type World = ReadonlyMap<string, Netns>;

export function interfaceOf(netns: Netns, name: string): Interface {
  const found = netns.interfaces.find((it) => it.name === name);
  if (!found) throw new Error(`no interface ${name} in ${netns.name}`);
  return found;
}

export const isLocal = (netns: Netns, address: string): boolean =>
  isLoopback(address) || netns.interfaces.some((it) => it.address === address);

/** The longest prefix wins; lo for the namespace's own addresses; null when there is no way. */
export function routeTo(netns: Netns, address: string): { dev: string; next: string } | null {
  if (isLocal(netns, address)) return { dev: 'lo', next: address };
  const length = (entry: RouteEntry) => Number(entry.to.split('/')[1]);
  const best = netns.routes
    .filter((entry) => isIn(address, entry.to))
    .sort((a, b) => length(b) - length(a))[0];
  return best ? { dev: best.dev, next: best.via ?? address } : null;
}

/** The address of the interface the route leaves by; a namespace asking itself uses the address it asks. */
export function sourceAddress(netns: Netns, destination: string): string {
  if (isLocal(netns, destination)) return destination;
  const route = routeTo(netns, destination);
  return netns.interfaces.find((it) => it.name === route?.dev)?.address ?? '0.0.0.0';
}

export function listenerAt(netns: Netns, { address, port }: Endpoint): Listener | null {
  return (
    netns.listeners.find((it) => it.port === port && (it.address === '0.0.0.0' || it.address === address)) ??
    null
  );
}
