/**
 * What a real kernel was watched at: area G of tests/fidelity/linux-6.18.json, a row for each kind of thing and the
 * cases it was seen in. Whatever is in no row rests on documents alone. A row is a kind of step, not every setting that
 * can lead to it: a cable that is down and a container that is gone end at the same unanswered ARP.
 */
import type { PacketKind } from './packet';
import { type End, type Step, type StepKind, type Trace, takenRequest } from './recorder';
import type { Handler, Route, Scenario, Source } from './scenario';

interface Row {
  cases: readonly string[];
}

interface RecordedPath extends Row {
  route: Route;
  from: Source;
}

export const RECORDED_PATHS: readonly RecordedPath[] = [
  { route: 'published-port', from: 'client', cases: ['G-path-published-port', 'G-fault-none'] },
  { route: 'published-port', from: 'host', cases: ['G-host-itself-to-published-port'] },
  { route: 'published-port', from: 'container', cases: ['G-container-to-own-published-port'] },
  { route: 'host-network', from: 'client', cases: ['G-perfpin-same-keep-host-network'] },
  { route: 'host-network', from: 'host-loopback', cases: ['G-perfpin-same-keep-loopback-on-host'] },
  { route: 'bridge-address', from: 'host', cases: ['G-perfpin-same-keep-host-to-bridge-ip'] },
  { route: 'bridge-address', from: 'client', cases: ['G-client-to-container-ip-directly'] },
  { route: 'container-to-container', from: 'second-container', cases: ['G-path-container-to-container'] },
  { route: 'container-to-itself', from: 'container', cases: ['G-perfpin-same-keep-loopback-in-container'] },
  { route: 'outbound', from: 'container', cases: ['G-outbound-with-masquerade'] },
];

interface RecordedEnd extends Row {
  end: End;
  kind: StepKind;
  packet: PacketKind;
  netns?: string;
  /** A part of the rule that ended it. */
  rule?: string;
}

export const RECORDED_ENDS: readonly RecordedEnd[] = [
  { end: 'filter-drop', kind: 'forward', packet: 'SYN', rule: 'FORWARD', cases: ['G-fault-forward-drop'] },
  {
    end: 'filter-drop',
    kind: 'receive',
    packet: 'SYN',
    rule: 'INPUT',
    cases: ['G-syn-timeout-default', 'G-syn-timeout-retries1', 'G-syn-timeout-retries3'],
  },
  {
    end: 'filter-drop',
    kind: 'send',
    packet: 'icmp-fragmentation-needed',
    rule: 'OUTPUT',
    cases: ['G-fault-mtu-blackhole-big'],
  },
  { end: 'filter-drop', kind: 'receive', packet: 'query', netns: 'client', cases: ['G-fault-dns-timeout'] },
  {
    end: 'filter-reject',
    kind: 'forward',
    packet: 'SYN',
    rule: 'icmp-host-prohibited',
    cases: ['G-fault-forward-reject-host'],
  },
  {
    end: 'filter-reject',
    kind: 'forward',
    packet: 'SYN',
    rule: 'tcp-reset',
    cases: ['G-fault-forward-reject-rst'],
  },
  { end: 'no-route', kind: 'send', packet: 'SYN', cases: ['G-client-to-container-ip-directly'] },
  {
    end: 'no-route',
    kind: 'send',
    packet: 'SYN-ACK',
    cases: ['G-fault-no-route-in-container', 'G-fault-outbound-no-masquerade'],
  },
  { end: 'no-route', kind: 'send', packet: 'query', cases: ['G-fault-dns-no-route'] },
  {
    end: 'no-neighbour',
    kind: 'wait',
    packet: 'SYN',
    netns: 'host',
    cases: ['G-fault-container-gone', 'G-fault-not-veth-in-bridge'],
  },
  {
    end: 'no-listener',
    kind: 'receive',
    packet: 'SYN',
    cases: [
      'G-fault-nginx-stopped',
      'G-fault-bound-to-localhost',
      'G-fault-wrong-container-port',
      'G-fault-not-published',
      'G-container-to-own-published-port',
    ],
  },
  // The client after the last that connected.
  {
    end: 'queue-full',
    kind: 'receive',
    packet: 'SYN',
    cases: ['G-fault-paused-backlog1', 'G-fault-paused-backlog16'],
  },
  {
    end: 'too-big',
    kind: 'forward',
    packet: 'response',
    cases: ['G-fault-mtu-icmp-ok-big', 'G-fault-mtu-blackhole-big'],
  },
];

