/**
 * `npm run --silent bank` prints one JSON object about the bank; with `-- --publish` it first writes the meaning of
 * every new item into the ledger. Exit code 1 when a rule is broken.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedItem } from '@/lib/domain/bank/authored';
import { DRAWS_OF_A_TEST, readBank } from './read-bank';

const folder = join(import.meta.dirname, '../content');
const today = new Date().toISOString().slice(0, 10);

function publish() {
  const { bank } = readBank(folder, today, DRAWS_OF_A_TEST);
  const fresh = Object.entries(bank.meanings).filter(([id]) => bank.ledger[id] === undefined);
  const file = join(folder, 'ledger.yaml');
  const lines = fresh.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, hash]) => `${id}: '${hash}'\n`);
  writeFileSync(file, readFileSync(file, 'utf8') + lines.join(''));
}

const tally = (items: PlacedItem[], of: (placed: PlacedItem) => string) => {
  const counts: Record<string, number> = {};
  for (const placed of items) counts[of(placed)] = (counts[of(placed)] ?? 0) + 1;
  return counts;
};

if (process.argv.includes('--publish')) publish();
const { bank, prompts, violations } = readBank(folder, today, DRAWS_OF_A_TEST);
const report = {
  items: {
    total: bank.items.length,
    byTopic: tally(bank.items, (p) => p.topic),
    byKind: tally(bank.items, (p) => p.item.kind),
    byLevel: tally(bank.items, (p) => p.item.level),
    byUse: tally(bank.items, (p) => p.item.use),
  },
  diagrams: Object.keys(bank.diagrams).length,
  notes: Object.keys(bank.notes).length,
  scenarios: bank.items.filter((p) => p.item.kind === 'scenario').length,
  reviews: prompts.length,
  violations,
};
console.log(JSON.stringify(report, null, 2));
process.exitCode = violations.some((v) => v.severity !== 'warning') ? 1 : 0;
