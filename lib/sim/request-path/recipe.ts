/** What every tool's commands share: their shape, curl's limit, and faults of the host's own kernel. */
import { NGINX_BACKLOG } from './machine';
import type { Scenario } from './scenario';

/** Lines to build a path, to switch a fault on, and to ask over it. */
export interface Recipe {
  build: readonly string[];
  fault: readonly string[];
  ask: readonly string[];
}

export const limitFlag = ({ clientTimeoutS }: Scenario): string =>
  clientTimeoutS === null ? '' : `--max-time ${clientTimeoutS} `;

/** `run` is what goes before a command inside; nginx cannot move its socket on a mere reload. */
export function nginxFault(run: string, restart: string, { listen, backlog }: Scenario): string[] {
  if (listen === null) return [`${run} nginx -s stop   # PID 1 has to outlive nginx`];
  const plain = listen === '0.0.0.0:80' || listen === '*:80';
  if (plain && backlog === NGINX_BACKLOG) return [];
  const directive = `${listen}${backlog === NGINX_BACKLOG ? '' : ` backlog=${backlog}`}`;
  return [`${run} sed -i 's/listen  *80;/listen ${directive};/' /etc/nginx/conf.d/default.conf`, restart];
}

/** Whoever made the container: run these as root on the host. */
export function hostFault(scenario: Scenario): string[] {
  const { mtu, tcpSynRetries, tcpSynLinearTimeouts } = scenario;
  const lines: [boolean, string][] = [
    [scenario.forward !== 'accept', `iptables -I FORWARD ${forwardTarget(scenario)}`],
    [scenario.hostInput === 'drop', 'iptables -A INPUT -p tcp -j DROP   # let your own ssh in first'],
    [!scenario.ipForward, 'sysctl -w net.ipv4.ip_forward=0'],
    [mtu.hostLink !== 1_500, `ip link set ext0 mtu ${mtu.hostLink}`],
    [
      scenario.icmpFragmentationNeeded === 'dropped',
      'iptables -A OUTPUT -p icmp --icmp-type fragmentation-needed -j DROP',
    ],
    [
      scenario.mssClamp,
      'iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu',
    ],
    [tcpSynRetries !== 6, `sysctl -w net.ipv4.tcp_syn_retries=${tcpSynRetries}   # where the client runs`],
    [
      tcpSynLinearTimeouts !== 4,
      `sysctl -w net.ipv4.tcp_syn_linear_timeouts=${tcpSynLinearTimeouts}   # where the client runs`,
    ],
  ];
  return lines.flatMap(([isSet, line]) => (isSet ? [line] : []));
}

function forwardTarget({ forward }: Scenario): string {
  if (forward === 'drop') return '-j DROP';
  const kind = forward.slice('reject '.length);
  return `${kind === 'tcp-reset' ? '-p tcp ' : ''}-j REJECT --reject-with ${kind}`;
}
