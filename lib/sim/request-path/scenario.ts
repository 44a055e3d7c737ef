/**
 * What a request path scenario is, shared by URL, presets and items. Short scenarios are valid: what is left out gets
 * its default. Numbers are bounded here, so that a run is bounded. Parses; decides nothing about packets.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { firstProblem } from '@/lib/sim/engine/problem';
import { NGINX_BACKLOG } from './machine';

/** How the one who asks is connected to nginx. */
export const ROUTES = [
  'published-port',
  'userland-proxy',
  'host-network',
  'bridge-address',
  'container-to-container',
  'container-to-itself',
  'outbound',
  'vm',
  'service',
] as const;
export type Route = (typeof ROUTES)[number];

export const SOURCES = ['client', 'host', 'host-loopback', 'container', 'second-container'] as const;
export type Source = (typeof SOURCES)[number];

/** Who may ask over a route; the first is meant when none is named. */
export const SOURCES_OF: Readonly<Record<Route, readonly [Source, ...Source[]]>> = {
  'published-port': ['client', 'host', 'host-loopback', 'container', 'second-container'],
  'userland-proxy': ['client', 'host', 'host-loopback', 'container', 'second-container'],
  'host-network': ['client', 'host', 'host-loopback', 'second-container'],
  'bridge-address': ['host', 'client'],
  'container-to-container': ['second-container'],
  'container-to-itself': ['container'],
  outbound: ['container'],
  vm: ['client'],
  service: ['client', 'second-container'],
};

export const FORWARDS = [
  'accept',
  'drop',
  'reject icmp-port-unreachable',
  'reject icmp-host-prohibited',
  'reject tcp-reset',
] as const;
export const HANDLERS = [
  'ok',
  'oom-mid-body',
  'oom-before-first-byte',
  'oom-unread-data',
  'exit-before-first-byte',
  'slow',
] as const;
export type Handler = (typeof HANDLERS)[number];
export const DNS_ANSWERS = ['ok', 'refused', 'dropped', 'no route'] as const;

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const port = whole(1, 65_535);
const seconds = z.number().check(z.minimum(0.001), z.maximum(3_600));
const mtu = whole(576, 9_000);
const LISTEN = /^(\*|\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/;

const schema = z.strictObject({
  version: z.literal(1),
  type: z.literal('request-path'),
  seed: z._default(z.string().check(z.maxLength(100)), 'path'),
  route: z._default(z.enum(ROUTES), 'published-port'),
  from: z.optional(z.enum(SOURCES)),
  server: z._default(z.enum(['nginx', 'app']), 'nginx'),
  /** Address and port the program listens on; null when nothing listens. */
  listen: z._default(
    z.nullable(z.string().check(z.regex(LISTEN, 'must read like 0.0.0.0:80'))),
    '0.0.0.0:80',
  ),
  publish: z.optional(z.nullable(z.strictObject({ hostPort: port, containerPort: port }))),
  forward: z._default(z.enum(FORWARDS), 'accept'),
  hostInput: z._default(z.enum(['accept', 'drop']), 'accept'),
  ipForward: z._default(z.boolean(), true),
  containerExists: z._default(z.boolean(), true),
  link: z._default(z.enum(['up', 'down']), 'up'),
  inBridge: z._default(z.boolean(), true),
  /** The container has a default route. */
  containerRoute: z._default(z.boolean(), true),
  frozen: z._default(z.union([z.boolean(), z.strictObject({ thawedAfterS: seconds })]), false),
  backlog: z._default(whole(1, 4_096), NGINX_BACKLOG),
  /** Connections that wait in the accept queue before this one. */
  waiting: z._default(whole(0, 65_535), 0),
  pidsMax: z._default(z.union([z.literal('max'), whole(1, 4_194_304)]), 'max'),
  /** nginx stands before the app in the same container. */
  proxied: z._default(z.boolean(), false),
  handler: z._default(z.enum(HANDLERS), 'ok'),
  upstreamS: z._default(seconds, 5),
  proxyReadTimeoutS: z._default(seconds, 60),
  memoryMaxMib: z._default(whole(1, 1_048_576), 48),
  mtu: z._default(z.strictObject({ hostLink: mtu, container: mtu }), { hostLink: 1_500, container: 1_500 }),
  icmpFragmentationNeeded: z._default(z.enum(['allowed', 'dropped']), 'allowed'),
  mssClamp: z._default(z.boolean(), false),
  masquerade: z._default(z.boolean(), true),
  /** What becomes of the name server's answer; null when an address is asked for. */
  dns: z._default(z.nullable(z.enum(DNS_ANSWERS)), null),
  resolver: z._default(z.strictObject({ timeoutS: whole(1, 30), attempts: whole(1, 5) }), {
    timeoutS: 5,
    attempts: 2,
  }),
  bodyBytes: z._default(whole(0, 1_073_741_824), 500),
  clientTimeoutS: z._default(z.nullable(seconds), 3),
  tcpSynRetries: z._default(whole(1, 127), 6),
  tcpSynLinearTimeouts: z._default(whole(0, 127), 4),
  /** Of a Kubernetes Service: pods that are ready on this node, which is preferred here, and on others. */
  endpoints: z._default(z.strictObject({ here: whole(0, 1), elsewhere: whole(0, 1_000) }), {
    here: 1,
    elsewhere: 0,
  }),
  externalTrafficPolicy: z._default(z.enum(['Cluster', 'Local']), 'Cluster'),
});

type Parsed = z.infer<typeof schema>;
export type Scenario = Parsed & { from: Source; publish: { hostPort: number; containerPort: number } | null };

/** The first thing wrong, as path and reason. */
export function parseScenario(value: unknown): Result<Scenario, BadScenario> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return fail(firstProblem(value, parsed.error.issues));
  const given = parsed.data;
  const hostPort = given.route === 'service' ? 30_080 : 8_080;
  const scenario: Scenario = {
    ...given,
    from: given.from ?? SOURCES_OF[given.route][0],
    publish: given.publish === undefined ? { hostPort, containerPort: 80 } : given.publish,
  };
  const contradiction = contradictionIn(scenario);
  return contradiction ? fail(contradiction) : ok(scenario);
}

function contradictionIn(s: Scenario): BadScenario | null {
  const sources: readonly Source[] = SOURCES_OF[s.route];
  if (!sources.includes(s.from))
    return { path: 'from', reason: `over ${s.route} the one who asks is ${sources.join(' or ')}` };
  if (s.listen !== null) {
    const [, address, number] = LISTEN.exec(s.listen)!;
    const parts = address === '*' ? [] : address!.split('.').map(Number);
    if (parts.some((part) => part > 255) || Number(number) < 1 || Number(number) > 65_535)
      return { path: 'listen', reason: `${s.listen} is no address and port` };
  }
  if (s.server === 'nginx' && (s.handler !== 'ok' || s.proxied))
    return { path: 'handler', reason: 'nginx alone serves a file: handlers and proxied go with server app' };
  if (s.dns !== null && s.route !== 'outbound')
    return { path: 'dns', reason: 'names are asked for over route outbound only' };
  if (s.from === 'container' && !s.containerExists)
    return { path: 'containerExists', reason: 'a container that is gone cannot ask' };
  if (s.from === 'container' && s.frozen !== false)
    return { path: 'frozen', reason: 'a frozen container cannot ask' };
  if (s.route === 'outbound' && (s.server === 'app' || s.pidsMax !== 'max'))
    return {
      path: 'route',
      reason: 'over outbound the answer comes from outside: server and pidsMax do not matter',
    };
  return null;
}
