/** The recorded network with ip and iptables alone: namespaces, veth pairs, a bridge, Docker's rules. */
import { CLIENT, DEFAULT_HOST_PORT, HOST, type Names, namesOf } from './names';
import { limitFlag, type Recipe } from './recipe';
import { hostRules } from './rules';
import type { Scenario } from './scenario';

/** Builds what topology.ts models; namespace `host` stands for the host. */
export function netnsRecipe(scenario: Scenario): Recipe {
  const names = namesOf(scenario.route);
  const { listen, publish, frozen, containerExists } = scenario;
  const url = `http://${HOST}:${publish?.hostPort ?? DEFAULT_HOST_PORT}/`;
  return {
    build: [
      ...cables(scenario, names),
      ...rules(scenario, names),
      ...(listen === null ? [] : [`ip netns exec container nginx -g 'daemon off;' &   # listen ${listen}`]),
    ],
    fault: [
      ...(frozen === false ? [] : ['kill -STOP $(ip netns pids container)']),
      ...(containerExists ? [] : ['ip netns del container   # the rules stay']),
    ],
    ask: [`ip netns exec client curl -sS ${limitFlag(scenario)}${url}`],
  };
}

function cables(scenario: Scenario, { bridge, gateway, network, port, server }: Names): string[] {
  const length = network.split('/')[1];
  const { inBridge, link, containerRoute, mtu } = scenario;
  return [
    'ip netns add client; ip netns add host; ip netns add container',
    'ip link add eth0 netns client type veth peer name ext0 netns host',
    `ip -n client addr add ${CLIENT}/24 dev eth0; ip -n client link set eth0 up`,
    `ip -n host addr add ${HOST}/24 dev ext0; ip -n host link set ext0 mtu ${mtu.hostLink} up`,
    `ip -n host link add ${bridge} type bridge; ip -n host addr add ${gateway}/${length} dev ${bridge}; ip -n host link set ${bridge} up`,
    `ip link add eth0 netns container type veth peer name ${port} netns host`,
    `ip -n host link set ${port}${inBridge ? ` master ${bridge}` : ''} mtu ${mtu.container} ${link}`,
    `ip -n container addr add ${server}/${length} dev eth0; ip -n container link set eth0 mtu ${mtu.container} up`,
    ...(containerRoute ? [`ip -n container route add default via ${gateway}`] : []),
  ];
}

function rules(scenario: Scenario, names: Names): string[] {
  const written = hostRules(scenario, names).map(({ table, text }) => `iptables -t ${table} ${text}`);
  return [
    `sysctl -w net.ipv4.ip_forward=${scenario.ipForward ? 1 : 0}`,
    'iptables -P FORWARD DROP',
    'iptables -t nat -N DOCKER',
    'iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER',
    'iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER',
    ...new Set(written),
  ].map((line) => `ip netns exec host ${line}`);
}
