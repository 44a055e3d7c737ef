/** Where one would look for this fault, and what the place would show. Follows from where the packet ended. */
import type { ClientRun } from './client';
import type { Fault } from './connection';
import { type Names, serverNames } from './names';
import type { Hook } from './netns';
import type { Scenario } from './scenario';

export interface Look {
  command: string;
  shows: string;
}

export function lookOf(scenario: Scenario, { fault, asked, recorder, seen }: ClientRun): Look[] {
  if (!fault) return healthy(scenario);
  const names = serverNames(scenario);
  const port = scenario.publish?.containerPort ?? 80;
  const hook = recorder.steps.find((step) => step.end === fault.why)?.hooks.at(-1)?.hook ?? 'FORWARD';
  const isName = seen.stage === 'resolve';
  const packets = isName ? 'udp port 53' : `tcp port ${asked.port}`;
  return [...LOOKS[fault.why]({ scenario, names, fault, port, hook, isName }), capture(names, packets)];
}

interface Question {
  scenario: Scenario;
  names: Names;
  fault: Fault;
  port: number;
  /** Where a rule stopped the packet. */
  hook: Hook;
  /** It was the question for a name that failed. */
  isName: boolean;
}

/** Inside the server's namespace, in the words of whoever runs it. */
function inside({ route }: Scenario, command: string): string {
  if (route === 'vm') return `ssh guest ${command}`;
  if (route === 'service') return `kubectl debug -it POD --image=nicolaka/netshoot -- ${command}`;
  return `nsenter -t "$(docker inspect -f '{{.State.Pid}}' web)" -n ${command}`;
}

const listening = ({ scenario, port }: Question): Look => ({
  command: inside(scenario, 'ss -ltn'),
  shows: `whether LISTEN stands on 0.0.0.0:${port}, on 127.0.0.1, on another port, or not at all`,
});

const published = ({ scenario, names }: Question): Look =>
  scenario.route === 'service'
    ? {
        command: 'kubectl get endpointslices -l kubernetes.io/service-name=nginx',
        shows: 'the ready pods and their ports; none when the selector or the probe fails',
      }
    : {
        command: scenario.route === 'vm' ? 'virsh domifaddr guest' : 'docker port web',
        shows: `which host port leads to which port of ${names.server}, if any`,
      };

const ruleCounters = ({ hook }: Question): Look => ({
  command: `iptables -L ${hook} -v -n --line-numbers`,
  shows: 'the policy, and a DROP or REJECT whose packet counter grows with each try',
});

const neighbours = ({ names, fault }: Question): Look => ({
  command: `${fault.netns === 'node2' ? 'ssh node2 ' : ''}ip neigh show dev ${names.bridge}`,
  shows: `${names.server} INCOMPLETE or FAILED: nobody answers ARP`,
});

const ports = ({ names }: Question): Look => ({
  command: 'bridge link show; docker ps -a',
  shows: `whether ${names.port} is up and a port of ${names.bridge}, and whether the container runs`,
});

const kernelLog: Look = {
  command: 'dmesg -T | grep -i "out of memory"; cat /sys/fs/cgroup/…/memory.events',
  shows: 'the killed process and oom_kill 1',
};

const upstream = ({ scenario }: Question): Look => ({
  command:
    scenario.route === 'service'
      ? 'kubectl logs POD --previous'
      : 'docker logs web; docker inspect -f "{{.State.OOMKilled}} {{.State.ExitCode}}" web',
  shows: 'nginx’s error line about the upstream, or the exit code (137 after SIGKILL)',
});

const frozenState: Look = {
  command: 'docker ps; cat /sys/fs/cgroup/…/cgroup.events',
  shows: '(Paused), frozen 1',
};

const queue = ({ scenario, port }: Question): Look => ({
  command: inside(scenario, 'ss -ltn'),
  shows: `Recv-Q above 0 on port ${port}: connections wait and no program takes them`,
});

const masquerading: Look = {
  command: 'iptables -t nat -L POSTROUTING -v -n',
  shows: 'whether MASQUERADE is there for what goes out',
};

