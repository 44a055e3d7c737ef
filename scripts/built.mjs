/** Is out/ the build of these sources? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';
import { sourcesHash } from './sources-hash.mjs';

const note = join(ROOT, 'build/built.json');
const isBuilt = () =>
  existsSync(note) &&
  existsSync(join(ROOT, 'out/sw.js')) &&
  JSON.parse(readFileSync(note, 'utf8')).sources === sourcesHash();

export function ensureBuilt() {
  if (!isBuilt()) run(process.execPath, ['scripts/build.mjs']);
}
