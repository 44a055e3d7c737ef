/** What the same network is called under Docker, under libvirt and under Kubernetes. Addresses are the recorded ones. */
import type { Route, Scenario } from './scenario';

export interface Names {
  bridge: string;
  gateway: string;
  network: string;
  /** The namespace (or guest kernel) nginx lives in, its address, and its end of the cable on the host. */
  serverNetns: string;
  server: string;
  port: string;
  second: string;
}

export const CLIENT = '203.0.113.10';
export const HOST = '203.0.113.1';
export const OUTSIDE_NETWORK = '203.0.113.0/24';
/** Who to ask from outside when nothing is published, and what a published port is called by default. */
export const DEFAULT_HOST_PORT = 8080;
export const HOST_NAME_ASKED = 'backend.internal';

const DOCKER: Names = {
  bridge: 'docker0',
  gateway: '172.17.0.1',
  network: '172.17.0.0/16',
  serverNetns: 'container',
  server: '172.17.0.2',
  port: 'veth0',
  second: '172.17.0.3',
};

const LIBVIRT: Names = {
  bridge: 'virbr0',
  gateway: '192.168.122.1',
  network: '192.168.122.0/24',
  serverNetns: 'guest',
  server: '192.168.122.10',
  port: 'vnet0',
  second: '192.168.122.11',
};

const KUBERNETES: Names = {
  bridge: 'cni0',
  gateway: '10.244.0.1',
  network: '10.244.0.0/24',
  serverNetns: 'pod',
  server: '10.244.0.2',
  port: 'veth0',
  second: '10.244.0.3',
};

/** The second node of the cluster, one hop away over a network of the nodes; each node has a /24 for its pods. */
export const NODE_NETWORK = '10.0.0.0/24';
export const NODE = '10.0.0.1';
export const OTHER_NODE = '10.0.0.2';
export const POD_NETWORK = '10.244.0.0/16';

const OTHER: Names = {
  ...KUBERNETES,
  gateway: '10.244.1.1',
  network: '10.244.1.0/24',
  server: '10.244.1.2',
  second: '10.244.1.3',
};

/** Whether the one pod in the picture is on the other node. */
export const isElsewhere = ({ route, endpoints }: Pick<Scenario, 'route' | 'endpoints'>): boolean =>
  route === 'service' && endpoints.here === 0 && endpoints.elsewhere > 0;

/** What the network around nginx is called; the one who asks is always beside the first node. */
export const serverNames = (scenario: Scenario): Names =>
  isElsewhere(scenario) ? OTHER : namesOf(scenario.route);

export function namesOf(route: Route): Names {
  if (route === 'vm') return LIBVIRT;
  return route === 'service' ? KUBERNETES : DOCKER;
}

export const secondNetns = (names: Names): string => (names.serverNetns === 'pod' ? 'pod2' : 'container2');
