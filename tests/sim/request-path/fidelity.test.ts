import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Recordings } from '@/scripts/fidelity/cases';
import { fidelityReport } from '@/scripts/fidelity/report';
import { predictRequestPath, wayOf } from '@/scripts/fidelity/request-path';

const FILE = join(import.meta.dirname, '../../fidelity/linux-6.18.json');
const recordings = JSON.parse(readFileSync(FILE, 'utf8')) as Recordings;
const ofPath = { ...recordings, cases: recordings.cases.filter((it) => it.area === 'G') };

describe('recordings of the request path', () => {
  const report = fidelityReport(ofPath, { G: predictRequestPath });

  test('are predicted, but for one case at most', () => {
    const { within, total, modelled } = report.areas.G!;
    expect(total).toBeGreaterThan(30);
    expect(modelled).toBe(total);
    expect(total - within).toBeLessThanOrEqual(1);
  });

  test('of cost on one CPU are met within their tolerance', () => {
    const costs = report.figures.filter((it) => it.figure === 'p50_us');
    expect(costs.length).toBeGreaterThan(8);
    expect(costs.filter((it) => !it.within)).toEqual([]);
  });
});

test.each([
  ['client', 'published-port', 'client'],
  ['host, to its own address', 'published-port', 'host'],
  ['host, to 127.0.0.1, no userland proxy', 'published-port', 'host-loopback'],
  ['the container, rule has ! -i docker0, no userland proxy', 'published-port', 'container'],
  ['the container, to the outside', 'outbound', 'container'],
  ['the container, by name', 'outbound', 'container'],
  ['client without a route, to the container address', 'bridge-address', 'client'],
  [
    'a second container on the same bridge, to the container address',
    'container-to-container',
    'second-container',
  ],
])('“%s” is %s from %s', (phrase, route, from) => {
  expect(wayOf(phrase)).toEqual({ route, from });
});
