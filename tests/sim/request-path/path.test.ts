import { describe, expect, test } from 'vitest';
import { printEndpoint } from '@/lib/sim/request-path/address';
import type { PacketKind } from '@/lib/sim/request-path/packet';
import type { PathRun } from '@/lib/sim/request-path/request-path';
import { runOf, type Settings } from './support';

/** Ephemeral ports come from the seed: they read as *. */
function rowsOf({ steps, packets }: PathRun, kind: PacketKind): string[] {
  const end = (it: { address: string; port: number }) =>
    printEndpoint(it).replace(/:(3[2-9]|[45]\d|60)\d{3}$/, ':*');
  return steps
    .filter((step) => packets[step.packet]?.kind === kind && step.kind !== 'process')
    .map(({ place, netns, interface: name, kind, after, hooks }) =>
      [
        place,
        netns,
        name ?? kind,
        `${end(after.source)} > ${end(after.destination)}`,
        ...hooks.map((it) => `${it.table} ${it.hook}`),
      ].join(' | '),
    );
}

describe('a published port', () => {
  const run = runOf({});

  // G-path-published-port: tcpdump at five points, iptables TRACE; G-facts: rules and addresses.
  test('is rewritten in PREROUTING, seen by FORWARD as the container, and reaches nginx over bridge and veth', () => {
    expect(rowsOf(run, 'SYN')).toEqual([
      'external | client | send | 203.0.113.10:* > 203.0.113.1:8080',
      'external | client | eth0 | 203.0.113.10:* > 203.0.113.1:8080',
      'host | host | ext0 | 203.0.113.10:* > 172.17.0.2:80 | nat PREROUTING',
      'host | host | forward | 203.0.113.10:* > 172.17.0.2:80 | filter FORWARD',
      'runtime | host | docker0 | 203.0.113.10:* > 172.17.0.2:80',
      'runtime | host | veth0 | 203.0.113.10:* > 172.17.0.2:80',
      'container | container | eth0 | 203.0.113.10:* > 172.17.0.2:80',
      'service | container | receive | 203.0.113.10:* > 172.17.0.2:80',
    ]);
  });

  test('answers under the address the client asked, put back on the way out of the host', () => {
    expect(rowsOf(run, 'response').slice(-3)).toEqual([
      'host | host | ext0 | 203.0.113.1:8080 > 203.0.113.10:*',
      'external | client | eth0 | 203.0.113.1:8080 > 203.0.113.10:*',
      'external | client | receive | 203.0.113.1:8080 > 203.0.113.10:*',
    ]);
  });

  test('asks table nat for the first packet alone', () => {
    const asked = run.steps.filter((step) => step.hooks.some((it) => it.table === 'nat'));
    expect(asked.map((step) => run.packets[step.packet]?.kind)).toEqual(['SYN']);
  });

  // G-path-published-port: packets_total_per_point 10; conntrack afterwards TIME_WAIT [ASSURED].
  test('takes ten packets and leaves the recorded conntrack entry', () => {
    expect(run.packets).toHaveLength(10);
    const last = run.steps.findLast((step) => step.conntrack)?.conntrack;
    expect(last?.replace(/port=(3[2-9]|[45]\d|60)\d{3}/g, 'port=*')).toBe(
      'tcp      6 120 TIME_WAIT src=203.0.113.10 dst=203.0.113.1 sport=* dport=8080 src=172.17.0.2 dst=203.0.113.10 sport=80 dport=* [ASSURED] mark=0 use=1',
    );
  });
});

test.each<[source: string, Settings, forth: string, back: string]>([
  [
    'G-path-container-to-container; the way back mirrors it',
    { route: 'container-to-container' },
    'container2 eth0 > host veth2 > host veth0 > container eth0',
    'container eth0 > host veth0 > host veth2 > container2 eth0',
  ],
  [
    'route of G-facts: the host is on the bridge itself',
    { route: 'bridge-address' },
    'host docker0 > host veth0 > container eth0',
    'container eth0 > host veth0 > host docker0',
  ],
  [
    'Docker documentation, host network driver',
    { route: 'host-network' },
    'client eth0 > host ext0',
    'host ext0 > client eth0',
  ],
  ['network_namespaces(7), lo', { route: 'container-to-itself' }, 'container lo', 'container lo'],
  [
    'rules of G-facts, POSTROUTING MASQUERADE',
    { route: 'outbound' },
    'container eth0 > host veth0 > host docker0 > host ext0 > client eth0',
    'client eth0 > host ext0 > host docker0 > host veth0 > container eth0',
  ],
  [
    'tuntap.rst: the tap stands where the veth stood',
    { route: 'vm' },
    'client eth0 > host ext0 > host virbr0 > host vnet0 > guest eth0',
    'guest eth0 > host vnet0 > host virbr0 > host ext0 > client eth0',
  ],
  [
    'Kubernetes documentation, Virtual IPs: answers between pods of one node pass br_netfilter',
    { route: 'service', from: 'second-container' },
    'pod2 eth0 > host veth2 > host cni0 > host cni0 > host veth0 > pod eth0',
    'pod eth0 > host veth0 > host veth2 > pod2 eth0',
  ],
  [
    'Kubernetes documentation, Source IP for Services with Type=NodePort: Cluster hands on to another node',
    { route: 'service', endpoints: { here: 0, elsewhere: 2 } },
    'client eth0 > host ext0 > host ext1 > node2 eth0 > node2 cni0 > node2 veth0 > pod eth0',
    'pod eth0 > node2 veth0 > node2 cni0 > node2 eth0 > host ext1 > host ext0 > client eth0',
  ],
  [
    'Kubernetes documentation, Service Internal Traffic Policy: all endpoints are considered by default',
    {
      route: 'service',
      from: 'second-container',
      endpoints: { here: 0, elsewhere: 2 },
      externalTrafficPolicy: 'Local',
    },
    'pod2 eth0 > host veth2 > host cni0 > host ext1 > node2 eth0 > node2 cni0 > node2 veth0 > pod eth0',
    'pod eth0 > node2 veth0 > node2 cni0 > node2 eth0 > host ext1 > host cni0 > host veth2 > pod2 eth0',
  ],
])('%s', (_, settings, forth, back) => {
  const { outcome } = runOf(settings);
  expect([outcome.synOrder, outcome.synAckOrder, outcome.httpCode]).toEqual([forth, back, '200']);
});

