/** `npm start`: installs, builds what changed, serves it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT, run } from './run.mjs';
import { sourcesHash } from './sources-hash.mjs';

const built = join(ROOT, 'build/built.json');
const isBuilt = () =>
  existsSync(built) &&
  existsSync(join(ROOT, 'out/sw.js')) &&
  JSON.parse(readFileSync(built, 'utf8')).sources === sourcesHash();

ensureInstalled();
if (!isBuilt()) run(process.execPath, ['scripts/build.mjs']);
const port = Number(process.env.PORT ?? 3000);
const { serve } = await import('./server.mjs');
try {
  const { url } = await serve(join(ROOT, 'out'), port);
  console.log(`Drydock is at ${url}`);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is taken. Choose another: PORT=3001 npm start`);
  process.exit(1);
}
