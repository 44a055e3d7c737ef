/**
 * `npm run --silent readiness-study -- --learners N --seed S [--family FILE]`: one JSON object. Simulated learners, whose
 * memory follows other laws than the model's, study the real bank for weeks with the app's own queue, scheduler and
 * checkpoints, and then sit tests of questions they never saw. FILE is a module with a learner from outside; its
 * interface is in scripts/readiness/learner.ts. Bad arguments exit 1 with one line.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { FAMILIES } from './readiness/families';
import type { Family } from './readiness/learner';
import { studyReport } from './readiness/report';
import { readWorld } from './readiness/world';

function refuse(line: string): never {
  console.error(line);
  process.exit(1);
}

async function familiesFrom(file: string): Promise<Family[]> {
  const module = await import(pathToFileURL(resolve(file)).href).catch((error: unknown) =>
    refuse(`${file}: cannot be loaded: ${(error as Error).message}`),
  );
  // A CommonJS module arrives one level deeper.
  const given = module.default?.default ?? module.default;
  const families: Family[] = Array.isArray(given) ? given : [given];
  for (const family of families)
    if (typeof family?.name !== 'string' || typeof family?.create !== 'function')
      refuse(`${file}: its default export is not { name, create }`);
  return families;
}

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string' },
  },
});
const learners = Number(values.learners);
if (!Number.isInteger(learners) || learners < 1) refuse('--learners: a whole number from 1');
const families = [...FAMILIES, ...(values.family === undefined ? [] : await familiesFrom(values.family))];
const world = readWorld(new Date().toISOString().slice(0, 10));
const started = performance.now();
const report = studyReport(
  world,
  families,
  { learners, seed: values.seed },
  () => (performance.now() - started) / 1000,
);
console.log(JSON.stringify(report, null, 1));
