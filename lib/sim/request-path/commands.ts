/** "Do it for real": commands that build the same path and switch on the same fault. Text to copy; nothing runs here. */
import { netnsRecipe, type Recipe } from './commands-netns';
import { namesOf } from './names';
import { hostRules } from './rules';
import type { Scenario } from './scenario';

export const TOOLS = ['docker', 'podman', 'kubectl', 'virsh', 'ip netns'] as const;
export type Tool = (typeof TOOLS)[number];

export interface Commands extends Recipe {
  tool: Tool;
}

/** One block a tool that can build this route; asks come last. */
export function commandsOf(scenario: Scenario): Commands[] {
  if (scenario.route === 'service') return [kubectl(scenario)];
  if (scenario.route === 'vm') return [virsh(scenario)];
  const engines = [engine('docker', scenario)];
  // Podman has no userland proxy over a bridge.
  if (scenario.route !== 'userland-proxy') engines.push(engine('podman', scenario));
  return scenario.route === 'published-port' && scenario.from === 'client'
    ? [...engines, { tool: 'ip netns', ...netnsRecipe(scenario) }]
    : engines;
}

function publishFlag({ route, publish }: Scenario): string {
  if (route === 'host-network') return '--network host ';
  return publish ? `-p ${publish.hostPort}:${publish.containerPort} ` : '';
}

function engine(tool: 'docker' | 'podman', scenario: Scenario): Commands {
  const limits = `${scenario.pidsMax === 'max' ? '' : `--pids-limit ${scenario.pidsMax} `}${scenario.server === 'app' ? `--memory ${scenario.memoryMaxMib}m --memory-swap ${scenario.memoryMaxMib}m ` : ''}`;
  const image = scenario.server === 'app' ? 'YOUR-APP' : 'nginx:1.22';
  return {
    tool,
    build: [`${tool} run -d --name web ${publishFlag(scenario)}${limits}${image}`],
    fault: [...engineFault(tool, scenario), ...hostFault(scenario)],
    ask: [askWith(tool, scenario)],
  };
}

function limitFlag({ clientTimeoutS }: Scenario): string {
  return clientTimeoutS === null ? '' : `--max-time ${clientTimeoutS} `;
}

function askWith(tool: string, scenario: Scenario): string {
  const { route, from, publish } = scenario;
  const port = publish?.containerPort ?? 80;
  const curl = (url: string) =>
    `curl -sS -o /dev/null -w '%{http_code} %{exitcode} %{time_total}\\n' ${limitFlag(scenario)}${url}`;
  const address = `"$(${tool} inspect -f '{{.NetworkSettings.IPAddress}}' web)"`;
  if (route === 'outbound')
    return `${tool} exec web ${curl(scenario.dns ? 'http://backend.internal/' : 'http://OUTSIDE/')}`;
  if (route === 'container-to-itself') return `${tool} exec web ${curl(`http://127.0.0.1:${port}/`)}`;
  if (route === 'container-to-container')
    return `${tool} run --rm curlimages/curl ${curl(`http://${address}:${port}/`)}`;
  if (route === 'bridge-address') return curl(`http://${address}:${port}/`);
  const host = from === 'host-loopback' ? '127.0.0.1' : 'HOST-ADDRESS';
  const asked = route === 'host-network' ? port : (publish?.hostPort ?? 8_080);
  const inside =
    from === 'container'
      ? `${tool} exec web `
      : from === 'second-container'
        ? `${tool} run --rm curlimages/curl `
        : '';
  return `${inside}${curl(`http://${host}:${asked}/`)}`;
}

function engineFault(tool: string, scenario: Scenario): string[] {
  const enter = `nsenter -t "$(${tool} inspect -f '{{.State.Pid}}' web)" -n`;
  const lines: string[] = [];
  if (scenario.route === 'userland-proxy')
    lines.push('iptables -t nat -F DOCKER   # as a firewall reload would: docker-proxy alone is left');
  if (scenario.listen === null)
    lines.push(`${tool} exec web nginx -s stop   # with a PID 1 that outlives nginx`);
  else if (!scenario.listen.startsWith('0.0.0.0:') && !scenario.listen.startsWith('*:'))
    lines.push(
      `${tool} exec web sed -i 's/listen  *80;/listen ${scenario.listen};/' /etc/nginx/conf.d/default.conf`,
      `${tool} exec web nginx -s reload`,
    );
  if (scenario.frozen === true) lines.push(`${tool} pause web`);
  else if (scenario.frozen)
    lines.push(`${tool} pause web; (sleep ${scenario.frozen.thawedAfterS}; ${tool} unpause web) &`);
  if (!scenario.containerRoute || scenario.dns === 'no route') lines.push(`${enter} ip route del default`);
  if (scenario.link === 'down') lines.push(`${enter} ip link set eth0 down`);
  if (scenario.dns === 'dropped')
    lines.push(
      `${tool} run … --dns 203.0.113.10 --dns-opt timeout:${scenario.resolver.timeoutS} --dns-opt attempts:${scenario.resolver.attempts} …`,
    );
  return lines;
}

