/**
 * `npm run bench`: builds what changed, then measures the review, the readiness page, the library's search, a simulator's
 * slider, the CPU part against plain C, and fitting against the reference optimiser.
 */
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, tsx } from './run.mjs';

ensureInstalled();
ensureBuilt();
const options = process.argv.slice(2);
tsx('bench.ts', options);
tsx('bench-readiness.ts');
tsx('bench-search.ts', options);
tsx('bench-sim.ts');
tsx('../tests/bench/cpu-ratio.ts');
tsx('bench-fit.ts');
