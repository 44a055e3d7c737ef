/**
 * The rules of the host, as `iptables -S` of the recorded host printed them (case G-facts), and those kube-proxy
 * writes in their place for a Service. Chains are flattened: the text keeps the chain's name.
 */
import type { Names } from './names';
import type { Match, Rule, Target } from './netns';
import type { Scenario } from './scenario';

export const CLUSTER_IP = '10.96.0.10';
export const CLUSTER_PORT = 80;

export function hostRules(scenario: Scenario, names: Names): Rule[] {
  if (scenario.route === 'host-network') return inputRules(scenario);
  const nat = scenario.route === 'service' ? serviceNat(scenario, names) : publishNat(scenario, names);
  return [...nat, ...masquerade(scenario, names), ...filterRules(scenario, names), ...inputRules(scenario)];
}

/** What goes through the userland proxy is what no DNAT rule takes: the rules are left out there. */
function publishNat({ publish, route }: Scenario, { bridge, server }: Names): Rule[] {
  if (!publish || route === 'userland-proxy') return [];
  const { hostPort, containerPort } = publish;
  const target: Target = { type: 'DNAT', to: { address: server, port: containerPort } };
  const match: Match = { protocol: 'tcp', notIn: bridge, toLocal: true, toPort: hostPort };
  const rest = `! -i ${bridge} -p tcp -m tcp --dport ${hostPort} -j DNAT --to-destination ${server}:${containerPort}`;
  const text = `-A ${route === 'vm' ? 'PREROUTING' : 'DOCKER'} ${rest}`;
  const inbound: Rule = { table: 'nat', hook: 'PREROUTING', text, match, target };
  // libvirt writes no such rule: the one here is made by hand, for what comes from outside.
  if (route === 'vm') return [inbound];
  return [inbound, { ...inbound, hook: 'OUTPUT', match: { ...match, notTo: '127.0.0.0/8' } }];
}

/** Kubernetes documentation, Virtual IPs and Service Proxies, iptables proxy mode. */
function serviceNat({ publish, endpoints, externalTrafficPolicy }: Scenario, { server }: Names): Rule[] {
  const ready = endpoints.here + endpoints.elsewhere;
  if (ready === 0 || endpoints.here === 0) return [];
  const port = publish?.containerPort ?? CLUSTER_PORT;
  const target: Target = { type: 'DNAT', to: { address: server, port } };
  const toPod = `-A KUBE-SEP-NGINX -p tcp -j DNAT --to-destination ${server}:${port}`;
  const rules: Rule[] = [
    {
      table: 'nat',
      hook: 'PREROUTING',
      text: `-A KUBE-SERVICES -d ${CLUSTER_IP}/32 -p tcp --dport ${CLUSTER_PORT} -j KUBE-SVC-NGINX; ${toPod}`,
      match: { protocol: 'tcp', to: `${CLUSTER_IP}/32`, toPort: CLUSTER_PORT },
      target,
    },
  ];
  if (!publish) return rules;
  rules.push({
    table: 'nat',
    hook: 'PREROUTING',
    text: `-A KUBE-NODEPORTS -p tcp --dport ${publish.hostPort} -j KUBE-EXT-NGINX; ${toPod}`,
    match: { protocol: 'tcp', toLocal: true, toPort: publish.hostPort },
    target,
  });
  if (externalTrafficPolicy === 'Cluster')
    rules.push({
      table: 'nat',
      hook: 'POSTROUTING',
      text: '-A KUBE-POSTROUTING -m mark --mark 0x4000/0x4000 -j MASQUERADE --random-fully',
      match: { protocol: 'tcp', to: `${server}/32`, toPort: port, from: '203.0.113.0/24' },
      target: { type: 'MASQUERADE' },
    });
  return rules;
}

function masquerade({ masquerade }: Scenario, { bridge, network }: Names): Rule[] {
  if (!masquerade) return [];
  const match: Match = { from: network, notOut: bridge };
  const text = `-A POSTROUTING -s ${network} ! -o ${bridge} -j MASQUERADE`;
  return [{ table: 'nat', hook: 'POSTROUTING', text, match, target: { type: 'MASQUERADE' } }];
}

/** What stands at the end of FORWARD is its policy, DROP. */
export const FORWARD_POLICY = '-P FORWARD DROP';

