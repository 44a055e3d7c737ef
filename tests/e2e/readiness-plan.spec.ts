import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DAY, studyDayAt } from '../../lib/base/study-day';
import type { EventBody, StoredEvent } from '../../lib/domain/review/event';
import { backupPrinter } from '../../lib/interchange/backup';
import { answered, storedEvent } from '../support/builders';
import { type Studied, studiedEvents } from '../support/studied-log';
import {
  checkData,
  expect,
  logged,
  looksRight,
  openReview,
  readyOffline,
  reviewCard,
  temporaryFolder,
  test,
} from './support';

const today = () => studyDayAt(Date.now(), -new Date().getTimezoneOffset(), 240).day;
const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

async function restore(page: Page, url: string, studied: Partial<Studied>, more: StoredEvent[] = []) {
  const printer = backupPrinter({ exportedAt: Date.now(), app: 'test', blobs: 'none' });
  const given = { days: 40, minutesADay: 20, seed: 'plan', nowMs: Date.now(), ...studied };
  printer.add([...(given.days > 0 ? studiedEvents(given) : []), ...more]);
  const file = join(temporaryFolder(), 'studied.json');
  writeFileSync(file, printer.close().join(''));
  await page.goto(`${url}/settings`);
  await page.getByLabel('Backup file to restore').setInputFiles(file);
  await page.getByRole('button', { name: 'Add what is missing here' }).click();
  await expect(page.getByText(/Restored: \d+ events? added/)).toBeVisible();
}

const dateField = (page: Page) => page.getByLabel('Date of your interview');
const isSaved = (page: Page) => expect(page.locator('#main form [data-saved]')).toHaveText('Saved');
const forecast = (page: Page) => page.getByText(/^On \d+ \w+.*: about \d+\s%, between \d+\s%/);

/** How many cards Today says are due. */
async function dueToday(page: Page, url: string) {
  await page.goto(url);
  const due = page.getByRole('region', { name: 'Due now' });
  await expect(due).toContainText(/to review|due now/);
  return Number(await due.locator('p').first().innerText());
}

test('a date is followed by Today and the review, a missed day is told, and cleared it is plain repetition again', async ({
  page,
  site,
}) => {
  await restore(page, site.url, {});
  const plain = await dueToday(page, site.url);
  await expect(page.getByText(/to go ·/)).toHaveCount(0);

  await page.goto(`${site.url}/readiness/plan`);
  await expect(page.getByText('No date is set')).toBeVisible();
  await dateField(page).fill(dateOf(today() + 17));
  await isSaved(page);
  await expect(forecast(page)).toBeVisible();
  await expect(page.getByText(/^17 days to go\./)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Each day' })).toContainText(
    'No day asks for more than 20 minutes',
  );
  const missed = page.getByRole('region', { name: 'When a day is missed' });
  await expect(missed).toContainText(/Today: (\d\.\d points less|no loss)/);
  await expect(missed).toContainText(/\w+ to \d+ \w+: \d\.\d points less on the date/);
  await missed.getByText('One day', { exact: true }).click();
  await missed.getByLabel('From').fill(dateOf(today() + 3));
  await expect(missed.getByRole('status')).toContainText(/^\d+ \w+: .*(points less|no loss)/);

  await page.getByRole('button', { name: 'Five minutes less' }).click();
  await page.getByLabel('Minutes a day').fill('12');
  await page.getByLabel('Minutes a day').press('Enter');
  await isSaved(page);
  await expect(page.getByRole('region', { name: 'Each day' })).toContainText('more than 12 minutes');
  const changes = (await logged(page, 'settings-changed')).map((e) => e.event.changes);
  expect(changes).toEqual([{ targetDay: today() + 17 }, { minutesPerDay: 15 }, { minutesPerDay: 12 }]);

  const planned = await dueToday(page, site.url);
  expect(planned).toBeLessThan(plain);
  await expect(page.getByText(/reviews? wait past today’s minutes/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Start 1[0-2]-minute review/ })).toBeVisible();
  await expect(page.getByRole('link', { name: '17 days to go · 12 minutes a day' })).toBeVisible();
  await openReview(page, site.url);
  const { queue } = (await logged(page, 'session-started')).at(-1)!.event as { queue: string[] };
  expect(queue).toHaveLength(planned);
  await reviewCard(page, 'Good');

  await page.goto(site.url);
  await page.getByRole('link', { name: /17 days to go/ }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await isSaved(page);
  await expect(page.getByText('No date is set')).toBeVisible();
  await expect(forecast(page)).toHaveCount(0);
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: /Continue: \d+ left/ })).toBeVisible();
  await expect(page.getByText(/to go ·/)).toHaveCount(0);
  expect(Math.abs((await dueToday(page, site.url)) - plain)).toBeLessThanOrEqual(1);
  await checkData(page, site.url);
});

