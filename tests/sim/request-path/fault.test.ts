import { describe, expect, test } from 'vitest';
import { completesBeforeDrop } from '@/lib/sim/request-path/outcome';
import { runOf, type Settings, scenarioOf } from './support';

type Row = [source: string, Settings, http: string, curl: number, socket: string, atMostS: number];

const SMALL = { mtu: { hostLink: 1_400, container: 1_500 } };

/** Source on the row: the case of tests/fidelity/linux-6.18.json, or the document. */
const ROWS: Row[] = [
  ['G-fault-none', {}, '200', 0, 'ok', 0.001],
  ['G-fault-nginx-stopped', { listen: null }, '000', 7, 'ECONNREFUSED', 0.001],
  ['G-fault-bound-to-localhost', { listen: '127.0.0.1:80' }, '000', 7, 'ECONNREFUSED', 0.001],
  [
    'G-fault-wrong-container-port',
    { publish: { hostPort: 8_080, containerPort: 8_000 } },
    '000',
    7,
    'ECONNREFUSED',
    0.001,
  ],
  ['G-fault-not-published', { publish: null }, '000', 7, 'ECONNREFUSED', 0.001],
  ['G-fault-forward-drop', { forward: 'drop' }, '000', 28, 'EINPROGRESS', 3],
  [
    'G-fault-forward-reject-host',
    { forward: 'reject icmp-host-prohibited' },
    '000',
    7,
    'EHOSTUNREACH',
    0.001,
  ],
  ['G-fault-forward-reject-rst', { forward: 'reject tcp-reset' }, '000', 7, 'ECONNREFUSED', 0.001],
  [
    'icmp_err_convert, port unreachable',
    { forward: 'reject icmp-port-unreachable' },
    '000',
    7,
    'ECONNREFUSED',
    0.001,
  ],
  ['MODEL.md G: no ip_forward is a timeout', { ipForward: false }, '000', 28, 'EINPROGRESS', 3],
  ['G-fault-container-gone', { containerExists: false }, '000', 7, 'EHOSTUNREACH', 3.001],
  ['arp(7): a cable that is down', { link: 'down', clientTimeoutS: 5 }, '000', 7, 'EHOSTUNREACH', 3.001],
  [
    'arp(7): a client that waits less than the host asks',
    { containerExists: false, clientTimeoutS: 2 },
    '000',
    28,
    'EINPROGRESS',
    2,
  ],
  ['G-fault-no-route-in-container', { containerRoute: false }, '000', 28, 'EINPROGRESS', 3],
  [
    'ip-route(8): a neighbour needs no default route',
    { containerRoute: false, route: 'container-to-container' },
    '200',
    0,
    'ok',
    0.001,
  ],
  ['G-container-to-own-published-port', { from: 'container' }, '000', 7, 'ECONNREFUSED', 0.001],
  ['G-host-itself-to-published-port', { from: 'host' }, '200', 0, 'ok', 0.001],
  ['rules of G-facts: OUTPUT ! -d 127.0.0.0/8', { from: 'host-loopback' }, '000', 7, 'ECONNREFUSED', 0.001],
  ['Docker, userland proxy', { route: 'userland-proxy', from: 'host-loopback' }, '200', 0, 'ok', 0.001],
  ['FACTS 8c, docker-proxy', { route: 'userland-proxy', listen: null }, '000', 56, 'ECONNRESET', 0.001],
  [
    'G-client-to-container-ip-directly',
    { route: 'bridge-address', from: 'client' },
    '000',
    7,
    'ENETUNREACH',
    0.001,
  ],
  ['NET-06: a published port never passes INPUT', { hostInput: 'drop' }, '200', 0, 'ok', 0.001],
  ['iptables(8), INPUT', { route: 'host-network', hostInput: 'drop' }, '000', 28, 'EINPROGRESS', 3],
  ['G-fault-paused', { frozen: true }, '000', 28, 'EAGAIN', 3],
  ['G-fault-paused-then-unpaused', { frozen: { thawedAfterS: 1 } }, '200', 0, 'ok', 1.001],
  [
    'QMP stop: a paused VM has no kernel to answer',
    { route: 'vm', frozen: true },
    '000',
    28,
    'EINPROGRESS',
    3,
  ],
  [
    'QMP stop: a SYN sent again after the VM goes on',
    { route: 'vm', frozen: { thawedAfterS: 0.5 } },
    '200',
    0,
    'ok',
    1.1,
  ],
  ['G-fault-pids-max1', { pidsMax: 1 }, '000', 28, 'EAGAIN', 3],
  ['cgroup-v2.rst, pids.max: room for a worker', { pidsMax: 2 }, '200', 0, 'ok', 0.001],
  [
    'G-fault-appoomlate-direct',
    { server: 'app', handler: 'oom-mid-body', bodyBytes: 100_000 },
    '200',
    18,
    'ok',
    0.24,
  ],
  ['G-fault-appoomearly-direct', { server: 'app', handler: 'oom-before-first-byte' }, '000', 52, 'EOF', 0.03],
  ['G-fault-oom-unread-data', { server: 'app', handler: 'oom-unread-data' }, '000', 56, 'ECONNRESET', 0.03],
  [
    'G-fault-appoomearly-proxied',
    { server: 'app', proxied: true, handler: 'oom-before-first-byte' },
    '502',
    0,
    'ok',
    0.03,
  ],
  [
    'G-fault-appexit-proxied',
    { server: 'app', proxied: true, handler: 'exit-before-first-byte' },
    '502',
    0,
    'ok',
    0.001,
  ],
  [
    'MODEL.md G: slow upstream',
    { server: 'app', proxied: true, handler: 'slow', proxyReadTimeoutS: 2 },
    '504',
    0,
    'ok',
    2.001,
  ],
  [
    'curl(1) --max-time: shorter than nginx waits',
    { server: 'app', proxied: true, handler: 'slow', proxyReadTimeoutS: 4 },
    '000',
    28,
    'EAGAIN',
    3,
  ],
  ['G-fault-mtu-icmp-ok-big', { ...SMALL, bodyBytes: 1_048_576 }, '200', 0, 'ok', 0.002],
  [
    'G-fault-mtu-blackhole-big',
    { ...SMALL, bodyBytes: 1_048_576, icmpFragmentationNeeded: 'dropped' },
    '000',
    28,
    'EAGAIN',
    3,
  ],
  [
    'MODEL.md G: small answers are fine',
    { ...SMALL, icmpFragmentationNeeded: 'dropped' },
    '200',
    0,
    'ok',
    0.001,
  ],
  [
    'G-fault-mtu-blackhole-big-mssclamp',
    { ...SMALL, bodyBytes: 1_048_576, icmpFragmentationNeeded: 'dropped', mssClamp: true },
    '200',
    0,
    'ok',
    0.002,
  ],
  ['G-fault-outbound-no-masquerade', { route: 'outbound', masquerade: false }, '000', 28, 'EINPROGRESS', 3],
  [
    'G-fault-dns-timeout',
    { route: 'outbound', dns: 'dropped', resolver: { timeoutS: 2, attempts: 2 }, clientTimeoutS: null },
    '000',
    6,
    'EAI_AGAIN',
    4.001,
  ],
  ['G-fault-dns-no-route', { route: 'outbound', dns: 'no route' }, '000', 6, 'EAI_AGAIN', 0.001],
  ['resolv.conf(5): a name server that answers', { route: 'outbound', dns: 'ok' }, '200', 0, 'ok', 0.001],
  ['udp(7), ECONNREFUSED', { route: 'outbound', dns: 'refused' }, '000', 6, 'EAI_AGAIN', 0.001],
  [
    'Kubernetes, Virtual IPs: no endpoints',
    { route: 'service', endpoints: { here: 0, elsewhere: 0 } },
    '000',
    7,
    'ECONNREFUSED',
    0.001,
  ],
  [
    'the same for a pod that asks the cluster IP',
    { route: 'service', from: 'second-container', endpoints: { here: 0, elsewhere: 0 } },
    '000',
    7,
    'ECONNREFUSED',
    0.001,
  ],
  [
    'Kubernetes, traffic policy Local',
    { route: 'service', endpoints: { here: 0, elsewhere: 2 }, externalTrafficPolicy: 'Local' },
    '000',
    28,
    'EINPROGRESS',
    3,
  ],
];