interface RecordedPackets extends Row {
  packets: readonly PacketKind[];
}

export const RECORDED_PACKETS: readonly RecordedPackets[] = [
  {
    packets: ['SYN', 'SYN-ACK', 'ACK', 'request', 'response', 'FIN'],
    cases: ['G-path-published-port'],
  },
  { packets: ['RST'], cases: ['G-fault-nginx-stopped', 'G-fault-oom-unread-data'] },
  { packets: ['query'], cases: ['G-fault-dns-timeout'] },
  { packets: ['icmp-host-prohibited'], cases: ['G-fault-forward-reject-host'] },
  { packets: ['icmp-host-unreachable'], cases: ['G-fault-container-gone'] },
  { packets: ['icmp-fragmentation-needed'], cases: ['G-fault-mtu-icmp-ok-big'] },
];

interface RecordedRule extends Row {
  /** Table, hook and verdict. */
  visit: string;
}

export const RECORDED_RULES: readonly RecordedRule[] = [
  { visit: 'nat PREROUTING DNAT', cases: ['G-path-published-port'] },
  { visit: 'filter FORWARD ACCEPT', cases: ['G-path-published-port'] },
  { visit: 'nat OUTPUT DNAT', cases: ['G-host-itself-to-published-port'] },
  { visit: 'nat POSTROUTING MASQUERADE', cases: ['G-outbound-with-masquerade'] },
  { visit: 'mangle FORWARD TCPMSS', cases: ['G-fault-mtu-blackhole-big-mssclamp'] },
];

interface RecordedApp extends Row {
  handler: Handler;
  proxied: boolean;
}

/** What an app was seen to do. nginx alone was seen to answer, frozen, thawed and without a worker. */
export const RECORDED_APPS: readonly RecordedApp[] = [
  { handler: 'ok', proxied: false, cases: ['G-fault-appok-direct'] },
  { handler: 'ok', proxied: true, cases: ['G-fault-appok-proxied'] },
  { handler: 'oom-mid-body', proxied: false, cases: ['G-fault-appoomlate-direct'] },
  { handler: 'oom-before-first-byte', proxied: false, cases: ['G-fault-appoomearly-direct'] },
  { handler: 'oom-before-first-byte', proxied: true, cases: ['G-fault-appoomearly-proxied'] },
  { handler: 'oom-unread-data', proxied: false, cases: ['G-fault-oom-unread-data'] },
  { handler: 'exit-before-first-byte', proxied: true, cases: ['G-fault-appexit-proxied'] },
];

/** Whether recordings bear this step out. What the client reports at the end is as good as the whole way there. */
export function isRecorded(scenario: Scenario, { steps, packets }: Trace, step: Step): boolean {
  const isPath = RECORDED_PATHS.some(({ route, from }) => route === scenario.route && from === scenario.from);
  if (!isPath) return false;
  const wasSeen = (it: Step) => isSeen(scenario, packets[it.packet]!.kind, it);
  const isReport = step === steps.at(-1) && step.kind === 'process';
  if (!isReport) return wasSeen(step);
  const isAnswerSeen = takenRequest({ steps, packets }) === null || isProgramSeen(scenario);
  return isAnswerSeen && steps.slice(0, -1).every(wasSeen);
}

function isProgramSeen({ server, handler, proxied }: Scenario): boolean {
  return server === 'nginx' || RECORDED_APPS.some((it) => it.handler === handler && it.proxied === proxied);
}

function isSeen(scenario: Scenario, kind: PacketKind, step: Step): boolean {
  if (step.end) return RECORDED_ENDS.some((row) => fits(row, kind, step));
  if (step.kind === 'process') return isProgramSeen(scenario);
  return (
    RECORDED_PACKETS.some(({ packets }) => packets.includes(kind)) &&
    step.hooks.every(({ table, hook, verdict }) =>
      RECORDED_RULES.some(({ visit }) => visit === `${table} ${hook} ${verdict}`),
    )
  );
}

function fits({ end, kind, packet, netns, rule }: RecordedEnd, sent: PacketKind, step: Step): boolean {
  return (
    end === step.end &&
    kind === step.kind &&
    packet === sent &&
    (netns === undefined || netns === step.netns) &&
    (rule === undefined || (step.hooks.at(-1)?.rule.includes(rule) ?? false))
  );
}
