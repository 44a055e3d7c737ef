/** The chapter's path, its relatives and its faults, each as a scenario of few words that parse fills up. */
import type { Handler, Route, Scenario } from './scenario';

/** What a person may write: every key but the head is optional. */
export type ShortScenario = { version: 1; type: 'request-path' } & Partial<
  Omit<Scenario, 'version' | 'type'>
>;

export interface Preset {
  id: string;
  title: string;
  group: 'path' | 'fault';
  scenario: ShortScenario;
}

const HEAD = { version: 1, type: 'request-path' } as const;

const path = (route: Route, title: string): Preset => ({
  id: route,
  title,
  group: 'path',
  scenario: { ...HEAD, route },
});

const fault = (id: string, title: string, set: Partial<Scenario>): Preset => ({
  id,
  title,
  group: 'fault',
  scenario: { ...HEAD, ...set },
});

const app = (handler: Handler, more: Partial<Scenario> = {}): Partial<Scenario> => ({
  server: 'app',
  handler,
  ...more,
});

const SMALL_LINK = { mtu: { hostLink: 1_400, container: 1_500 }, bodyBytes: 1_048_576 };

export const PRESETS: readonly Preset[] = [
  path('published-port', 'Published port: DNAT to the container'),
  path('userland-proxy', 'Published port through docker-proxy'),
  path('host-network', 'Host network: no NAT, no bridge'),
  path('bridge-address', 'From the host to the container’s address'),
  path('container-to-container', 'Container to container on one bridge'),
  path('container-to-itself', 'From the container to itself'),
  path('outbound', 'From the container to the outside'),
  path('vm', 'To a virtual machine: tap, virtio, guest kernel'),
  path('service', 'Kubernetes Service: kube-proxy with iptables'),
  {
    id: 'service-other-node',
    title: 'Kubernetes Service whose pod is on another node',
    group: 'path',
    scenario: { ...HEAD, route: 'service', endpoints: { here: 0, elsewhere: 1 } },
  },
  fault('process-stopped', 'nginx does not run', { listen: null }),
  fault('bound-to-loopback', 'nginx listens on 127.0.0.1', { listen: '127.0.0.1:80' }),
  fault('not-published', 'The port is not published', { publish: null }),
  fault('wrong-port', 'Published to a port nobody listens on', {
    publish: { hostPort: 8_080, containerPort: 8_000 },
  }),
  fault('forward-drop', 'FORWARD drops', { forward: 'drop' }),
  fault('forward-reject', 'FORWARD rejects with ICMP', { forward: 'reject icmp-host-prohibited' }),
  fault('no-ip-forward', 'net.ipv4.ip_forward is 0', { ipForward: false }),
  fault('container-gone', 'The rule outlived the container', { containerExists: false, clientTimeoutS: 5 }),
  fault('no-return-route', 'The container has no default route', { containerRoute: false }),
  fault('frozen', 'The container is paused', { frozen: true }),
  fault('queue-full', 'Paused, and its accept queue is full', { frozen: true, backlog: 16, waiting: 17 }),
  fault('pids-exhausted', 'pids.max leaves no room for a worker', { pidsMax: 1 }),
  fault(
    'oom-mid-response',
    'OOM kill in the middle of the answer',
    app('oom-mid-body', { bodyBytes: 100_000 }),
  ),
  fault('oom-before-answer', 'OOM kill before the first byte', app('oom-before-first-byte')),
  fault('oom-unread-data', 'OOM kill with the request unread', app('oom-unread-data')),
  fault(
    'upstream-dies',
    'nginx, and the app behind it dies',
    app('oom-before-first-byte', { proxied: true }),
  ),
  fault(
    'upstream-slow',
    'nginx, and the app behind it is slow',
    app('slow', { proxied: true, upstreamS: 5, proxyReadTimeoutS: 2 }),
  ),
  fault('mtu-black-hole', 'MTU black hole', { ...SMALL_LINK, icmpFragmentationNeeded: 'dropped' }),
  fault('mtu-clamped', 'MTU black hole, mended with TCPMSS', {
    ...SMALL_LINK,
    icmpFragmentationNeeded: 'dropped',
    mssClamp: true,
  }),
  fault('dns-dropped', 'The name server does not answer', {
    route: 'outbound',
    dns: 'dropped',
    clientTimeoutS: null,
  }),
  fault('dns-refused', 'The name server refuses', { route: 'outbound', dns: 'refused' }),
  fault('syn-timeout', 'A firewall drops and the client has no limit', {
    publish: null,
    hostInput: 'drop',
    clientTimeoutS: null,
  }),
  fault('no-endpoints', 'Service without ready pods', {
    route: 'service',
    endpoints: { here: 0, elsewhere: 0 },
  }),
  fault('no-local-endpoint', 'Service with policy Local and no pod here', {
    route: 'service',
    endpoints: { here: 0, elsewhere: 2 },
    externalTrafficPolicy: 'Local',
  }),
];
