/**
 * After Next has exported: writes the Content-Security-Policy into every page, bundles the service worker with the list
 * of everything to keep, and says how much that is.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { withPolicy } from './security.mjs';
import { sourcesHash } from './sources-hash.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesUnder(path) : [path];
    });
}
const addressOf = (file: string) => `/${relative(out, file).split(sep).join('/')}`;

/**
 * Not for the device: the worker itself, what only a crawler or an operating system fetches once, and what Next writes
 * a second time under a name that its pages never ask for (404.html, and a route's own .txt, are the ones they do).
 */
const LEFT_OUT =
  /^\/(sw\.js|licenses\/.*|screenshots\/.*|.*\.map|_not-found[./].*|(.*\/)?__next\._full\.txt)$/;
const HASHED = /^\/(_next\/static\/|bank\/[^/]+\.[0-9a-f]{16}\.)/;

const files = filesUnder(out);
for (const file of files.filter((f) => f.endsWith('.html'))) {
  writeFileSync(file, withPolicy(readFileSync(file, 'utf8')));
}

/** For browsers that know no modules; those know no service worker either. */
const forOldBrowsers = new Set(
  [...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/<script src="([^"]+)" noModule/gi)].map(
    ([, address]) => address,
  ),
);
const kept = files.filter((file) => {
  const address = addressOf(file);
  return !LEFT_OUT.test(address) && !forOldBrowsers.has(address);
});
const manifest = kept.map((file) => {
  const url = addressOf(file);
  const revision = HASHED.test(url)
    ? null
    : createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  return { url, revision };
});
const worker = await build({
  entryPoints: [join(root, 'lib/client/service-worker.ts')],
  bundle: true,
  minify: true,
  target: 'es2022',
  define: { __PRECACHE__: JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
  write: false,
  logLevel: 'error',
});
writeFileSync(join(out, 'sw.js'), worker.outputFiles[0]!.text);
writeFileSync(join(root, 'build/built.json'), JSON.stringify({ sources: sourcesHash() }));

const bytes = kept.map((file) => readFileSync(file));
const megabytes = (sizes: number[]) => (sizes.reduce((a, b) => a + b, 0) / 1e6).toFixed(2);
const raw = megabytes(bytes.map((b) => b.length));
const compressed = megabytes(bytes.map((b) => gzipSync(b).length));
console.log(
  `Kept for offline use: ${kept.length} files, ${raw} MB, ${compressed} MB compressed (aim: 6 and 2.5).`,
);
