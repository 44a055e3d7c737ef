/** A scenario as namespaces, cables, rules and listeners. Everything a packet meets is put up here, nothing moves. */
import { COST_NS } from './machine';
import {
  CLIENT,
  HOST,
  isElsewhere,
  type Names,
  NODE,
  NODE_NETWORK,
  namesOf,
  OTHER_NODE,
  OUTSIDE_NETWORK,
  POD_NETWORK,
  secondNetns,
  serverNames,
} from './names';
import type { Interface, Listener, Netns, Place, World } from './netns';
import { hostRules } from './rules';
import type { Scenario } from './scenario';
import { thawsAtUs } from './server';

export function worldOf(scenario: Scenario): World {
  const names = namesOf(scenario.route);
  const all = [clientNetns(scenario), hostNetns(scenario, names)];
  if (isElsewhere(scenario)) all.push(otherNode(scenario));
  if (scenario.route !== 'host-network' && scenario.containerExists)
    all.push(serverNetns(scenario, serverNames(scenario)));
  if (scenario.from === 'second-container')
    all.push(containerNetns(secondNetns(names), names.second, ['host', 'veth2'], names));
  return new Map(all.map((netns) => [netns.name, netns]));
}

/** The namespace that asks. */
export function askingNetns(scenario: Scenario): string {
  const names = namesOf(scenario.route);
  const of = {
    client: 'client',
    host: 'host',
    'host-loopback': 'host',
    container: names.serverNetns,
    'second-container': secondNetns(names),
  };
  return of[scenario.from];
}

function plainNetns(name: string, place: Place): Netns {
  return {
    name,
    interfaces: [cable('lo', place, '127.0.0.1', 65_536, null)],
    routes: [],
    ipForward: false,
    rules: [],
    tracked: false,
    bridgeNetfilter: false,
    listeners: [],
    haltedUntilUs: 0,
  };
}

function cable(
  name: string,
  place: Place,
  address: string | null,
  mtu: number,
  peer: Interface['peer'],
): Interface {
  return { name, place, address, mtu, up: true, peer, master: null, isBridge: false, costNs: COST_NS.link };
}

/** Another machine on the host's link: the client, and what a container finds outside (a web and a name server). */
function clientNetns(scenario: Scenario): Netns {
  const netns = plainNetns('client', 'external');
  netns.interfaces.push(cable('eth0', 'external', CLIENT, 1_500, { netns: 'host', interface: 'ext0' }));
  netns.routes.push({ to: OUTSIDE_NETWORK, dev: 'eth0', via: null });
  if (scenario.route === 'outbound') netns.listeners.push({ address: '0.0.0.0', port: 80, program: 'nginx' });
  return netns;
}

function hostNetns(scenario: Scenario, names: Names): Netns {
  const netns = plainNetns('host', 'host');
  netns.interfaces.push(
    cable('ext0', 'host', HOST, scenario.mtu.hostLink, { netns: 'client', interface: 'eth0' }),
  );
  netns.routes.push({ to: OUTSIDE_NETWORK, dev: 'ext0', via: null });
  netns.ipForward = scenario.ipForward;
  netns.rules = hostRules(scenario, names);
  netns.tracked = true;
  netns.bridgeNetfilter = scenario.route === 'service';
  if (scenario.route === 'service') netns.routes.push({ to: '0.0.0.0/0', dev: 'ext0', via: '203.0.113.254' });
  addBridge(netns, names);
  if (isElsewhere(scenario)) addOtherNode(netns, scenario);
  else if (scenario.route !== 'host-network' && scenario.containerExists)
    netns.interfaces.push(serverPort(scenario, names));
  if (scenario.from === 'second-container')
    netns.interfaces.push(bridgePort(names, 'veth2', secondNetns(names), 1_500));
  if (scenario.route === 'host-network') netns.listeners.push(...serverListeners(scenario));
  if (scenario.route === 'userland-proxy' && scenario.publish)
    netns.listeners.push({ address: '0.0.0.0', port: scenario.publish.hostPort, program: 'docker-proxy' });
  return netns;
}