describe('addresses a server sees', () => {
  const seenBy = (settings: Settings) => {
    const run = runOf(settings);
    return run.steps.findLast((step) => step.kind === 'receive' && step.place === 'service')?.before.source
      .address;
  };

  test.each<[who: string, source: string, Settings, address: string]>([
    ['the client itself', 'MODEL.md G: not rewritten on the way in', {}, '203.0.113.10'],
    ['the bridge, behind docker-proxy', 'NET-15', { route: 'userland-proxy' }, '172.17.0.1'],
    ['the node, under policy Cluster', 'Kubernetes, Virtual IPs', { route: 'service' }, '10.244.0.1'],
    [
      'the client, under policy Local',
      'Kubernetes, Virtual IPs',
      { route: 'service', externalTrafficPolicy: 'Local' },
      '203.0.113.10',
    ],
    [
      'the first node, when the pod is on another',
      'Kubernetes, Source IP for Services',
      { route: 'service', endpoints: { here: 0, elsewhere: 1 } },
      '10.0.0.1',
    ],
    [
      'the pod that asks, on another node too',
      'Kubernetes network model: no NAT between pods',
      { route: 'service', from: 'second-container', endpoints: { here: 0, elsewhere: 1 } },
      '10.244.0.3',
    ],
  ])('are those of %s (%s)', (_, __, settings, address) => {
    expect(seenBy(settings)).toBe(address);
  });

  test('hide the container behind the host when it asks outside (MODEL.md G: MASQUERADE)', () => {
    const { steps } = runOf({ route: 'outbound' });
    expect(steps.find((step) => step.netns === 'client')?.before.source.address).toBe('203.0.113.1');
  });
});

test('without br_netfilter an answer between two pods would pass the rewriting by', () => {
  const { steps } = runOf({ route: 'service', from: 'second-container' });
  const arrived = steps.find((step) => step.netns === 'pod2' && step.kind === 'receive');
  expect(arrived?.before.source).toEqual({ address: '10.96.0.10', port: 80 });
  const bridged = steps.find((step) => step.interface === 'veth2' && step.kind === 'leave');
  expect(bridged?.before.source).toEqual({ address: '10.244.0.2', port: 80 });
});

describe('a pod on another node', () => {
  const elsewhere = { route: 'service', endpoints: { here: 0, elsewhere: 2 } } as const;

  test('is reached once policy Local is Cluster', () => {
    expect(runOf({ ...elsewhere, externalTrafficPolicy: 'Local' }).outcome.httpCode).toBe('000');
    expect(runOf({ ...elsewhere, externalTrafficPolicy: 'Cluster' }).outcome.httpCode).toBe('200');
  });

  test('costs what nobody recorded: each point between the nodes and behind them is left out of the sum', () => {
    const { steps, cost } = runOf(elsewhere);
    const beyond = steps.filter((step) => step.netns === 'node2' || step.interface === 'ext1');
    expect(beyond.length).toBeGreaterThan(10);
    expect(beyond.filter((step) => step.kind === 'enter' && step.costNs !== null)).toEqual([]);
    expect(cost?.isPartial).toBe(true);
  });

  test('meets its faults over there', () => {
    const silent = runOf({ ...elsewhere, link: 'down', clientTimeoutS: 5 });
    expect(silent.outcome.socketResult).toBe('EHOSTUNREACH');
    expect(silent.steps.find((step) => step.end)?.netns).toBe('node2');
    expect(silent.look[0]?.command).toBe('ssh node2 ip neigh show dev cni0');
    expect(runOf({ ...elsewhere, listen: null }).outcome.socketResult).toBe('ECONNREFUSED');
    expect(runOf({ ...elsewhere, containerRoute: false }).outcome.socketResult).toBe('EINPROGRESS');
  });
});
