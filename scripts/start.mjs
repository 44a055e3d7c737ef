/** `npm start`: installs, builds what changed, serves it. */
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, ROOT } from './run.mjs';

ensureInstalled();
ensureBuilt();
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
