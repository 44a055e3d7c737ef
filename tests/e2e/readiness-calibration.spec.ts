import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StoredEvent } from '@/lib/domain/review/event';
import { backupPrinter } from '@/lib/interchange/backup';
import { studiedEvents } from '../support/studied-log';
import { expect, looksRight, temporaryFolder, test } from './support';

/** The log of a person who studied so long, as this test changes it. */
async function studied(
  page: Page,
  url: string,
  days: number,
  change: (event: StoredEvent) => StoredEvent = (event) => event,
) {
  const nowMs = Date.now();
  const printer = backupPrinter({ exportedAt: nowMs, app: 'test', blobs: 'none' });
  printer.add(studiedEvents({ days, minutesADay: 20, seed: 'calibration', nowMs }).map(change));
  const file = join(temporaryFolder(), 'studied.json');
  writeFileSync(file, printer.close().join(''));
  await page.goto(`${url}/settings`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(page.getByText(/Restored: \d+ events added/)).toBeVisible();
}

async function open(page: Page, url: string) {
  await page.goto(`${url}/readiness/calibration`);
  await expect(page.getByRole('heading', { level: 1, name: 'How far to trust it' })).toBeVisible();
}

const chances = (page: Page) => page.getByRole('region', { name: 'The chances of readiness' });
const words = (page: Page) => page.getByRole('region', { name: 'Your own confidence' });
const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replace(/[^\d.]/g, '')));

test('says what to do while nothing was answered, and how many answers are missing while they are few', async ({
  page,
  site,
}) => {
  await open(page, site.url);
  await expect(page.getByText('Nothing to score yet.')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await looksRight(page, 'nothing scored');
  await studied(page, site.url, 2);
  await open(page, site.url);
  await expect(chances(page)).toContainText(/Too few answers yet: \d\d of 100/);
  await expect(chances(page)).not.toContainText(/beat|lowest/);
  await looksRight(page, 'few scored');
});

/** Leaves the rows as a version before this page made them. */
const rowsOfOld = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('drydock');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(['notes', 'days'], 'readwrite');
          change.objectStore('notes').delete('rows');
          const days = change.objectStore('days').openCursor();
          days.onsuccess = () => {
            const cursor = days.result;
            if (!cursor) return;
            const { predicted: _, confidence: __, ...row } = cursor.value;
            cursor.update(row);
            cursor.continue();
          };
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );

test('days that an older version counted are said to be missing, and nothing breaks on them', async ({
  page,
  site,
}) => {
  await studied(page, site.url, 5);
  await rowsOfOld(page);
  await open(page, site.url);
  await expect(
    page.getByText('Days counted by an older version are not in these figures yet.'),
  ).toBeVisible();
  await expect(page.getByText('Nothing to score yet.')).toBeVisible();
  await looksRight(page, 'rows of an older version');
});

test('60 days of study give a curve with counts, both scores beside both averages, and a verdict', async ({
  page,
  site,
}) => {
  await studied(page, site.url, 60);
  await open(page, site.url);
  await expect(chances(page).locator('canvas')).toBeVisible();
  const reliability = chances(page).getByRole('table', { name: /Reliability/ });
  await expect(reliability.getByRole('row', { name: /^90 to 100 %/ })).toBeVisible();
  const counts = numbers(await reliability.locator('td:last-child').allInnerTexts());
  const scored = counts.reduce((a, b) => a + b, 0);
  expect(scored).toBeGreaterThan(500);
  await expect(chances(page)).toContainText('The chances beat both averages');
  await expect(chances(page)).toContainText(`Over ${scored.toLocaleString('en-GB')} answers`);
  const scores = chances(page).getByRole('table', { name: /Scores/ });
  const losses = await Promise.all(
    ['readiness', 'constant average', 'moving average'].map(async (name) =>
      numbers(await scores.getByRole('row', { name }).getByRole('cell').allInnerTexts()),
    ),
  );
  for (const average of losses.slice(1)) {
    expect(losses[0]![0]).toBeLessThan(average[0]!);
    expect(losses[0]![1]).toBeLessThan(average[1]!);
  }
  await expect(words(page)).toContainText(/You say sure and are right \d+\s% of/);
  for (const width of [320, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await looksRight(page, `calibration, ${width}, ${colorScheme}`);
    }
  }
});

test('who is sure and wrong is told so, and chances that mislead are not hidden', async ({ page, site }) => {
  await studied(page, site.url, 40, (event) => {
    if (event.type !== 'answered') return event;
    const value = event.right ? 0.1 : 0.9;
    return { ...event, confidence: event.right ? 'guess' : 'sure', predictedRight: { model: 'm', value } };
  });
  await open(page, site.url);
  await expect(chances(page)).toContainText('The chances do not beat the averages');
  await expect(words(page)).toContainText('You say sure and are right 0 % of');
  await expect(words(page)).toContainText(/Overconfident: \d+ of \d+ answers you were sure of were wrong/);
  await looksRight(page, 'wrong confidence');
});