const unreplied = ({ isName }: Question): Look => ({
  command: 'conntrack -L',
  shows: isName
    ? 'udp … [UNREPLIED]: the question went out, the answer did not come back'
    : 'SYN_SENT [UNREPLIED]: the SYN went through, the answer did not come back',
});

const LOOKS: Readonly<Record<Fault['why'], (question: Question) => Look[]>> = {
  'filter-drop': (q) => [
    ruleCounters(q),
    { command: 'conntrack -L', shows: 'no entry: what is dropped is never confirmed' },
  ],
  'filter-reject': (q) => [ruleCounters(q), published(q)],
  'not-forwarding': () => [{ command: 'sysctl net.ipv4.ip_forward', shows: '0' }],
  'no-route': (q) => [
    {
      command:
        q.fault.netns === q.names.serverNetns ? inside(q.scenario, 'ip route') : 'ip route get ADDRESS',
      shows: 'no default route, or none to that network',
    },
  ],
  'answer-lost': (q) =>
    q.scenario.route === 'outbound'
      ? [masquerading, unreplied(q)]
      : [
          { command: inside(q.scenario, 'ip route'), shows: 'no way back to the client' },
          unreplied(q),
          masquerading,
        ],
  'no-neighbour': (q) => [neighbours(q), ports(q)],
  'no-listener': (q) => [
    listening(q),
    published(q),
    {
      command: 'iptables -t nat -L DOCKER -v -n',
      shows: 'the DNAT rule and where it leads, or that there is none',
    },
  ],
  'queue-full': (q) => [
    queue(q),
    { command: 'nstat -az TcpExtListenOverflows', shows: 'a counter that grows with each dropped SYN' },
  ],
  'too-big': (q) => [
    {
      command: inside(q.scenario, 'ping -M do -s 1472 203.0.113.10'),
      shows: 'no answer at this size, answers at a smaller one',
    },
    { command: 'ip link', shows: 'MTUs that differ along the path' },
    { command: inside(q.scenario, 'ss -ti'), shows: 'one segment in flight, retrans growing, rto doubling' },
  ],
  'guest-halted': () => [{ command: 'virsh domstate guest', shows: 'paused' }],
  'no-socket': () => [
    { command: 'sysctl net.bridge.bridge-nf-call-iptables', shows: '0: bridged answers pass NAT by' },
  ],
  frozen: (q) => [frozenState, queue(q)],
  'no-worker': (q) => [
    {
      command: 'cat /sys/fs/cgroup/…/pids.max /sys/fs/cgroup/…/pids.events',
      shows: 'the limit, and max growing with each refused fork',
    },
    queue(q),
    upstream(q),
  ],
  dns: () => [
    {
      command: 'docker exec web cat /etc/resolv.conf',
      shows: 'which name server is asked, with what timeout and attempts',
    },
    { command: 'docker exec web getent hosts backend.internal', shows: 'the name alone, without HTTP' },
  ],
  slow: (q) => [
    upstream(q),
    {
      command: 'docker exec web nginx -T | grep proxy_read_timeout',
      shows: 'how long nginx waits for the app',
    },
  ],
  ok: () => [],
  'oom-mid-body': (q) => [kernelLog, upstream(q)],
  'oom-before-first-byte': (q) => [kernelLog, upstream(q)],
  'oom-unread-data': (q) => [kernelLog, upstream(q)],
  'exit-before-first-byte': (q) => [upstream(q)],
};

const capture = ({ bridge, port }: Names, packets: string): Look => ({
  command: `tcpdump -ni any '${packets} or icmp'`,
  shows: `the last interface (ext0, ${bridge}, ${port}) the packet is seen on`,
});

function healthy(scenario: Scenario): Look[] {
  return [
    { command: 'conntrack -L -p tcp', shows: 'the entry with both pairs of addresses, [ASSURED]' },
    { command: inside(scenario, 'ss -ltn'), shows: 'LISTEN with Recv-Q 0' },
  ];
}
