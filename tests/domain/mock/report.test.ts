import { expect, test } from 'vitest';
import { printJson, printMarkdown, reportOf } from '@/lib/domain/mock/report';
import { heldOf } from '../../support/held';
import { promptOf } from '../../support/prompt';

const HELD_AT = Date.UTC(2026, 10, 25, 10, 0);
const report = reportOf(promptOf(), heldOf({ remarks: 'Calm.\nWent straight to the number.' }), HELD_AT);
const bare = reportOf(
  promptOf(),
  heldOf({ board: '', flags: [], asked: [], probed: [], recordings: [], mode: 'pair', length: 20 }),
  HELD_AT,
);

// Golden: a report that was saved must be read again in years. A changed line here is a changed format.
test('is printed as Markdown', async () => {
  await expect(printMarkdown(report)).toMatchFileSnapshot('golden/report.md');
  await expect(printMarkdown(bare)).toMatchFileSnapshot('golden/report-bare.md');
});

test('is printed as JSON that reads back as the same report', async () => {
  await expect(printJson(report)).toMatchFileSnapshot('golden/report.json');
  expect(JSON.parse(printJson(report))).toEqual(report);
});
