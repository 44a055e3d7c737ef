/** What no namespace hides, as read inside all of them, and what a limit does not change in those files. */
import type { Look } from './view';

const recorded = (id: string) => ({ basis: 'recording', case: id }) as const;
const SAME = 'the same';

export const NOT_HIDDEN: readonly Look[] = [
  {
    question: 'How many CPUs are there?',
    command: 'nproc',
    inside: '2',
    outside: SAME,
    origin: recorded('I-not-isolated'),
  },
  {
    question: 'How much memory has the machine?',
    command: 'grep MemTotal /proc/meminfo',
    inside: 'MemTotal:       24684084 kB',
    outside: SAME,
    origin: recorded('I-not-isolated'),
  },
  {
    question: 'And in a group limited to 64 MiB?',
    command: 'grep MemTotal /proc/meminfo; nproc',
    inside: 'MemTotal:       24684084 kB, and 2 CPUs: the limit stands in memory.max, not here',
    outside: SAME,
    origin: recorded('I-limit-not-visible-in-meminfo'),
  },
  {
    question: 'Which kernel is this?',
    command: 'uname -r',
    inside: '6.18.44-fc-v669',
    outside: SAME,
    origin: recorded('I-not-isolated'),
  },
  {
    question: 'What year is it?',
    command: 'date +%Y',
    inside: '2026',
    outside: SAME,
    origin: recorded('I-not-isolated'),
  },
];

/** All of it at once: busybox started by runc 1.1, as it printed. */
export const RUNC_VIEW: readonly Look[] = [
  { question: 'Process number', command: 'echo $$', inside: '1' },
  { question: 'Host name', command: 'hostname', inside: 'ctr' },
  { question: 'User', command: 'id -u', inside: '0' },
  { question: 'Processes', command: 'ps', inside: '3' },
  { question: 'Interfaces', command: 'ip link', inside: '1' },
  { question: 'Root directory', command: 'ls /', inside: 'bin dev etc oldroot proc sys tmp' },
  { question: 'Mounts', command: 'wc -l /proc/self/mounts', inside: '25' },
  {
    question: 'Memory cgroup, with no cgroup namespace of its own',
    command: 'grep memory /proc/self/cgroup',
    inside: '4:memory:/simtruth/r1',
  },
  {
    question: 'Write to the read-only root',
    command: 'touch /x',
    inside: 'touch: /x: Read-only file system',
  },
].map((look) => ({ ...look, outside: 'not recorded', origin: recorded('I-runc-view') }));