test.each(ROWS)('%s', (_, settings, http, curl, socket, atMostS) => {
  const { outcome } = runOf(settings);
  expect([outcome.httpCode, outcome.curlExit, outcome.socketResult]).toEqual([http, curl, socket]);
  expect(outcome.timeUs).toBeLessThanOrEqual(atMostS * 1_000_000);
});

describe('what curl says', () => {
  test.each<[source: string, Settings, message: string]>([
    ['G-fault-forward-drop', { forward: 'drop' }, 'curl: (28) Connection timed out after 3000 milliseconds'],
    [
      'G-fault-paused',
      { frozen: true },
      'curl: (28) Operation timed out after 3000 milliseconds with 0 bytes received',
    ],
    [
      'G-fault-nginx-stopped',
      { listen: null },
      "curl: (7) Failed to connect to 203.0.113.1 port 8080 after 0 ms: Couldn't connect to server",
    ],
    [
      'G-fault-appoomlate-direct',
      { server: 'app', handler: 'oom-mid-body', bodyBytes: 100_000 },
      'curl: (18) transfer closed with 95000 bytes remaining to read',
    ],
    [
      'G-fault-dns-no-route',
      { route: 'outbound', dns: 'no route' },
      'curl: (6) Could not resolve host: backend.internal',
    ],
  ])('is what it said in %s', (_, settings, message) => {
    expect(runOf(settings).outcome.curlMessage).toBe(message);
  });
});

