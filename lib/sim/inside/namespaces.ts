/** The eight namespaces, each with what was seen from within and from the host. Data only; values as recorded. */
import type { NamespaceView } from './view';

const recorded = (id: string) => ({ basis: 'recording', case: id }) as const;
const documented = (document: string) => ({ basis: 'documentation', document }) as const;

export const NAMESPACE_VIEWS: readonly NamespaceView[] = [
  {
    namespace: 'pid',
    flag: 'CLONE_NEWPID',
    isolates: 'process numbers: the first process inside is number 1 and sees only its own.',
    leaves: 'The host sees every process inside, under another number.',
    document: 'pid_namespaces(7)',
    looks: [
      {
        question: 'Which number has this shell, and how many processes are there?',
        command: 'echo $$; ps',
        inside: '1, and 4 processes',
        outside: 'another number than 1, and 20 processes or more',
        origin: recorded('I-pid'),
      },
      {
        question: 'Which numbers has one process?',
        command: 'grep NSpid /proc/PID/status',
        inside: '1',
        outside: 'two numbers: the outer one, then 1',
        origin: recorded('I-pid-two-numbers'),
      },
      {
        question: 'Does SIGTERM end process 1?',
        command: 'kill -TERM PID',
        inside: 'no: process 1 ignores signals it has no handler for',
        outside: 'SIGKILL from the host ends it, and with it every process inside',
        origin: recorded('I-pid1-signals'),
      },
    ],
  },
  {
    namespace: 'uts',
    flag: 'CLONE_NEWUTS',
    isolates: "host name and NIS domain name, which start as a copy of the creator's.",
    leaves: "The kernel version that uname prints is the host's.",
    document: 'uts_namespaces(7)',
    looks: [
      {
        question: 'What is this machine called, after it was renamed inside?',
        command: 'hostname',
        inside: 'ctr1',
        outside: 'host-name, as before',
        origin: recorded('I-uts'),
      },
    ],
  },
  {
    namespace: 'net',
    flag: 'CLONE_NEWNET',
    isolates: 'interfaces, addresses, routes, firewall rules, ports and abstract UNIX sockets.',
    leaves: 'A new one is cut off until someone moves or links an interface into it.',
    document: 'network_namespaces(7)',
    looks: [
      {
        question: 'Which interfaces are there?',
        command: 'ip -br link',
        inside: 'one: lo, which is down; no routes',
        outside: '4',
        origin: recorded('I-net'),
      },
      {
        question: 'Can it reach itself or the world?',
        command: 'curl 127.0.0.1; curl 1.1.1.1',
        inside: 'neither: "Failed to connect … after 0 ms: Couldn\'t connect to server"',
        outside: "as the host's network allows",
        origin: recorded('I-net-connect'),
      },
    ],
  },
  {
    namespace: 'mnt',
    flag: 'CLONE_NEWNS',
    isolates: 'the list of mounts.',
    leaves: 'It starts as a copy: only another root (pivot_root) gives a container its own files.',
    document: 'mount_namespaces(7)',
    looks: [
      {
        question: 'How often is a tmpfs in the list of mounts that was mounted inside?',
        command: 'grep -c MOUNTPOINT /proc/self/mounts',
        inside: '1',
        outside: '0',
        origin: recorded('I-mnt'),
      },
    ],
  },
  {
    namespace: 'ipc',
    flag: 'CLONE_NEWIPC',
    isolates: 'System V shared memory, semaphores and queues, and POSIX message queues.',
    leaves: 'UNIX sockets with a path belong to mounts, abstract ones to the network namespace.',
    document: 'ipc_namespaces(7)',
    looks: [
      {
        question: 'How many shared-memory segments are there, after one was made outside?',
        command: 'ipcs -m',
        inside: '0',
        outside: '1',
        origin: recorded('I-ipc'),
      },
    ],
  },
  {
    namespace: 'user',
    flag: 'CLONE_NEWUSER',
    isolates: 'user and group numbers, and what root may do.',
    leaves: "Files keep the host's owners: root inside is an ordinary user to them.",
    document: 'user_namespaces(7)',
    looks: [
      {
        question: 'Who am I?',
        command: 'id -u',
        inside: '0 (root)',
        outside: '1000',
        origin: recorded('I-user'),
      },
      {
        question: 'How are the numbers mapped?',
        command: 'cat /proc/self/uid_map',
        inside: '0       1000          1',
        outside: 'not asked; without a map every number would read 65534 (nobody)',
        origin: recorded('I-user'),
      },
      {
        question: "May root write a file of the host's root?",
        command: 'echo > /etc/hostname',
        inside: 'cannot create /etc/hostname: Permission denied',
        outside: 'uid 1000 may not either',
        origin: recorded('I-user'),
      },
    ],
  },
  {
    namespace: 'cgroup',
    flag: 'CLONE_NEWCGROUP',
    isolates: 'the path of the own cgroup, which becomes the root of what is shown.',
    leaves: "It limits nothing: the limits are the cgroup's, wherever one stands.",
    document: 'cgroup_namespaces(7)',
    looks: [
      {
        question: 'In which cgroup is this process?',
        command: 'cat /proc/self/cgroup',
        inside: 'pids:/ (recorded on cgroup v1; v2 prints 0::/)',
        outside: 'pids:/simtruth/i',
        origin: recorded('I-cgroup'),
      },
    ],
  },
  {
    namespace: 'time',
    flag: 'CLONE_NEWTIME',
    isolates: 'offsets of CLOCK_MONOTONIC and CLOCK_BOOTTIME, and with the latter /proc/uptime.',
    leaves: 'The wall clock, CLOCK_REALTIME, is never its own.',
    document: 'time_namespaces(7)',
    looks: [
      {
        question: 'How long has the system been up, with a boottime offset of minus one day?',
        command: 'cat /proc/uptime',
        inside: 'a day less',
        outside: "the host's uptime",
        origin: documented('time_namespaces(7)'),
      },
      {
        question: 'What time is it?',
        command: 'date',
        inside: "the host's wall clock",
        outside: 'the same',
        origin: documented('time_namespaces(7)'),
      },
    ],
  },
];
