/**
 * Which files an instruction takes and leaves. A stage's files are path → content label and size; nothing here knows of
 * the cache.
 */
import type { ContextFile, Instruction } from './build-scenario';
import { digestOf } from './digest';
import { isUnder, nameOf } from './layer';

export interface BuiltFile {
  content: string;
  bytes: number;
}

export type BuiltFiles = ReadonlyMap<string, BuiltFile>;

type Copy = Extract<Instruction, { type: 'COPY' }>;
type Run = Extract<Instruction, { type: 'RUN' }>;

/** The build context as COPY sees it: absolute paths, less what .dockerignore names. */
export function contextFiles(files: readonly ContextFile[], dockerignore: readonly string[]): BuiltFiles {
  const seen = files.filter((f) => !dockerignore.some((path) => f.path === path || isUnder(f.path, path)));
  return new Map(seen.map(({ path, content, bytes }) => [`/${path}`, { content, bytes }]));
}

const clean = (path: string) =>
  `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`;

/** What COPY puts where: a directory gives its contents, a file goes under its own name into `to/`. */
export function copied(copy: Copy, from: BuiltFiles, workdir: string): Map<string, BuiltFile> {
  const into = clean(copy.to.startsWith('/') ? copy.to : `${workdir}/${copy.to}`);
  const directory = copy.sources.length > 1 || /(^|\/)\.?$/.test(copy.to);
  const result = new Map<string, BuiltFile>();
  for (const source of copy.sources.map(clean)) {
    const file = from.get(source);
    if (file) result.set(directory ? clean(`${into}/${nameOf(source)}`) : into, file);
    const root = source === '/' ? '' : source;
    for (const [path, found] of from)
      if (isUnder(path, root)) result.set(clean(`${into}/${path.slice(root.length)}`), found);
  }
  return result;
}

/** The same command over the same files makes the same content; only `reads` count where they are named. */
export function made(run: Run, files: BuiltFiles, environment: string): Map<string, BuiltFile> {
  const { reads } = run;
  const inputs = [...files]
    .filter(([path]) => reads === undefined || reads.some((read) => path === read || isUnder(path, read)))
    .map(([path, file]) => `${path}=${file.content}`)
    .sort();
  const content = digestOf(run.command, environment, ...inputs);
  return new Map(run.makes.map(({ path, bytes }) => [path, { content: `${path}@${content}`, bytes }]));
}

/** Files with a layer's on top. */
export function withLayer(files: BuiltFiles, added: BuiltFiles, deleted: readonly string[] = []): BuiltFiles {
  const kept = [...files].filter(([path]) => !deleted.some((gone) => path === gone || isUnder(path, gone)));
  return new Map([...kept, ...added]);
}

export const bytesOf = (files: BuiltFiles) => [...files.values()].reduce((sum, file) => sum + file.bytes, 0);

/** What COPY is checked by: names and content, not modification times. */
export const checksumOf = (files: BuiltFiles) =>
  digestOf(...[...files].map(([path, file]) => `${path}=${file.content}:${file.bytes}`).sort());
