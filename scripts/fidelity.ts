/** `npm run --silent fidelity -- FILE`: one JSON object; exits 1 below the threshold. */
import { readFileSync } from 'node:fs';
import { PREDICTORS } from './fidelity/areas';
import type { Recordings } from './fidelity/cases';
import { belowThreshold, fidelityReport } from './fidelity/report';

const file = process.argv[2];
if (!file) {
  console.error('Usage: npm run --silent fidelity -- FILE');
  process.exit(1);
}
const report = fidelityReport(JSON.parse(readFileSync(file, 'utf8')) as Recordings, PREDICTORS);
console.log(JSON.stringify(report, null, 1));
const below = belowThreshold(report);
if (below) {
  console.error(`Below the threshold: ${below}.`);
  process.exitCode = 1;
}
