/** `npm run --silent simulate -- SCENARIO.json`: the outcome as JSON; bad input exits 1 with one line, `path: reason`. */
import { readFileSync } from 'node:fs';
import { simulateText } from './simulators';

function simulate(file: string | undefined): string {
  if (file === undefined) throw new Error('Usage: npm run --silent simulate -- SCENARIO.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: cannot be read`);
  }
  const result = simulateText(text);
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.reason}`);
  return JSON.stringify(result.value, null, 1);
}

try {
  console.log(simulate(process.argv[2]));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
