/**
 * The commands that set the same limits for real: docker, podman, kubectl (a pod) and plain cgroupfs. What a tool cannot
 * say is told in a note. docker-run(1), podman-run(1), Documentation/admin-guide/cgroup-v2.rst.
 */

import { weightOfShares } from './cpu/weight';
import { printCpuMax } from './cpu-max';
import { printIoMax } from './io-max';
import { DEVICE } from './kernel-files';
import type { Limits } from './kernel-limits';
import type { Container, LimitsScenario } from './scenario';

export interface Command {
  tool: 'docker' | 'podman' | 'kubectl' | 'cgroupfs';
  text: string;
  notes: string[];
}

const IMAGE = 'nginx:1.27';
const DISK = '/dev/sda';

export function commandsFor(scenario: LimitsScenario, container: Container): Command[] {
  return [
    runCommand('docker', container),
    runCommand('podman', container),
    podManifest(container),
    cgroupfs(scenario, container),
  ];
}

/** The least shares that a runtime turns into this cpu.weight (runc ≥ 1.3.2, crun ≥ 1.23). */
export function sharesForWeight(weight: number): number {
  let low = 2;
  let high = 262_144;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weightOfShares(middle) >= weight) high = middle;
    else low = middle + 1;
  }
  return low;
}

function runCommand(tool: 'docker' | 'podman', { name, limits }: Container): Command {
  const flags: string[] = [];
  const notes: string[] = [];
  const { cpuMax, ioMax } = limits;
  if (cpuMax.quotaUs !== null) flags.push(`--cpu-period ${cpuMax.periodUs}`, `--cpu-quota ${cpuMax.quotaUs}`);
  if (limits.cpuWeight !== 100) {
    flags.push(`--cpu-shares ${sharesForWeight(limits.cpuWeight)}`);
    notes.push(
      `--cpu-shares is v1 language: runc 1.3.2 and crun 1.23 or later make cpu.weight ${limits.cpuWeight} of it, older ones a smaller number.`,
    );
  }
  if (limits.memoryMaxBytes !== null) {
    // --memory-swap is memory and swap together; left out, the tool allows as much swap again as memory.
    const swap = limits.memorySwapMaxBytes;
    flags.push(
      `--memory ${limits.memoryMaxBytes}`,
      `--memory-swap ${swap === null ? -1 : limits.memoryMaxBytes + swap}`,
    );
  }
  if (limits.memoryLowBytes !== null && limits.memoryLowBytes > 0)
    flags.push(`--memory-reservation ${limits.memoryLowBytes}`);
  if (limits.pidsMax !== null) flags.push(`--pids-limit ${limits.pidsMax}`);
  for (const [key, flag] of IO_FLAGS)
    if (ioMax[key] !== null) flags.push(`--device-${flag} ${DISK}:${ioMax[key]}`);
  const files = unflagged(limits);
  if (tool === 'podman') flags.push(...files.map(([file, value]) => `--cgroup-conf ${file}=${value}`));
  else
    notes.push(
      ...files.map(
        ([file]) => `docker run has no flag for ${file}: write the file of the running container.`,
      ),
    );
  const text = [`${tool} run -d --name ${name.toLowerCase()}`, ...flags, IMAGE].join(' \\\n  ');
  return { tool, text, notes };
}

const IO_FLAGS = [
  ['rbps', 'read-bps'],
  ['wbps', 'write-bps'],
  ['riops', 'read-iops'],
  ['wiops', 'write-iops'],
] as const;

/** Files that no flag of docker run sets. */
function unflagged(limits: Limits): [string, string][] {
  const files: [string, string][] = [];
  if (limits.cpuMaxBurstUs > 0) files.push(['cpu.max.burst', String(limits.cpuMaxBurstUs)]);
  if (limits.memoryHighBytes !== null) files.push(['memory.high', String(limits.memoryHighBytes)]);
  if (limits.memoryOomGroup) files.push(['memory.oom.group', '1']);
  if (limits.ioWeight !== 100) files.push(['io.weight', String(limits.ioWeight)]);
  return files;
}

