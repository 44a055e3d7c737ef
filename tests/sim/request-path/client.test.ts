/** What clients read, one after the other, and what waits between them. */
import { describe, expect, test } from 'vitest';
import { completesBeforeDrop } from '@/lib/sim/request-path/outcome';
import { runOf, type Settings, scenarioOf } from './support';

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

  // cgroup-v2.rst, cgroup.freeze: nothing in a frozen group runs, so the app can neither answer nor die.
  test('waits like the first before a frozen app, whatever it would do', () => {
    const { next } = runOf({ server: 'app', handler: 'oom-before-first-byte', frozen: true }).outcome;
    expect(next.socketResult).toBe('EAGAIN');
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
