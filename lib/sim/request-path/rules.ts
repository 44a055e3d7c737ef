/**
 * The rules of the host, as `iptables -S` of the recorded host printed them (case G-facts). Chains are flattened: the
 * text keeps the chain's name.
 */
import { type Names, POD_NETWORK } from './names';
import type { Hook, Match, Rule, Table, Target } from './netns';
import type { Scenario } from './scenario';
import { serviceForward, serviceNat, withoutEndpoints } from './service-rules';

/** What stands at the end of FORWARD. */
export const FORWARD_POLICY = '-P FORWARD DROP';

const ACCEPT: Target = { type: 'ACCEPT' };

export function hostRules(scenario: Scenario, names: Names): Rule[] {
  if (scenario.route === 'host-network') return inputRules(scenario);
  const isService = scenario.route === 'service';
  return [
    ...(isService ? serviceNat(scenario) : publishNat(scenario, names)),
    ...masqueradeRule(scenario, names),
    ...(isService ? withoutEndpoints(scenario) : []),
    ...packetSizeRules(scenario),
    ...forwardRules(scenario, names),
    ...inputRules(scenario),
  ];
}

/** What goes through the userland proxy is what no DNAT rule takes: the rules are left out there. */
function publishNat({ publish, route }: Scenario, { bridge, server }: Names): Rule[] {
  if (!publish || route === 'userland-proxy') return [];
  const { hostPort, containerPort } = publish;
  // libvirt writes no such rule: the one for a guest is made by hand, for what comes from outside.
  const chain = route === 'vm' ? 'PREROUTING' : 'DOCKER';
  const inbound: Rule = {
    table: 'nat',
    hook: 'PREROUTING',
    text: `-A ${chain} ! -i ${bridge} -p tcp -m tcp --dport ${hostPort} -j DNAT --to-destination ${server}:${containerPort}`,
    match: { protocol: 'tcp', notIn: bridge, toLocal: true, toPort: hostPort },
    target: { type: 'DNAT', to: { address: server, port: containerPort } },
  };
  if (route === 'vm') return [inbound];
  return [inbound, { ...inbound, hook: 'OUTPUT', match: { ...inbound.match, notTo: '127.0.0.0/8' } }];
}

/** Pods speak to pods of every node under their own addresses: the Kubernetes network model. */
function masqueradeRule({ masquerade, route }: Scenario, { bridge, network }: Names): Rule[] {
  if (!masquerade) return [];
  const pods = route === 'service' ? { text: ` ! -d ${POD_NETWORK}`, match: { notTo: POD_NETWORK } } : null;
  const text = `-A POSTROUTING -s ${network}${pods?.text ?? ''} ! -o ${bridge} -j MASQUERADE`;
  const match: Match = { from: network, notOut: bridge, ...pods?.match };
  return [rule('nat', 'POSTROUTING', text, match, { type: 'MASQUERADE' })];
}

function packetSizeRules({ mssClamp, icmpFragmentationNeeded }: Scenario): Rule[] {
  const clamp = '-A FORWARD -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu';
  const drop = '-A OUTPUT -p icmp -m icmp --icmp-type fragmentation-needed -j DROP';
  const icmp: Match = { protocol: 'icmp', fragmentationNeeded: true };
  return [
    ...(mssClamp
      ? [rule('mangle', 'FORWARD', clamp, { protocol: 'tcp', syn: true }, { type: 'TCPMSS' })]
      : []),
    ...(icmpFragmentationNeeded === 'dropped'
      ? [rule('filter', 'OUTPUT', drop, icmp, { type: 'DROP' })]
      : []),
  ];
}

function forwardRules(scenario: Scenario, names: Names): Rule[] {
  if (scenario.forward === 'drop') return [];
  if (scenario.forward !== 'accept') return [rejectRule(scenario.forward)];
  const { bridge } = names;
  const accept = (text: string, match: Match) =>
    rule('filter', 'FORWARD', `-A FORWARD ${text} -j ACCEPT`, match, ACCEPT);
  return [
    accept(`-o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED`, { out: bridge, established: true }),
    ...(scenario.route === 'service' ? serviceForward() : acceptPublished(scenario, names)),
    accept(`-i ${bridge} ! -o ${bridge}`, { in: bridge, notOut: bridge }),
    accept(`-i ${bridge} -o ${bridge}`, { in: bridge, out: bridge }),
  ];
}

function rejectRule(forward: Exclude<Scenario['forward'], 'accept' | 'drop'>): Rule {
  const kind = forward.slice('reject '.length) as Extract<Target, { type: 'REJECT' }>['with'];
  // iptables takes tcp-reset with -p tcp alone.
  const tcp = kind === 'tcp-reset' ? '-p tcp ' : '';
  const text = `-A FORWARD ${tcp}-j REJECT --reject-with ${kind}`;
  return rule('filter', 'FORWARD', text, tcp ? { protocol: 'tcp' } : {}, { type: 'REJECT', with: kind });
}

function acceptPublished({ publish }: Scenario, { bridge, server }: Names): Rule[] {
  if (!publish) return [];
  const port = publish.containerPort;
  const text = `-A FORWARD -d ${server}/32 ! -i ${bridge} -o ${bridge} -p tcp -m tcp --dport ${port} -j ACCEPT`;
  const match: Match = { protocol: 'tcp', to: `${server}/32`, notIn: bridge, out: bridge, toPort: port };
  return [rule('filter', 'FORWARD', text, match, ACCEPT)];
}

/** A host firewall that lets answers in and nothing else on TCP. */
function inputRules({ hostInput }: Scenario): Rule[] {
  if (hostInput === 'accept') return [];
  const answers = '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT';
  return [
    rule('filter', 'INPUT', answers, { established: true }, ACCEPT),
    rule('filter', 'INPUT', '-A INPUT -p tcp -j DROP', { protocol: 'tcp' }, { type: 'DROP' }),
  ];
}

function rule(table: Table, hook: Hook, text: string, match: Match, target: Target): Rule {
  return { table, hook, text, match, target };
}