function podManifest({ name, limits, resources }: Container): Command {
  const { quotaUs, periodUs } = limits.cpuMax;
  const cpuLimit = resources
    ? resources.limits.milliCpus
    : quotaUs === null
      ? null
      : Math.ceil((quotaUs * 1000) / periodUs);
  const memoryLimit = resources ? resources.limits.memoryBytes : limits.memoryMaxBytes;
  const cpuRequest = resources
    ? resources.requests.milliCpus
    : limits.cpuWeight === 100
      ? null
      : Math.ceil((sharesForWeight(limits.cpuWeight) * 1000) / 1024);
  const amounts = (cpu: number | null, memory: number | null) => [
    ...(cpu === null ? [] : [`          cpu: ${cpu}m`]),
    ...(memory === null ? [] : [`          memory: "${memory}"`]),
  ];
  const requests = amounts(cpuRequest, resources?.requests.memoryBytes ?? null);
  const caps = amounts(cpuLimit, memoryLimit);
  const text = [
    'kubectl apply -f - <<EOF',
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    `  name: ${name.toLowerCase().replaceAll(/[_.]/g, '-')}`,
    'spec:',
    '  containers:',
    `    - name: ${name.toLowerCase().replaceAll(/[_.]/g, '-')}`,
    `      image: ${IMAGE}`,
    ...(requests.length + caps.length > 0 ? ['      resources:'] : []),
    ...(requests.length > 0 ? ['        requests:', ...requests] : []),
    ...(caps.length > 0 ? ['        limits:', ...caps] : []),
    'EOF',
  ].join('\n');
  const notes = unflagged(limits)
    .filter(([file]) => file !== 'memory.oom.group')
    .map(([file]) => `Not in this manifest: ${file}.`);
  if (quotaUs !== null && periodUs !== 100_000)
    notes.push('The period is a setting of the kubelet (cpuCFSQuotaPeriod), not of a pod.');
  if (limits.pidsMax !== null)
    notes.push('pids.max is a setting of the kubelet (podPidsLimit), not of a pod.');
  if (printIoMax(limits.ioMax) !== '') notes.push('Not in this manifest: io.max.');
  return { tool: 'kubectl', text, notes };
}

function cgroupfs(scenario: LimitsScenario, container: Container): Command {
  const pod = scenario.pods.find((p) => p.name === container.pod);
  const top = '/sys/fs/cgroup/drydock';
  const chain = [...(pod ? [pod] : []), container];
  const text = [`mkdir ${top}`, 'echo "+cpu +memory +io +pids" > /sys/fs/cgroup/cgroup.subtree_control'];
  let path = top;
  for (const group of chain) {
    text.push(`echo "+cpu +memory +io +pids" > ${path}/cgroup.subtree_control`);
    path = `${path}/${group.name.toLowerCase()}`;
    text.push(
      `mkdir ${path}`,
      ...changedFiles(group.limits).map(([file, value]) => `echo "${value}" > ${path}/${file}`),
    );
  }
  text.push(`echo $$ > ${path}/cgroup.procs`);
  const notes = [
    'As root, on a cgroup v2 host; the shell itself joins the group, what it starts is limited.',
  ];
  if (printIoMax(container.limits.ioMax) !== '')
    notes.push(`${DEVICE} stands for the disk: lsblk prints its numbers.`);
  if (container.limits.ioWeight !== 100)
    notes.push('io.weight works where io.cost.qos is enabled for the device.');
  return { tool: 'cgroupfs', text: text.join('\n'), notes };
}

/** Files whose content is not the kernel's default, with what to write. */
function changedFiles(limits: Limits): [string, string][] {
  const files: [string, string][] = [];
  const { quotaUs, periodUs } = limits.cpuMax;
  if (quotaUs !== null || periodUs !== 100_000) files.push(['cpu.max', printCpuMax(limits.cpuMax)]);
  if (limits.cpuWeight !== 100) files.push(['cpu.weight', String(limits.cpuWeight)]);
  if (limits.memoryLowBytes !== 0) files.push(['memory.low', String(limits.memoryLowBytes ?? 'max')]);
  if (limits.memoryMaxBytes !== null) files.push(['memory.max', String(limits.memoryMaxBytes)]);
  if (limits.memorySwapMaxBytes !== null) files.push(['memory.swap.max', String(limits.memorySwapMaxBytes)]);
  if (limits.pidsMax !== null) files.push(['pids.max', String(limits.pidsMax)]);
  const io = printIoMax(limits.ioMax);
  if (io !== '') files.push(['io.max', `${DEVICE} ${io}`]);
  return [...files, ...unflagged(limits)];
}
