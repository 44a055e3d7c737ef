import { expect, test } from 'vitest';
import { parseScenario } from '@/lib/sim/request-path/scenario';

const HEAD = { version: 1, type: 'request-path' };

test('two words are a scenario: a client asks a published port', () => {
  const parsed = parseScenario(HEAD);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      route: 'published-port',
      from: 'client',
      publish: { hostPort: 8_080, containerPort: 80 },
      clientTimeoutS: 3,
    },
  });
});

test('a Service is asked on a node port', () => {
  expect(parseScenario({ ...HEAD, route: 'service' })).toMatchObject({
    value: { publish: { hostPort: 30_080 } },
  });
});

test.each<[what: string, value: unknown, path: string, reason: RegExp]>([
  ['no object', 'published-port', 'scenario', /an object/],
  ['another simulator', { version: 1, type: 'limits' }, 'type', /must be request-path/],
  ['an unknown key', { ...HEAD, forwards: 'drop' }, 'forwards', /unknown key/],
  [
    'an unknown key deep inside',
    { ...HEAD, publish: { hostPort: 1, containerPort: 1, ip: 1 } },
    'publish.ip',
    /unknown key/,
  ],
  [
    'a port past the last',
    { ...HEAD, publish: { hostPort: 65_536, containerPort: 80 } },
    'publish.hostPort',
    /at most 65535/,
  ],
  ['half a byte', { ...HEAD, bodyBytes: 0.5 }, 'bodyBytes', /whole number/],
  ['a negative limit', { ...HEAD, clientTimeoutS: -1 }, 'clientTimeoutS', /at least 0\.001/],
  ['a thousand SYNs', { ...HEAD, tcpSynRetries: 1_000 }, 'tcpSynRetries', /at most 127/],
  ['a word that is no route', { ...HEAD, route: 'ipv6' }, 'route', /one of published-port/],
  ['a listen without a port', { ...HEAD, listen: '0.0.0.0' }, 'listen', /0\.0\.0\.0:80/],
  ['a listen that is no address', { ...HEAD, listen: '300.0.0.1:80' }, 'listen', /no address/],
  ['who cannot ask over this route', { ...HEAD, route: 'outbound', from: 'client' }, 'from', /container/],
  ['a handler without an app', { ...HEAD, handler: 'slow' }, 'handler', /server app/],
  ['a name where none is asked for', { ...HEAD, dns: 'dropped' }, 'dns', /outbound/],
  ['a frozen container that asks', { ...HEAD, from: 'container', frozen: true }, 'frozen', /cannot ask/],
])('refuses %s, naming the place', (_, value, path, reason) => {
  const parsed = parseScenario(value);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.error.path).toBe(path);
  expect(parsed.error.reason).toMatch(reason);
});