/** Faults of the host's own kernel, whoever made the container. */
export function hostFault(scenario: Scenario): string[] {
  const lines: string[] = [];
  if (scenario.forward === 'drop') lines.push('iptables -I FORWARD -j DROP');
  else if (scenario.forward !== 'accept') {
    const kind = scenario.forward.slice('reject '.length);
    lines.push(`iptables -I FORWARD ${kind === 'tcp-reset' ? '-p tcp ' : ''}-j REJECT --reject-with ${kind}`);
  }
  if (scenario.hostInput === 'drop')
    lines.push('iptables -A INPUT -p tcp -j DROP   # keep your own ssh open first');
  if (!scenario.ipForward) lines.push('sysctl -w net.ipv4.ip_forward=0');
  if (!scenario.masquerade)
    lines.push('iptables -t nat -D POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE');
  if (scenario.mtu.hostLink !== 1_500) lines.push(`ip link set ext0 mtu ${scenario.mtu.hostLink}`);
  if (scenario.icmpFragmentationNeeded === 'dropped')
    lines.push('iptables -A OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP');
  if (scenario.mssClamp)
    lines.push('iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu');
  if (scenario.tcpSynRetries !== 6)
    lines.push(`sysctl -w net.ipv4.tcp_syn_retries=${scenario.tcpSynRetries}   # where the client runs`);
  if (scenario.tcpSynLinearTimeouts !== 4)
    lines.push(
      `sysctl -w net.ipv4.tcp_syn_linear_timeouts=${scenario.tcpSynLinearTimeouts}   # Linux 6.5 and later`,
    );
  return lines;
}

function virsh(scenario: Scenario): Commands {
  const names = namesOf('vm');
  return {
    tool: 'virsh',
    build: [
      `virt-install --name guest --import --disk guest.qcow2 --memory 512 --network network=default,model=virtio --osinfo detect=on`,
      'virsh domifaddr guest',
      ...new Set(
        hostRules(scenario, names)
          .filter(({ target }) => target.type === 'DNAT')
          .map(({ text }) => `iptables -t nat ${text}`),
      ),
    ],
    fault: [...guestFault(scenario), ...hostFault({ ...scenario, masquerade: true })],
    ask: [`curl -sS ${limitFlag(scenario)}http://HOST-ADDRESS:${scenario.publish?.hostPort ?? 8_080}/`],
  };
}

function guestFault({ frozen, listen, link }: Scenario): string[] {
  const lines: string[] = [];
  if (listen === null) lines.push('ssh guest systemctl stop nginx');
  if (link === 'down') lines.push('virsh domif-setlink guest vnet0 down');
  if (frozen === false) return lines;
  return [
    ...lines,
    frozen === true
      ? 'virsh suspend guest'
      : `virsh suspend guest; (sleep ${frozen.thawedAfterS}; virsh resume guest) &`,
  ];
}

function kubectl(scenario: Scenario): Commands {
  const { publish, endpoints, externalTrafficPolicy, from } = scenario;
  const target = publish?.containerPort ?? 80;
  const type = publish ? 'NodePort' : 'ClusterIP';
  const curl = `curl -sS ${limitFlag(scenario)}`;
  return {
    tool: 'kubectl',
    build: [
      'kubectl create deployment nginx --image=nginx:1.22',
      `kubectl expose deployment nginx --type=${type} --port=80 --target-port=${target}`,
      ...(publish
        ? [`kubectl patch service nginx -p '{"spec":{"externalTrafficPolicy":"${externalTrafficPolicy}"}}'`]
        : []),
    ],
    fault:
      endpoints.here === 0 && endpoints.elsewhere === 0
        ? ['kubectl scale deployment nginx --replicas=0']
        : [],
    ask: [
      from === 'second-container'
        ? `kubectl run ask --rm -it --image=curlimages/curl -- ${curl}http://nginx/`
        : `${curl}http://NODE-ADDRESS:$(kubectl get service nginx -o jsonpath='{.spec.ports[0].nodePort}')/`,
    ],
  };
}