test('from the day itself on reviews are plain, and a date that has passed can be cleared', async ({
  page,
  site,
}) => {
  const set = (targetDay: number) =>
    storedEvent(`set-${targetDay}`, { type: 'settings-changed', changes: { targetDay } }, 90_000);
  await restore(page, site.url, { days: 0 }, [set(today() - 3)]);
  expect(await dueToday(page, site.url)).toBe(12);
  await page.getByRole('link', { name: 'Your date has come: plain repetition again' }).click();
  await expect(page.getByText(/The date, .*, has passed: back to plain repetition/)).toBeVisible();
  await looksRight(page, 'a date that has passed');
  await page.getByRole('button', { name: 'Clear' }).click();
  await isSaved(page);
  await expect(page.getByText('No date is set')).toBeVisible();
  await expect(dateField(page)).toHaveValue('');
  // A day that cannot be planned for is refused where it is written.
  await dateField(page).fill(dateOf(today()));
  await expect(page.getByText(/^Choose a day from .* Until then none is set\.$/)).toBeVisible();
  expect(await logged(page, 'settings-changed')).toHaveLength(2);
});

test('once the minutes of the day are used, in whatever way, the review says that today’s part is done', async ({
  page,
  site,
}) => {
  const now = Date.now();
  const quiz = (n: number) =>
    answered(
      {
        cardId: `gone-${n}#main`,
        itemId: `gone-${n}`,
        topic: 'cgroups',
        concept: `c-${n}`,
        origin: 'builtin',
      },
      { context: 'quiz', sessionId: 'quiz', grade: 'easy', shownAt: now - 4 * 60_000, answeredAt: now },
    );
  const changes = { targetDay: today() + 9, minutesPerDay: 5 };
  const bodies: EventBody[] = [{ type: 'settings-changed', changes }, quiz(1), quiz(2)];
  const events = bodies.map((body, n) => ({
    ...storedEvent(`used-${n}`, body, n + 1, now),
    studyDay: studyDayAt(now, 0, 240),
  }));
  await restore(page, site.url, { days: 0 }, events);
  await page.goto(site.url);
  await expect(page.getByText('Nothing is due now.')).toBeVisible();
  await expect(page.getByRole('link', { name: '9 days to go · 5 minutes a day' })).toBeVisible();
  await page.getByRole('button', { name: 'See what comes next' }).click();
  await expect(page.getByText('Today’s part of your plan is done: 5 minutes a day.')).toBeVisible();
  await looksRight(page, 'today’s part is done');
});

test('with too few answers the plan holds without a forecast, and says what to answer; a backlog is told too', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/readiness/plan`);
  await dateField(page).fill(dateOf(today() + 30));
  await isSaved(page);
  await expect(page.getByRole('heading', { name: 'No forecast yet' })).toBeVisible();
  await expect(page.getByText(/Answer \d+ more in .*, \d+ more in /)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Each day' })).toContainText('more than 20 minutes');
  await expect(page.getByText(/points/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear' }).click();
  await isSaved(page);
  await restore(page, site.url, { nowMs: Date.now() - 30 * DAY });
  await page.goto(`${site.url}/readiness/plan`);
  const waiting = page.getByRole('region', { name: 'Reviews that wait' });
  await expect(waiting).toContainText(/\d+ cards are due, more than a day or a sitting takes/);
  await expect(waiting).toContainText(/all but a few are done by \d+ \w+/);
  await looksRight(page, 'a backlog');
});

test('a plan is made without a network', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await restore(page, site.url, {});
  await site.stop();
  await page.goto(`${site.url}/readiness/plan`);
  await dateField(page).fill(dateOf(today() + 40));
  await isSaved(page);
  await expect(forecast(page)).toBeVisible();
  await page.goto(site.url);
  await expect(page.getByRole('link', { name: '40 days to go · 20 minutes a day' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the plan and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    await page.setViewportSize(isMobile ? { width: 320, height: 640 } : { width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await restore(page, site.url, {});
    await page.goto(`${site.url}/readiness/plan`);
    await expect(page.getByText('No date is set')).toBeVisible();
    await looksRight(page, 'no date');
    await dateField(page).fill(dateOf(today() + 100));
    await expect(forecast(page)).toBeVisible();
    for (const table of await page.getByText('As a table').all()) await table.click();
    await looksRight(page, 'the plan');
    await page.getByLabel('Minutes a day').fill('300');
    await page.getByLabel('Minutes a day').blur();
    await expect(page.getByText('Write a whole number from 5 to 240.')).toBeVisible();
    await looksRight(page, 'refused minutes');
    await page.goto(site.url);
    await expect(page.getByText(/100 days to go/)).toBeVisible();
    await looksRight(page, 'Today towards a date');
  });
}
