/** A read-only layer as the scenario lists it, unpacked into entries. */
import type { LayerScenario } from './disk-scenario';
import { directoryAt, type FileEntry, type Layer, parentOf, pathsTo } from './layer';

export function emptyLayer(name: string): Layer {
  return { name, entries: new Map([['', directoryAt('')]]) };
}

/** Directories on the way to a file need not be listed. */
export function imageLayer(scenario: LayerScenario): Layer {
  const layer = emptyLayer(scenario.name);
  const ensure = (path: string) => {
    for (const step of pathsTo(path))
      if (!layer.entries.has(step)) layer.entries.set(step, directoryAt(step));
  };
  for (const path of [...scenario.directories, ...scenario.opaque]) ensure(path);
  for (const path of scenario.opaque) layer.entries.set(path, { ...directoryAt(path), opaque: true });
  for (const path of scenario.whiteouts) {
    ensure(parentOf(path));
    layer.entries.set(path, { type: 'whiteout', path });
  }
  for (const file of scenario.files) {
    ensure(parentOf(file.path));
    layer.entries.set(file.path, fileOf(scenario, file));
  }
  return layer;
}

/** A hard link shares everything with the file it names; a missing one is refused by the schema. */
function fileOf(layer: LayerScenario, file: LayerScenario['files'][number]): FileEntry {
  const first = layer.files.find((other) => other.path === file.linkTo) ?? file;
  return {
    type: 'file',
    path: file.path,
    inode: `${layer.name}:${first.path}`,
    bytes: first.bytes,
    diskBytes: first.bytes,
    content: first.content ?? `${layer.name}${first.path}`,
    mode: first.mode ?? '0644',
    owner: first.owner ?? '0:0',
    mtimeS: 0,
    metacopy: false,
    origin: false,
    redirect: null,
  };
}