describe('the next client', () => {
  // G-fault-appoomearly-direct and -proxied, next_request_*.
  test('is refused by a container whose app died, and gets 502 from a proxy before it', () => {
    const app = { server: 'app', handler: 'oom-before-first-byte' } as const;
    expect(runOf(app).outcome.next).toMatchObject({ curlExit: 7, socketResult: 'ECONNREFUSED' });
    expect(runOf({ ...app, proxied: true }).outcome.next.httpCode).toBe('502');
  });

  // G-fault-forward-reject-host: socket_time_s 1.01, right after curl.
  test('waits a second for an ICMP error, but not for a reset', () => {
    expect(runOf({ forward: 'reject icmp-host-prohibited' }).outcome.next.timeUs).toBeGreaterThan(1_000_000);
    expect(runOf({ forward: 'reject tcp-reset' }).outcome.next.timeUs).toBeLessThan(1_000);
  });

  // G-fault-paused-backlog1 and -backlog16: connected 2 and 17.
  test.each([
    [1, 2],
    [16, 17],
  ])('connects to a frozen server with backlog %i until %i wait', (backlog, connected) => {
    expect(completesBeforeDrop(scenarioOf({ frozen: true, backlog }))).toBe(connected);
  });
});

test('a client without a limit before a silent server is said to wait for ever', () => {
  const { stopped } = runOf({ frozen: true, clientTimeoutS: null });
  expect(stopped?.reason).toMatch(/wait for ever/);
  expect(runOf({ frozen: true }).stopped).toBeNull();
});

test('what FORWARD drops is never a confirmed conntrack entry: each SYN asks nat anew', () => {
  const { steps } = runOf({ forward: 'drop' });
  expect(steps.filter((step) => step.hooks.some((it) => it.table === 'nat'))).toHaveLength(3);
  const lost = runOf({ containerRoute: false }).steps;
  expect(lost.filter((step) => step.hooks.some((it) => it.table === 'nat'))).toHaveLength(1);
});

test('a router looks at the size before it asks FORWARD, and the sender cuts anew once told (RFC 1191)', () => {
  const { steps, packets } = runOf({ mtu: { hostLink: 1_400, container: 1_500 }, bodyBytes: 5_000 });
  const stuck = steps.find((step) => step.end === 'too-big');
  expect(stuck?.hooks).toEqual([]);
  expect(
    packets.map((it) => it.kind).filter((kind) => kind === 'response' || kind.startsWith('icmp')),
  ).toEqual(['response', 'icmp-fragmentation-needed', 'response']);
});

test('a request after the thaw is answered at once', () => {
  const { next } = runOf({ frozen: { thawedAfterS: 1 } }).outcome;
  expect(next.httpCode).toBe('200');
  expect(next.timeUs).toBeLessThan(1_000);
});

describe('a queue that was full while the server was frozen', () => {
  const full = { frozen: { thawedAfterS: 1.4 }, backlog: 16, waiting: 17 } as const;

  // listen(2), accept(2): a program that runs takes connections out, so there is room for the SYN sent at 2 s.
  test('takes the first SYN that is sent again after the thaw', () => {
    const { outcome } = runOf(full);
    expect([outcome.httpCode, outcome.synsSent]).toEqual(['200', 3]);
    expect(outcome.timeUs).toBeGreaterThanOrEqual(2_000_000);
    expect(outcome.timeUs).toBeLessThan(2_100_000);
  });

  test('stays full for a client that gives up before it sends again', () => {
    const { outcome } = runOf({ ...full, clientTimeoutS: 1.8 });
    expect([outcome.socketResult, outcome.synsSent]).toEqual(['EINPROGRESS', 2]);
  });

  test('stays full after the thaw when no worker is there to take from it', () => {
    expect(runOf({ ...full, pidsMax: 1 }).outcome.socketResult).toBe('EINPROGRESS');
  });
});
