/** `npm run dev`: the bank once, then Next with reload. Run it again after a change in content/. */
import { join } from 'node:path';
import { ensureInstalled, ROOT, run, tsx } from './run.mjs';

ensureInstalled();
tsx('prepare.ts');
run(process.execPath, [
  join(ROOT, 'node_modules/next/dist/bin/next'),
  'dev',
  '-p',
  process.env.PORT ?? '3000',
]);
