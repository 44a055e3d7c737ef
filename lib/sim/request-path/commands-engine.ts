/** Docker's and Podman's words for a path: they differ in the name of the program alone. */
import { DEFAULT_HOST_PORT, HOST_NAME_ASKED } from './names';
import { hostFault, limitFlag, nginxFault, type Recipe } from './recipe';
import type { Scenario } from './scenario';

export function engineRecipe(engine: 'docker' | 'podman', scenario: Scenario): Recipe {
  return {
    build: [runLine(engine, scenario)],
    fault: [...containerFault(engine, scenario), ...bridgeFault(engine, scenario), ...hostFault(scenario)],
    ask: [askLine(engine, scenario)],
  };
}

function runLine(engine: string, scenario: Scenario): string {
  const { route, publish, pidsMax, server, memoryMaxMib, dns, resolver } = scenario;
  const flags = [
    route === 'host-network'
      ? '--network host'
      : publish && `-p ${publish.hostPort}:${publish.containerPort}`,
    pidsMax !== 'max' && `--pids-limit ${pidsMax}`,
    server === 'app' && `--memory ${memoryMaxMib}m --memory-swap ${memoryMaxMib}m`,
    dns &&
      `--dns NAME-SERVER --dns-option timeout:${resolver.timeoutS} --dns-option attempts:${resolver.attempts}`,
  ].filter(Boolean);
  // The image's entry point is a shell that forks: under a pids limit nginx has to be the first process.
  const limited = pidsMax !== 'max' && server === 'nginx';
  const image =
    server === 'app' ? 'YOUR-APP' : limited ? "--entrypoint nginx nginx:1.22 -g 'daemon off;'" : 'nginx:1.22';
  return [`${engine} run -d --name web`, ...flags, image].join(' ');
}

function containerFault(engine: string, scenario: Scenario): string[] {
  const { frozen, containerRoute, dns, link, waiting } = scenario;
  const enter = `nsenter -t "$(${engine} inspect -f '{{.State.Pid}}' web)" -n`;
  const lines = nginxFault(`${engine} exec web`, `${engine} restart web`, scenario);
  if (frozen === true) lines.push(`${engine} pause web`);
  else if (frozen) lines.push(`${engine} pause web; (sleep ${frozen.thawedAfterS}; ${engine} unpause web) &`);
  if (waiting > 0)
    lines.push(`for i in $(seq ${waiting}); do nc HOST-ADDRESS ${DEFAULT_HOST_PORT} < /dev/null & done`);
  if (!containerRoute || dns === 'no route') lines.push(`${enter} ip route del default`);
  if (link === 'down') lines.push(`${enter} ip link set eth0 down`);
  if (dns === 'dropped') lines.push('iptables -A INPUT -p udp --dport 53 -j DROP   # on NAME-SERVER');
  if (dns === 'refused') lines.push('systemctl stop named   # on NAME-SERVER');
  return lines;
}

function bridgeFault(
  engine: string,
  { route, inBridge, masquerade, containerExists, publish }: Scenario,
): string[] {
  const lines: string[] = [];
  if (route === 'userland-proxy')
    lines.push('iptables -t nat -F DOCKER   # as a firewall reload would: docker-proxy alone is left');
  if (!inBridge) lines.push('ip link set VETH nomaster   # its name: bridge link show');
  if (!masquerade) lines.push('iptables -t nat -D POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE');
  if (!containerExists && publish)
    lines.push(
      `${engine} rm -f web`,
      `iptables -t nat -A PREROUTING -p tcp --dport ${publish.hostPort} -j DNAT --to-destination 172.17.0.9:${publish.containerPort}   # as if the rule had stayed`,
      'iptables -I FORWARD -d 172.17.0.9 -j ACCEPT',
    );
  return lines;
}

function askLine(engine: string, scenario: Scenario): string {
  const { from } = scenario;
  const report = "-o /dev/null -w '%{http_code} %{exitcode} %{time_total}\\n'";
  const curl = `curl -sS ${report} ${limitFlag(scenario)}${urlOf(engine, scenario)}`;
  if (from === 'container') return `${engine} exec web ${curl}`;
  return from === 'second-container' ? `${engine} run --rm curlimages/curl ${curl}` : curl;
}

function urlOf(engine: string, { route, from, publish, dns }: Scenario): string {
  const port = publish?.containerPort ?? 80;
  const address = `"$(${engine} inspect -f '{{.NetworkSettings.IPAddress}}' web)"`;
  switch (route) {
    case 'outbound':
      return `http://${dns ? HOST_NAME_ASKED : 'OUTSIDE'}/`;
    case 'container-to-itself':
      return `http://127.0.0.1:${port}/`;
    case 'container-to-container':
    case 'bridge-address':
      return `http://${address}:${port}/`;
    default: {
      const asked = route === 'host-network' ? port : (publish?.hostPort ?? DEFAULT_HOST_PORT);
      return `http://${from === 'host-loopback' ? '127.0.0.1' : 'HOST-ADDRESS'}:${asked}/`;
    }
  }
}
