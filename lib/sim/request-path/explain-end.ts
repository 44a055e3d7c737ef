/** Why a packet came no further than a step, in words, and the document that says so. */
import { printEndpoint } from './address';
import type { End, Step } from './recorder';

export interface Said {
  text: string;
  follows: string;
}

export function explainEnd(end: End, step: Step): Said {
  return ENDS[end](step);
}

const to = ({ after }: Step): string => printEndpoint(after.destination);

const ENDS: Readonly<Record<End, (step: Step) => Said>> = {
  'filter-drop': (step) => ({
    text: `A rule of table filter drops the packet in ${step.netns}${ruleOf(step)}. Nothing is sent back, so the sender cannot tell this from a lost packet.${isNew(step) ? ' conntrack -L shows no entry: it is confirmed only when the packet has passed.' : ''}`,
    follows: 'iptables(8), TARGETS, DROP',
  }),
  'filter-reject': (step) => ({
    text: `A rule of table filter rejects the packet in ${step.netns}${ruleOf(step)}. An error goes back at once. It is made by the host, not by the container, whatever address it carries.`,
    follows: 'iptables-extensions(8), REJECT',
  }),
  'not-forwarding': (step) => ({
    text: `${step.netns} is asked to pass on a packet for ${to(step)}, and net.ipv4.ip_forward is 0: the kernel drops it without a word. DNAT has already happened, so the rules look right.`,
    follows: 'Documentation/networking/ip-sysctl.rst, ip_forward',
  }),
  'no-route': (step) => ({
    text: `The routing table of ${step.netns} has no way to ${to(step)}, so nothing leaves. The program that sent it reads ENETUNREACH at once; a kernel that only wanted to answer a SYN says nothing, and the other side waits.`,
    follows: 'connect(2), ENETUNREACH; ip-route(8)',
  }),
  'no-neighbour': (step) => ({
    text: `${step.says ?? `Nobody on the bridge has ${to(step)}`}. The kernel asks three times, a second apart, and keeps the packet meanwhile; then the sender is told EHOSTUNREACH. The packet itself never shows on a wire.`,
    follows: 'arp(7), mcast_solicit; ip-sysctl.rst, neigh/*/retrans_time_ms',
  }),
  'no-listener': (step) => ({
    text: `No socket in ${step.netns} listens on ${to(step)}. Each network namespace has its own sockets and its own 127.0.0.1; the kernel answers with RST (ICMP port unreachable for UDP) and the client reads "refused" at once.`,
    follows: 'RFC 9293, 3.10.7.1; network_namespaces(7)',
  }),
  'queue-full': (step) => ({
    text: `The socket on ${to(step)} has more connections waiting than its backlog, and no program takes one out. The kernel drops the SYN silently: backlog + 1 connections complete, the next one times out.`,
    follows: 'listen(2), backlog; ip-sysctl.rst, tcp_abort_on_overflow',
  }),
  'too-big': (step) => ({
    text: `The segment does not fit the MTU of the next link of ${step.netns}, and TCP forbids to fragment it. The router drops it and owes the sender an ICMP "fragmentation needed"; without that message the same segment is sent again in vain.`,
    follows: 'RFC 1191, 4; ip-sysctl.rst, ip_no_pmtu_disc',
  }),
  'guest-halted': (step) => ({
    text: `The packet waits at the virtual NIC of ${step.netns}: the guest's vCPUs stand still, and its kernel with them. A frozen container differs: its host's kernel still completes the handshake.`,
    follows: 'QEMU documentation, QMP reference, stop; virtio 1.2, 5.1.6',
  }),
  'no-socket': (step) => ({
    text: `The answer comes from ${printEndpoint(step.before.source)}, which is not whom ${step.netns} asked: it took a way past the namespace that rewrote the address, so nobody put it back.`,
    follows: 'iptables(8), TABLES, nat; Documentation/networking/bridge.rst, br_netfilter',
  }),
};

const isNew = ({ conntrack }: Step): boolean => conntrack?.includes('[UNREPLIED]') ?? false;

function ruleOf({ hooks }: Step): string {
  const last = hooks.at(-1);
  return last ? ` (hook ${last.hook}: ${last.rule})` : '';
}
