/**
 * What kube-proxy in iptables mode writes for one Service, and a CNI plugin for its pods. Kubernetes documentation,
 * Virtual IPs and Service Proxies. Marks are flattened into what they stand for.
 */
import { isElsewhere, OUTSIDE_NETWORK, POD_NETWORK, serverNames } from './names';
import type { Match, Rule, Target } from './netns';
import type { Scenario } from './scenario';

export const CLUSTER_IP = '10.96.0.10';
export const CLUSTER_PORT = 80;

/**
 * Nothing to rewrite without a pod. externalTrafficPolicy is about what comes in by the node port; what pods send to the
 * cluster IP follows internalTrafficPolicy, which is Cluster here, its default.
 */
export function serviceNat(scenario: Scenario): Rule[] {
  const { publish, endpoints, externalTrafficPolicy } = scenario;
  if (endpoints.here + endpoints.elsewhere === 0) return [];
  const { server } = serverNames(scenario);
  const port = publish?.containerPort ?? CLUSTER_PORT;
  const toPod = `-A KUBE-SEP-NGINX -p tcp -j DNAT --to-destination ${server}:${port}`;
  const rewrite = (text: string, match: Match): Rule => ({
    table: 'nat',
    hook: 'PREROUTING',
    text: `${text}; ${toPod}`,
    match: { protocol: 'tcp', ...match },
    target: { type: 'DNAT', to: { address: server, port } },
  });
  const rules = [
    rewrite(`-A KUBE-SERVICES -d ${CLUSTER_IP}/32 -p tcp --dport ${CLUSTER_PORT} -j KUBE-SVC-NGINX`, {
      to: `${CLUSTER_IP}/32`,
      toPort: CLUSTER_PORT,
    }),
  ];
  if (!publish || (externalTrafficPolicy === 'Local' && isElsewhere(scenario))) return rules;
  rules.push(
    rewrite(`-A KUBE-NODEPORTS -p tcp --dport ${publish.hostPort} -j KUBE-EXT-NGINX`, {
      toLocal: true,
      toPort: publish.hostPort,
    }),
  );
  if (externalTrafficPolicy === 'Cluster')
    rules.push({
      table: 'nat',
      hook: 'POSTROUTING',
      text: '-A KUBE-POSTROUTING -m mark --mark 0x4000/0x4000 -j MASQUERADE --random-fully',
      // The mark is set by KUBE-EXT on what came in by a node port.
      match: { protocol: 'tcp', from: OUTSIDE_NETWORK, to: `${server}/32`, toPort: port },
      target: { type: 'MASQUERADE' },
    });
  return rules;
}

/** What belongs to a known connection (kube-proxy), and all to and from pods, whichever node they are on (flannel). */
export function serviceForward(): Rule[] {
  const accept = (text: string, match: Match): Rule => ({
    table: 'filter',
    hook: 'FORWARD',
    text: `-A ${text} -j ACCEPT`,
    match,
    target: { type: 'ACCEPT' },
  });
  return [
    accept('KUBE-FORWARD -m conntrack --ctstate RELATED,ESTABLISHED', { established: true }),
    accept(`FLANNEL-FWD -s ${POD_NETWORK}`, { from: POD_NETWORK }),
    accept(`FLANNEL-FWD -d ${POD_NETWORK}`, { to: POD_NETWORK }),
  ];
}

/** kube-proxy rejects what asks for a Service without pods, and drops what policy Local has no pod here for. */
export function withoutEndpoints({ publish, endpoints, externalTrafficPolicy }: Scenario): Rule[] {
  if (endpoints.here > 0) return [];
  if (endpoints.elsewhere > 0) {
    const drop = '-m comment --comment "default/nginx has no local endpoints" -j DROP';
    return externalTrafficPolicy === 'Local' ? onNodePort(publish, drop, { type: 'DROP' }) : [];
  }
  const reject: Target = { type: 'REJECT', with: 'icmp-port-unreachable' };
  const said =
    '-m comment --comment "default/nginx has no endpoints" -j REJECT --reject-with icmp-port-unreachable';
  return [
    {
      table: 'filter',
      hook: 'FORWARD',
      text: `-A KUBE-SERVICES -d ${CLUSTER_IP}/32 -p tcp --dport ${CLUSTER_PORT} ${said}`,
      match: { protocol: 'tcp', to: `${CLUSTER_IP}/32`, toPort: CLUSTER_PORT },
      target: reject,
    },
    ...onNodePort(publish, said, reject),
  ];
}

function onNodePort(publish: Scenario['publish'], said: string, target: Target): Rule[] {
  if (!publish) return [];
  return [
    {
      table: 'filter',
      hook: 'INPUT',
      text: `-A KUBE-EXTERNAL-SERVICES -p tcp --dport ${publish.hostPort} ${said}`,
      match: { protocol: 'tcp', toPort: publish.hostPort },
      target,
    },
  ];
}