function filterRules(scenario: Scenario, names: Names): Rule[] {
  const { bridge } = names;
  const rules: Rule[] = [...withoutEndpoints(scenario)];
  if (scenario.mssClamp)
    rules.push({
      table: 'mangle',
      hook: 'FORWARD',
      text: '-A FORWARD -p tcp -m tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu',
      match: { protocol: 'tcp', syn: true },
      target: { type: 'TCPMSS' },
    });
  if (scenario.icmpFragmentationNeeded === 'dropped')
    rules.push({
      table: 'filter',
      hook: 'OUTPUT',
      text: '-A OUTPUT -p icmp -m icmp --icmp-type fragmentation-needed -j DROP',
      match: { protocol: 'icmp', fragmentationNeeded: true },
      target: { type: 'DROP' },
    });
  if (scenario.forward === 'drop') return rules;
  const forward = (text: string, match: Match, target: Target = { type: 'ACCEPT' }) =>
    rules.push({ table: 'filter', hook: 'FORWARD', text: `-A FORWARD ${text}`, match, target });
  if (scenario.forward !== 'accept') {
    const kind = scenario.forward.slice('reject '.length) as Extract<Target, { type: 'REJECT' }>['with'];
    const tcp = kind === 'tcp-reset' ? '-p tcp ' : '';
    forward(`${tcp}-j REJECT --reject-with ${kind}`, tcp ? { protocol: 'tcp' } : {}, {
      type: 'REJECT',
      with: kind,
    });
    return rules;
  }
  forward(`-o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`, {
    out: bridge,
    established: true,
  });
  acceptPublished(scenario, names, forward);
  forward(`-i ${bridge} ! -o ${bridge} -j ACCEPT`, { in: bridge, notOut: bridge });
  forward(`-i ${bridge} -o ${bridge} -j ACCEPT`, { in: bridge, out: bridge });
  return rules;
}

function acceptPublished(
  { publish, route }: Scenario,
  { bridge, server }: Names,
  forward: (text: string, match: Match) => void,
): void {
  if (route === 'service') {
    forward('-A KUBE-FORWARD -m mark --mark 0x4000/0x4000 -j ACCEPT', { out: bridge, to: `${server}/32` });
    return;
  }
  if (!publish) return;
  forward(
    `-d ${server}/32 ! -i ${bridge} -o ${bridge} -p tcp -m tcp --dport ${publish.containerPort} -j ACCEPT`,
    { protocol: 'tcp', to: `${server}/32`, notIn: bridge, out: bridge, toPort: publish.containerPort },
  );
}

/** kube-proxy rejects what asks for a Service without endpoints, and drops what policy Local has no pod for. */
function withoutEndpoints({ route, publish, endpoints, externalTrafficPolicy }: Scenario): Rule[] {
  if (route !== 'service' || endpoints.here > 0) return [];
  const none = endpoints.elsewhere === 0;
  const reject: Target = { type: 'REJECT', with: 'icmp-port-unreachable' };
  const said =
    '-m comment --comment "default/nginx has no endpoints" -j REJECT --reject-with icmp-port-unreachable';
  const cluster: Match = { protocol: 'tcp', to: `${CLUSTER_IP}/32`, toPort: CLUSTER_PORT };
  const rules: Rule[] = none
    ? [
        {
          table: 'filter',
          hook: 'FORWARD',
          text: `-A KUBE-SERVICES -d ${CLUSTER_IP}/32 ${said}`,
          match: cluster,
          target: reject,
        },
      ]
    : [];
  if (!publish) return rules;
  const local: Match = { protocol: 'tcp', toPort: publish.hostPort };
  if (none)
    rules.push({
      table: 'filter',
      hook: 'INPUT',
      text: `-A KUBE-EXTERNAL-SERVICES -p tcp --dport ${publish.hostPort} ${said}`,
      match: local,
      target: reject,
    });
  else if (externalTrafficPolicy === 'Local')
    rules.push({
      table: 'filter',
      hook: 'INPUT',
      text: `-A KUBE-EXTERNAL-SERVICES -p tcp --dport ${publish.hostPort} -m comment --comment "default/nginx has no local endpoints" -j DROP`,
      match: local,
      target: { type: 'DROP' },
    });
  return rules;
}

/** A host firewall that lets answers in and nothing else on TCP. */
function inputRules({ hostInput }: Scenario): Rule[] {
  if (hostInput === 'accept') return [];
  return [
    {
      table: 'filter',
      hook: 'INPUT',
      text: '-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
      match: { established: true },
      target: { type: 'ACCEPT' },
    },
    {
      table: 'filter',
      hook: 'INPUT',
      text: '-A INPUT -p tcp -j DROP',
      match: { protocol: 'tcp' },
      target: { type: 'DROP' },
    },
  ];
}
