/** What happens at a step that a packet passes, in words, and the document that says so. */
import { printEndpoint } from './address';
import type { Said } from './explain-end';
import type { PacketRun, Step } from './recorder';
import type { Route, Scenario } from './scenario';

export function explainStep(step: Step, packet: PacketRun, scenario: Scenario): Said {
  switch (step.kind) {
    case 'send':
      return explainSend(step, packet);
    case 'forward':
      return {
        text: `The destination is not an address of ${step.netns}, so the packet is routed on and passes FORWARD, never INPUT.${rulesSaid(step)} The chain stands between PREROUTING and POSTROUTING, so it sees the inner address and port, not the published one.`,
        follows: 'iptables(8), TABLES, filter, FORWARD',
      };
    case 'receive':
      return explainReceive(step, packet);
    case 'process':
    case 'wait':
      return { text: `${step.says}.`, follows: followsProgram(step.says ?? '') };
    case 'enter':
    case 'leave':
      return explainInterface(step, packet, scenario);
  }
}

function explainSend(step: Step, { kind, attempt }: PacketRun): Said {
  const who = `${printEndpoint(step.before.source)} to ${printEndpoint(step.before.destination)}`;
  if (attempt > 1 && kind === 'SYN')
    return {
      text: `No answer came: the kernel of ${step.netns} sends the SYN again (number ${attempt}), ${who}. The first waits are one second each (tcp_syn_linear_timeouts), later ones double; long waits end late, as the timer wheel is coarse there.`,
      follows: 'Documentation/networking/ip-sysctl.rst, tcp_syn_retries and tcp_syn_linear_timeouts',
    };
  return {
    text: `${WHAT_IS_SENT[kind]} leaves a socket in ${step.netns}, ${who}.${attempt > 1 ? ` It is sent again (number ${attempt}).` : ''}${rulesSaid(step)}`,
    follows: kind === 'query' ? 'resolv.conf(5), nameserver, timeout and attempts' : 'tcp(7); RFC 9293, 3.5',
  };
}

const WHAT_IS_SENT: Readonly<Record<PacketRun['kind'], string>> = {
  SYN: 'The first packet of the connection, SYN,',
  'SYN-ACK': 'The answer to the SYN (made by the kernel: the program is not asked)',
  ACK: 'An acknowledgement',
  request: 'The request, one segment,',
  response: 'The answer (its largest segment stands for all)',
  FIN: 'FIN, the end of one direction,',
  RST: 'RST, a refusal or an abort,',
  query: 'The question for a name, over UDP,',
  answer: 'The name server’s answer',
  'icmp-port-unreachable': 'ICMP port unreachable (the client will read ECONNREFUSED)',
  'icmp-host-prohibited': 'ICMP host prohibited (the client will read EHOSTUNREACH)',
  'icmp-host-unreachable': 'ICMP host unreachable (the client will read EHOSTUNREACH)',
  'icmp-net-unreachable': 'ICMP net unreachable (the client will read ENETUNREACH)',
  'icmp-fragmentation-needed': 'ICMP fragmentation needed, with the MTU that would fit,',
};

function explainReceive(step: Step, { kind }: PacketRun): Said {
  const where = `${printEndpoint(step.after.destination)} in ${step.netns}`;
  if (kind === 'SYN')
    return {
      text: `A socket listens on ${where}. The kernel answers and, after the third packet, puts the connection into the accept queue; the program need not run for that.`,
      follows: 'listen(2); accept(2)',
    };
  if (kind === 'request' || kind === 'response')
    return {
      text: `The bytes lie in the socket buffer of ${where} until the program reads them. It sees ${printEndpoint(step.after.source)} at the other end.`,
      follows: 'tcp(7); recv(2)',
    };
  return { text: `The kernel of ${step.netns} takes the packet in for ${where}.`, follows: 'tcp(7)' };
}

