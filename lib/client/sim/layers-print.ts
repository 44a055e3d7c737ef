/** What a terminal would show of a step, and the commands that do the same on a machine. Text only. */
import { printBytes } from '@/lib/sim/engine/print';
import { buildLog } from '@/lib/sim/layers/build-log';
import type { BuildScenario } from '@/lib/sim/layers/build-scenario';
import type { BuildStep } from '@/lib/sim/layers/builds';
import type { OperationStep, ShownEntry, ShownLayer } from '@/lib/sim/layers/disk';
import type { DiskScenario, Operation } from '@/lib/sim/layers/disk-scenario';
import { printInstruction } from '@/lib/sim/layers/dockerfile';
import type { PullScenario } from '@/lib/sim/layers/pull-scenario';
import type { ShownBuildStep } from './layers-view';

/** What the builder printed as far as `at`, of the build that stands there. */
export function printProgress(steps: readonly ShownBuildStep[], at: number): string {
  const isBuild = (step: ShownBuildStep): step is BuildStep => step.type === 'build';
  const reached = steps.slice(0, at + 1).filter(isBuild);
  const last = reached.at(-1);
  if (!last) return '';
  const all = steps.filter(isBuild).filter((step) => step.build === last.build);
  return [`# build ${last.build}`, ...buildLog(all, all.indexOf(last))].join('\n');
}

export const printDockerfile = ({ instructions }: Pick<BuildScenario, 'instructions'>): string =>
  ['# syntax=docker/dockerfile:1', ...instructions.map(printInstruction)].join('\n');

export function buildCommands({ target }: BuildScenario): { title: string; text: string }[] {
  const wanted = target === undefined ? '' : ` --target ${target}`;
  return [
    {
      title: 'docker',
      text: `docker build --progress=plain${wanted} -t demo .\ndocker history demo\ndocker buildx du`,
    },
    { title: 'podman', text: `podman build --layers${wanted} -t demo .\npodman image tree demo` },
    {
      title: 'buildctl',
      text: `buildctl build --frontend dockerfile.v0 --local context=. --local dockerfile=.${
        target === undefined ? '' : ` --opt target=${target}`
      } --progress=plain`,
    },
  ];
}

const TYPE_LETTERS = { file: '-', directory: 'd', whiteout: 'c' } as const;
const BITS = ['---', '--x', '-w-', '-wx', 'r--', 'r-x', 'rw-', 'rwx'];
const modeText = (mode: string) => [...mode.slice(-3)].map((digit) => BITS[Number(digit)]).join('');

function lsLine(entry: ShownEntry): string {
  const letter = TYPE_LETTERS[entry.type];
  if (entry.type === 'whiteout') return `${letter}--------- 0 0        0, 0 ${entry.path}`;
  const [user, group] = entry.owner.split(':');
  const size = entry.type === 'file' ? entry.bytes : 4096;
  return `${letter}${modeText(entry.mode)} ${user} ${group} ${String(size).padStart(11)} ${entry.path}`;
}

/** The upper directory as `ls` and `getfattr` list it on the host. */
export function printUpper({ name, entries }: ShownLayer): string {
  const listed = entries.filter((entry) => entry.path !== '');
  if (listed.length === 0) return `$ find ${name}/upper -mindepth 1\n(nothing)`;
  const marked = listed.filter((entry) => entry.xattrs.length > 0);
  const attributes = marked.flatMap((entry) => [`# file: ${name}/upper${entry.path}`, ...entry.xattrs]);
  return [
    `$ ls -ldn ${name}/upper/**`,
    ...listed.map(lsLine),
    ...(attributes.length > 0 ? [`$ getfattr -R -d -m trusted.overlay ${name}/upper`, ...attributes] : []),
  ].join('\n');
}

const quoted = (path: string) => `merged${path}`;

