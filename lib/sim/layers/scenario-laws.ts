/** What a scenario must obey beyond the shape of each value: names that refer to something, no name twice. */
import type { BadScenario } from '@/lib/sim/engine/model';
import { printPath } from '@/lib/sim/engine/problem';
import { contextFiles, copied } from './build-files';
import type { BuildScenario } from './build-scenario';
import { withEdit } from './builds';
import type { DiskScenario, LayerScenario } from './disk-scenario';
import { isUnder } from './layer';

interface Parts {
  build?: BuildScenario | undefined;
  disk?: DiskScenario | undefined;
  pull?: unknown;
}

const MAX_ENTRIES = 600;

const problem = (path: readonly PropertyKey[], reason: string): BadScenario => ({
  path: printPath(path),
  reason,
});

export function brokenLaw({ build, disk, pull }: Parts): BadScenario | null {
  if (!build && !disk && !pull) return problem([], 'must hold at least one of build, disk and pull');
  return (build && brokenBuild(build)) ?? (disk && brokenDisk(disk)) ?? null;
}

function brokenBuild(build: BuildScenario): BadScenario | null {
  const broken = brokenDockerfile(build, ['build', 'instructions']);
  if (broken) return broken;
  let edited = build;
  for (const [i, edit] of build.edits.entries()) {
    const path = ['build', 'edits', i];
    if (edit.type === 'touch-file' && !edited.files.some((file) => file.path === edit.path))
      return problem([...path, 'path'], 'no such file in build.files');
    if (edit.type === 'move-tag' && !edited.images.some((image) => image.name === edit.image))
      return problem([...path, 'image'], 'no such image in build.images');
    if (edit.type === 'change-instruction' && edit.index >= edited.instructions.length)
      return problem([...path, 'index'], `there are ${edited.instructions.length} instructions`);
    edited = withEdit(edited, edit);
    const after = brokenDockerfile(edited, path);
    if (after) return problem(path, `leaves a Dockerfile that cannot be built: ${after.reason}`);
  }
  return null;
}

/** `at` is where the list stands. */
function brokenDockerfile(build: BuildScenario, at: readonly PropertyKey[]): BadScenario | null {
  const context = contextFiles(build.files, build.dockerignore);
  const stages: string[] = [];
  let unnamed = 0;
  for (const [i, instruction] of build.instructions.entries()) {
    if (i === 0 && instruction.type !== 'FROM')
      return problem([...at, i], 'the first instruction must be FROM');
    if (instruction.type === 'FROM') {
      const { image, as = String(unnamed) } = instruction;
      if (!stages.includes(image) && !build.images.some((known) => known.name === image))
        return problem([...at, i, 'image'], 'neither an image of build.images nor an earlier stage');
      if (stages.includes(as)) return problem([...at, i, 'as'], 'a stage of this name is there already');
      stages.push(as);
      unnamed = stages.length;
    }
    if (instruction.type !== 'COPY') continue;
    const { from } = instruction;
    if (from !== undefined && !stages.slice(0, -1).includes(from))
      return problem([...at, i, 'from'], 'no earlier stage of this name');
    const missing = instruction.sources.findIndex(
      (source) =>
        from === undefined && copied({ ...instruction, sources: [source] }, context, '/').size === 0,
    );
    if (missing >= 0) return problem([...at, i, 'sources', missing], 'not in the build context');
  }
  if (build.target !== undefined && !stages.includes(build.target))
    return problem(['build', 'target'], 'no stage of this name');
  return null;
}

function brokenDisk(disk: DiskScenario): BadScenario | null {
  const { layers, containers, mount, operations } = disk;
  if (mount.metacopy && !mount.redirectDir)
    return problem(['disk', 'mount', 'redirectDir'], 'metacopy=on needs redirect_dir=on');
  const names = [...layers.map((layer) => layer.name), ...containers];
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) {
    const path = twice < layers.length ? ['layers', twice, 'name'] : ['containers', twice - layers.length];
    return problem(['disk', ...path], 'a layer or container of this name is there already');
  }
  for (const [i, layer] of layers.entries()) {
    const broken = brokenLayer(layer, ['disk', 'layers', i]);
    if (broken) return broken;
  }
  const entries = layers.reduce((n, l) => n + l.files.length + l.directories.length + l.opaque.length, 0);
  if (entries > MAX_ENTRIES)
    return problem(['disk', 'layers'], `must hold at most ${MAX_ENTRIES} files and directories in all`);
  const stranger = operations.findIndex((op) => !containers.includes(op.container));
  if (stranger >= 0)
    return problem(['disk', 'operations', stranger, 'container'], 'no container of this name');
  return null;
}

function brokenLayer(layer: LayerScenario, at: readonly PropertyKey[]): BadScenario | null {
  const files = layer.files.map((file) => file.path);
  const taken = [...layer.directories, ...layer.opaque, ...layer.whiteouts];
  for (const [i, file] of layer.files.entries()) {
    const path = [...at, 'files', i];
    if (files.indexOf(file.path) !== i || taken.includes(file.path))
      return problem([...path, 'path'], 'this layer holds something of this name already');
    if ([...files, ...taken].some((other) => isUnder(other, file.path)))
      return problem([...path, 'path'], 'a file cannot hold other files');
    const first = layer.files.find((other) => other.path === file.linkTo);
    if (file.linkTo !== undefined && (!first || first === file || first.linkTo !== undefined))
      return problem([...path, 'linkTo'], 'must name a file of this layer that is no link itself');
  }
  const hidden = layer.whiteouts.findIndex((path) =>
    [...files, ...layer.directories, ...layer.opaque].some((other) => other === path || isUnder(other, path)),
  );
  return hidden >= 0
    ? problem([...at, 'whiteouts', hidden], 'this layer holds something of this name or below it')
    : null;
}
