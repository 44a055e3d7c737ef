/** The recorded network with ip and iptables alone: namespaces, veth pairs, a bridge, Docker's rules. */
import { CLIENT, HOST, namesOf } from './names';
import { hostRules } from './rules';
import type { Scenario } from './scenario';

/** Lines to build a path, to switch a fault on, and to ask over it. */
export interface Recipe {
  build: readonly string[];
  fault: readonly string[];
  ask: readonly string[];
}

/** Builds what topology.ts models; `ip netns exec host` stands for the host. */
export function netnsRecipe(scenario: Scenario): Recipe {
  const names = namesOf(scenario.route);
  const inHost = (line: string) => `ip netns exec host ${line}`;
  const build = [
    'ip netns add client; ip netns add host; ip netns add container',
    'ip link add eth0 netns client type veth peer name ext0 netns host',
    `ip -n client addr add ${CLIENT}/24 dev eth0; ip -n client link set eth0 up`,
    `ip -n host addr add ${HOST}/24 dev ext0; ip -n host link set ext0 up`,
    `ip -n host link add ${names.bridge} type bridge; ip -n host addr add ${names.gateway}/${names.network.split('/')[1]} dev ${names.bridge}; ip -n host link set ${names.bridge} up`,
    `ip link add eth0 netns container type veth peer name ${names.port} netns host`,
    ...(scenario.inBridge ? [`ip -n host link set ${names.port} master ${names.bridge}`] : []),
    `ip -n host link set ${names.port} ${scenario.link}`,
    `ip -n container addr add ${names.server}/${names.network.split('/')[1]} dev eth0; ip -n container link set eth0 up; ip -n container link set lo up`,
    ...(scenario.containerRoute ? [`ip -n container route add default via ${names.gateway}`] : []),
    inHost(`sysctl -w net.ipv4.ip_forward=${scenario.ipForward ? 1 : 0}`),
    inHost('iptables -P FORWARD DROP'),
    inHost('iptables -t nat -N DOCKER'),
    inHost('iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER'),
    inHost('iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER'),
    ...new Set(hostRules(scenario, names).map(({ table, text }) => inHost(`iptables -t ${table} ${text}`))),
  ];
  const fault = [
    ...(scenario.mtu.hostLink === 1_500 ? [] : [`ip -n host link set ext0 mtu ${scenario.mtu.hostLink}`]),
    ...(scenario.tcpSynRetries === 6
      ? []
      : [`ip netns exec client sysctl -w net.ipv4.tcp_syn_retries=${scenario.tcpSynRetries}`]),
    ...(scenario.containerExists ? [] : ['ip netns del container   # the rule stays']),
  ];
  const ask = `ip netns exec client curl -sS ${scenario.clientTimeoutS === null ? '' : `--max-time ${scenario.clientTimeoutS} `}http://${HOST}:${scenario.publish?.hostPort ?? 8_080}/`;
  const serve =
    scenario.listen === null
      ? []
      : [`ip netns exec container nginx -g 'daemon off;' &   # listen ${scenario.listen}`];
  return { build: [...build, ...serve], fault, ask: [ask] };
}
