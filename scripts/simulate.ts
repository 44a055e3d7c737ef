/** `npm run --silent simulate -- SCENARIO.json`: the outcome as JSON; bad input exits 1 with one line, `path: reason`. */
import { readFileSync } from 'node:fs';
import { fail, type Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { type Simulated, simulateText } from './simulators';

function simulateFile(file: string): Result<Simulated, BadScenario> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail({ path: file, reason: 'cannot be read' });
  }
  return simulateText(text);
}

const file = process.argv[2];
const result =
  file === undefined ? fail({ path: 'SCENARIO.json', reason: 'name a file' }) : simulateFile(file);
if (result.ok) console.log(JSON.stringify(result.value, null, 1));
else {
  console.error(`${result.error.path}: ${result.error.reason}`);
  process.exitCode = 1;
}