function addBridge(netns: Netns, names: Names): void {
  const bridge = cable(names.bridge, 'runtime', names.gateway, 1_500, null);
  netns.interfaces.push({ ...bridge, isBridge: true, costNs: COST_NS.bridge });
  netns.routes.push({ to: names.network, dev: names.bridge, via: null });
}

const bridgePort = (names: Names, name: string, peer: string, mtu: number): Interface => ({
  ...cable(name, 'runtime', null, mtu, { netns: peer, interface: 'eth0' }),
  master: names.bridge,
});

/** The host's end of the cable to nginx. */
function serverPort(scenario: Scenario, names: Names): Interface {
  return {
    ...bridgePort(names, names.port, names.serverNetns, scenario.mtu.container),
    up: scenario.link === 'up',
    master: scenario.inBridge ? names.bridge : null,
    costNs: scenario.route === 'vm' ? null : COST_NS.link,
  };
}

/** The first node's cable to the second, and the way to the pods over there. */
function addOtherNode(netns: Netns, scenario: Scenario): void {
  const toNode = cable('ext1', 'host', NODE, 1_500, { netns: 'node2', interface: 'eth0' });
  netns.interfaces.push({ ...toNode, costNs: null });
  netns.routes.push(
    { to: NODE_NETWORK, dev: 'ext1', via: null },
    { to: serverNames(scenario).network, dev: 'ext1', via: OTHER_NODE },
  );
}

/**
 * One hop to another node, as flannel's backend host-gw has it: no tunnel, a route for each node's pods (Kubernetes
 * documentation, Cluster Networking). Nothing of it was recorded. Its own rules are left out: they let pods' packets pass.
 */
function otherNode(scenario: Scenario): Netns {
  const netns = plainNetns('node2', 'host');
  netns.interfaces.push(cable('eth0', 'host', OTHER_NODE, 1_500, { netns: 'host', interface: 'ext1' }));
  netns.routes.push(
    { to: NODE_NETWORK, dev: 'eth0', via: null },
    { to: POD_NETWORK, dev: 'eth0', via: NODE },
  );
  netns.ipForward = true;
  const names = serverNames(scenario);
  addBridge(netns, names);
  if (scenario.containerExists) netns.interfaces.push(serverPort(scenario, names));
  netns.interfaces = netns.interfaces.map((it) => ({ ...it, costNs: null }));
  return netns;
}

/** `cabledTo`: namespace and port of the bridge it hangs on. */
function containerNetns(name: string, address: string, cabledTo: [string, string], names: Names): Netns {
  const netns = plainNetns(name, 'container');
  const [peer, port] = cabledTo;
  netns.interfaces.push(cable('eth0', 'container', address, 1_500, { netns: peer, interface: port }));
  netns.routes.push(
    { to: '0.0.0.0/0', dev: 'eth0', via: names.gateway },
    { to: names.network, dev: 'eth0', via: null },
  );
  return netns;
}

function serverNetns(scenario: Scenario, names: Names): Netns {
  const node = isElsewhere(scenario) ? 'node2' : 'host';
  const netns = containerNetns(names.serverNetns, names.server, [node, names.port], names);
  const eth0 = netns.interfaces[1]!;
  eth0.mtu = scenario.mtu.container;
  eth0.up = scenario.link === 'up';
  if (scenario.route === 'vm' || isElsewhere(scenario)) eth0.costNs = null;
  if (!scenario.containerRoute || scenario.dns === 'no route')
    netns.routes = netns.routes.filter((entry) => entry.via === null);
  netns.listeners.push(...serverListeners(scenario));
  if (scenario.route === 'vm') netns.haltedUntilUs = thawsAtUs(scenario);
  return netns;
}

/** Over `outbound` the container asks; what it listens on does not matter there, nor is it put up. */
function serverListeners({ listen, server, proxied, route }: Scenario): Listener[] {
  if (listen === null || route === 'outbound') return [];
  const [address, port] = listen.split(':') as [string, string];
  const program = server === 'app' && !proxied ? 'app' : 'nginx';
  return [{ address: address === '*' ? '0.0.0.0' : address, port: Number(port), program }];
}
