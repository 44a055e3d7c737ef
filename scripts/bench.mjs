/** `npm run bench`: builds what changed, then measures. */
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, tsx } from './run.mjs';

ensureInstalled();
ensureBuilt();
tsx('bench.ts', process.argv.slice(2));