function explainInterface(step: Step, { kind }: PacketRun, { route }: Scenario): Said {
  const moved = rewritten(step);
  const rules = rulesSaid(step);
  if (moved || rules)
    return {
      text: `${crossing(step, route)}${rules}${moved}`,
      follows: `iptables(8), TABLES, nat; ${NAT_DOCUMENTS[route] ?? 'Docker documentation, Packet filtering and firewalls'}`,
    };
  const later =
    kind !== 'SYN' && step.conntrack
      ? ' Table nat is not asked: only the first packet of a connection is.'
      : '';
  return { text: `${crossing(step, route)}${later}`, follows: deviceDocument(step, route) };
}

const NAT_DOCUMENTS: Partial<Record<Route, string>> = {
  service: 'Kubernetes documentation, Virtual IPs and Service Proxies, iptables proxy mode',
  vm: 'libvirt documentation, Virtual Networking',
};

function crossing(step: Step, route: Route): string {
  const verb = step.kind === 'enter' ? 'comes in on' : 'goes out on';
  const made =
    step.place === 'runtime'
      ? ` ${makerOf(route)} put this interface up beforehand and does not see the packet.`
      : '';
  const unrecorded = step.costNs === null ? ` ${UNRECORDED[route]}; what that costs was not recorded.` : '';
  return `The packet ${verb} ${step.interface} in ${step.netns}.${made}${unrecorded}`;
}

const UNRECORDED: Partial<Record<Route, string>> = {
  vm: 'Here the frame crosses between host and guest (tap, virtqueue, the guest’s own driver)',
  service: 'This is the hop to another node and its pod, modelled from documentation as one plain route',
};

function makerOf(route: Route): string {
  if (route === 'vm') return 'libvirt';
  return route === 'service' ? 'The CNI plugin' : 'The engine';
}

function deviceDocument({ interface: name, netns }: Step, route: Route): string {
  if (route === 'vm' && (netns === 'guest' || name === 'vnet0'))
    return 'Documentation/networking/tuntap.rst; virtio 1.2, 5.1 Network Device';
  if (name === 'ext1' || (netns === 'node2' && name === 'eth0'))
    return 'Kubernetes documentation, Services, Load Balancing, and Networking, The Kubernetes network model';
  if (name === 'docker0' || name === 'cni0' || name === 'virbr0')
    return 'Documentation/networking/bridge.rst';
  return name === 'lo' ? 'network_namespaces(7)' : 'veth(4)';
}

function rewritten({ before, after }: Step): string {
  const pairs = [
    ['Destination', before.destination, after.destination],
    ['Source', before.source, after.source],
  ] as const;
  return pairs
    .filter(([, old, now]) => printEndpoint(old) !== printEndpoint(now))
    .map(
      ([end, old, now]) =>
        ` ${end} ${printEndpoint(old)} becomes ${printEndpoint(now)}, as the conntrack entry says.`,
    )
    .join('');
}

function rulesSaid({ hooks }: Step): string {
  return hooks.map(({ hook, table, rule }) => ` Hook ${hook}, table ${table}: ${rule}.`).join('');
}

/** The first word that fits names the document. */
const PROGRAMS: readonly (readonly [string, string])[] = [
  ['curl', 'curl(1), EXIT CODES'],
  ['frozen', 'Documentation/admin-guide/cgroup-v2.rst, cgroup.freeze'],
  ['pids.max', 'Documentation/admin-guide/cgroup-v2.rst, pids.max'],
  ['docker-proxy', 'Docker documentation, Port publishing and mapping, userland proxy'],
  ['oom', 'Documentation/admin-guide/cgroup-v2.rst, memory.max; RFC 2525, 2.17'],
  ['dies', 'RFC 9293, 3.10.4; close(2)'],
  ['for the app', 'nginx documentation, ngx_http_proxy_module'],
  ['nginx', 'nginx documentation, ngx_http_core_module'],
];

function followsProgram(says: string): string {
  return PROGRAMS.find(([word]) => says.includes(word))?.[1] ?? 'tcp(7)';
}
