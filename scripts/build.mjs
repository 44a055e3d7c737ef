/** Bank, site, policy, service worker: the static folder out/. */
import { join } from 'node:path';
import { ensureInstalled, ROOT, run, tsx } from './run.mjs';

ensureInstalled();
tsx('prepare.ts');
run(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build']);
tsx('finish.ts');