function shellOf(op: Operation): string {
  const path = quoted(op.path);
  switch (op.type) {
    case 'read':
      return `cat ${path} >/dev/null`;
    case 'open':
      return { reading: `: <${path}`, writing: `: <>${path}`, truncating: `: >${path}` }[op.as];
    case 'write':
      return `dd if=/dev/urandom of=${path} bs=${Math.max(1, op.bytes)} count=1 conv=notrunc`;
    case 'append':
      return `head -c ${op.bytes} /dev/urandom >>${path}`;
    case 'create':
      return `head -c ${op.bytes} /dev/urandom >${path}`;
    case 'truncate':
      return `truncate -s ${op.bytes} ${path}`;
    case 'delete':
      return op.recursive ? `rm -r ${path}` : `unlink ${path}`;
    case 'rename':
      return `python3 -c "import os; os.rename('${path}', '${quoted(op.to)}')"  # mv would copy`;
    case 'link':
      return `ln ${path} ${quoted(op.to)}`;
    case 'chmod':
      return `chmod ${op.mode} ${path}`;
    case 'chown':
      return `chown ${op.owner} ${path}`;
    case 'utime':
      return `touch -d @${op.mtimeS} ${path}`;
    default:
      return `${op.type} ${path}`;
  }
}

export function diskCommands({ layers, containers, mount, operations }: DiskScenario) {
  const lowers = layers.map((layer) => layer.name).reverse();
  const on = (flag: boolean) => (flag ? 'on' : 'off');
  const options = `metacopy=${on(mount.metacopy)},redirect_dir=${on(mount.redirectDir)}`;
  const each = containers.map((name) =>
    [
      `mkdir -p ${name}/upper ${name}/work ${name}/merged`,
      `mount -t overlay overlay -o lowerdir=${lowers.join(':')},upperdir=${name}/upper,workdir=${name}/work,${options} ${name}/merged`,
    ].join('\n'),
  );
  const calls = operations.map((op) => `(cd ${op.container} && ${shellOf(op)})`);
  const [first = 'a'] = containers;
  return [
    { title: 'plain overlayfs, as root', text: [...each, ...calls].join('\n') },
    {
      title: 'docker',
      text: `docker run -d --name ${first} nginx\ndocker diff ${first}   # A added, C changed, D deleted\ndocker ps -s\ndocker inspect -f '{{json .GraphDriver.Data}}' ${first}   # overlay2; not with the containerd store`,
    },
    {
      title: 'podman',
      text: `podman run -d --name ${first} nginx\npodman diff ${first}\npodman mount ${first}   # rootless: inside podman unshare`,
    },
  ];
}

export const printCall = ({ operation, error }: OperationStep): string =>
  operation
    ? `${operation.container}$ ${shellOf(operation)}${error ? `\n${error.errno}: ${error.message}` : ''}`
    : '';

/** Manifest and configuration side by side, as the registry and the image name one layer. */
export function printManifest({ layers }: PullScenario): string {
  return [
    '# manifest: blobs as the registry stores them',
    ...layers.map((layer) => `${layer.digest}  ${printBytes(layer.compressedBytes)}  ${layer.name}`),
    '# config, rootfs.diff_ids: what they hold uncompressed',
    ...layers.map((layer) => `${layer.diffId}  ${printBytes(layer.bytes)}  ${layer.name}`),
  ].join('\n');
}

export const PULL_COMMANDS = [
  {
    title: 'docker',
    text: "docker pull IMAGE   # 'Already exists' is a layer whose chain is here\ndocker image inspect -f '{{json .RootFS.Layers}}' IMAGE",
  },
  {
    title: 'containerd',
    text: 'ctr images pull IMAGE\nctr content ls       # blobs by digest\nctr snapshots ls     # unpacked stacks by ChainID',
  },
  {
    title: 'kubectl and crictl',
    text: 'crictl pull IMAGE\nkubectl get events --field-selector reason=Pulled',
  },
  {
    title: 'skopeo',
    text: 'skopeo inspect --raw docker://IMAGE      # digests\nskopeo inspect --config docker://IMAGE   # rootfs.diff_ids',
  },
];
