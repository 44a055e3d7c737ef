/** A mock review alone, from the list of prompts to the cards of what was missed; the clock is wound by the test. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  answer,
  checkData,
  expect,
  grade,
  logged,
  looksRight,
  question,
  readyOffline,
  saved,
  test,
} from './support';

const PROMPT = 'go-api-stalls-under-its-limit';
const PHASES = ['Clarify', 'Estimate', 'Propose', 'Deep-dive', 'Failure and operations', 'Wrap-up'];
const DIMENSIONS = ['Mechanism', 'Quantities', 'Trade-offs', 'Operability', 'Security', 'Communication'];
const NOW = new Date('2026-11-25T10:00:00Z');

const notes = (page: Page, phase: string) => page.getByLabel(`Notes: ${phase}`, { exact: true });
/** On a phone one place is shown at a time. */
async function toNotes(page: Page) {
  const tab = page.getByRole('button', { name: 'Notes', exact: true });
  if (await tab.isVisible()) await tab.click();
}
/** What happened so far is on the device. */
const kept = (page: Page) => expect(page.locator('[data-kept=true]')).toBeVisible();
const advance = (page: Page, to: string) => page.getByRole('button', { name: `Next: ${to}` }).click();

/** Time is wound on in steps, as it passes. */
async function pass(page: Page, seconds: number) {
  for (let left = seconds; left > 0; left -= 30) await page.clock.runFor(Math.min(30, left) * 1000);
}

const secondsIn = (text: string) => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text)!;
  return 60 * Number(minutes) + Number(seconds);
};
const secondsLeft = async (page: Page) => secondsIn(await page.getByRole('timer').innerText());

async function begin(page: Page, url: string, length = 35) {
  await page.goto(`${url}/mock/prompt?id=${PROMPT}`);
  await page.getByText(`${length} minutes`, { exact: true }).click();
  await page.getByRole('button', { name: `Start ${length}-minute review` }).click();
  await expect(page.getByRole('timer')).toBeVisible();
}

async function score(page: Page, value: number) {
  for (const dimension of DIMENSIONS)
    await page
      .getByRole('group', { name: new RegExp(`^${dimension} weight`) })
      .getByText(String(value), { exact: true })
      .last()
      .click();
}

async function toScoring(page: Page) {
  for (const phase of PHASES.slice(1)) await advance(page, phase);
  await page.getByRole('button', { name: 'End and score it' }).click();
  await expect(page.getByRole('heading', { name: 'Score it' })).toBeVisible();
}

test('a review of 35 minutes, from its prompt to its report and the cards of what was missed', async ({
  page,
  site,
}) => {
  test.setTimeout(240_000);
  await page.clock.install({ time: NOW });
  await page.goto(`${site.url}/mock`);
  await page.getByRole('link', { name: /A Go API that stalls/ }).click();
  await page.getByRole('button', { name: 'Start 35-minute review' }).click();
  await expect(page.getByText('nr_throttled').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show the questions' }).click();
  await page.getByRole('button', { name: 'Is GOMAXPROCS set anywhere?' }).click();
  await expect(page.getByText(/Neither in the manifest/)).toBeVisible();
  await toNotes(page);
  await notes(page, 'Clarify').fill('asked about GOMAXPROCS: not set');
  await pass(page, 240);
  await advance(page, 'Estimate');
  await notes(page, 'Estimate').fill('limit = quota of 200 ms a period, a burst spends it');
  // The average needs no asking any more; how long a stall lasts does.
  await pass(page, 200);
  await expect(page.getByRole('status').getByText('How long does one stall last at worst?')).toBeVisible();
  await expect(page.getByText('The average is half of the limit.')).toHaveCount(0);
  await notes(page, 'Estimate').press('End');
  await notes(page, 'Estimate').pressSequentially(', 200/64 = 3 ms, so 97 ms');
  await pass(page, 160);
  for (const phase of PHASES.slice(2)) {
    await advance(page, phase);
    await pass(page, 60);
  }
  await pass(page, 125);
  await expect(page.getByRole('timer')).toContainText(/0:\d\d over/);
  await page.getByRole('button', { name: 'End and score it' }).click();
  const point = page.getByRole('group', { name: /Mechanism · weight 3/ }).first();
  await expect(point.getByRole('radio', { name: 'Hit' })).toBeChecked();
  await expect(point.locator('mark').filter({ hasText: 'quota' })).toBeVisible();
  const done = page.getByRole('button', { name: 'Save the score, see the model answer' });
  await expect(done).toBeDisabled();
  await expect(page.getByText('What happens.')).toHaveCount(0);
  await score(page, 3);
  await done.click();
  await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
  await expect(page.getByText('75 %', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Say next time' })).toBeVisible();
  await expect(page.locator('figure svg').first()).toBeVisible();
  const [event] = await logged(page, 'answered');
  expect(event!.event).toMatchObject({
    context: 'mock',
    cardId: `${PROMPT}#review`,
    grade: 'good',
    score: 0.75,
  });

  const make = page.getByRole('button', { name: /^Make \d+ cards of what was missed/ });
  const count = Number(/\d+/.exec(await make.innerText())![0]);
  await make.click();
  await expect(page.getByText(`${count} cards of what was missed are in your reviews.`)).toBeVisible();
  expect(await logged(page, 'item-written')).toHaveLength(count);
  await page.reload();
  await expect(page.getByText(`${count} cards of what was missed are in your reviews.`)).toBeVisible();
  await checkData(page, site.url);
});

test('cards of what was missed are asked in the next review', async ({ page, site }) => {
  await page.goto(`${site.url}/settings`);
  await page.getByLabel('New questions a day').fill('0');
  await page.getByLabel('New questions a day').blur();
  await begin(page, site.url, 20);
  await toScoring(page);
  await score(page, 1);
  await page.getByRole('button', { name: 'Save the score' }).click();
  await page.getByRole('button', { name: /^Make \d+ cards/ }).click();
  await page.getByRole('link', { name: 'Review now' }).click();
  await page.getByRole('button', { name: /Start/ }).click();
  await expect(question(page)).toContainText('?');
  await answer(page);
  await grade(page, 'Good');
  await saved(page);
  const answers = await logged(page, 'answered');
  expect(answers.map((a) => a.cardId).filter((id) => id.startsWith(`${PROMPT}--`))).toHaveLength(1);
});

test('a review that was left, and one whose tab was killed, goes on at the second it stopped', async ({
  page,
  context,
  site,
}) => {
  await page.clock.install({ time: NOW });
  await begin(page, site.url);
  await toNotes(page);
  await notes(page, 'Clarify').fill('first thoughts');
  await pass(page, 47);
  await page.getByRole('link', { name: 'Leave, keep all' }).click();
  await pass(page, 300);
  const spent = await page.getByText(/^Clarify · \d+:\d+ of 35:00$/).innerText();
  const stopped = 240 - secondsIn(spent);
  expect(stopped).toBeLessThanOrEqual(193);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('timer')).toContainText('paused');
  // Whole seconds are printed of what was spent and of what is left: together a second less.
  expect([stopped, stopped - 1]).toContain(await secondsLeft(page));
  await page.getByRole('button', { name: 'Go on' }).click();
  await pass(page, 13);
  const shown = await secondsLeft(page);
  expect(shown).toBeLessThanOrEqual(stopped - 13);
  const address = page.url();
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole('timer')).toContainText('paused');
  // The last second may not have been written, and the clock beat on while this test looked.
  const went = shown - (await secondsLeft(again));
  expect(went).toBeGreaterThanOrEqual(-1);
  expect(went).toBeLessThanOrEqual(2);
  await toNotes(again);
  await expect(notes(again, 'Clarify')).toHaveValue('first thoughts');
});

test('a prompt comes back when it is due, in Today and first in its list', async ({ page, site }) => {
  await page.clock.install({ time: NOW });
  await begin(page, site.url, 20);
  await toScoring(page);
  await score(page, 1);
  await page.getByRole('button', { name: 'Save the score' }).click();
  await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
  await page.clock.setFixedTime(new Date('2026-12-02T10:00:00Z'));
  await page.goto(site.url);
  await page.getByRole('link', { name: 'A 20-minute design review is due' }).click();
  await expect(page.getByRole('heading', { name: 'Due', exact: true })).toBeVisible();
  // A second try stands beside the first.
  await begin(page, site.url, 20);
  await toScoring(page);
  await score(page, 4);
  await page.getByRole('button', { name: 'Save the score' }).click();
  await expect(page.getByRole('heading', { name: 'Beside your earlier try' })).toBeVisible();
  await page.goto(`${site.url}/mock/history`);
  const row = page.getByRole('row', { name: /^By the rubric/ });
  await expect(row).toContainText('25 %');
  await expect(row).toContainText('100 %');
});

test('a score that finds no room still opens the report, and is saved once there is room', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === 'events' && (window as { diskFull?: boolean }).diskFull)
        throw new DOMException('no room', 'QuotaExceededError');
      return add.apply(this, args as [unknown]);
    };
  });
  const full = (on: boolean) => page.evaluate((diskFull) => void Object.assign(window, { diskFull }), on);
  await begin(page, site.url, 20);
  await toNotes(page);
  await notes(page, 'Clarify').fill('asked about the version');
  await toScoring(page);
  await score(page, 3);
  await full(true);
  const save = page.getByRole('button', { name: 'Save the score, see the model answer' });
  await save.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'There is no room left on this device.',
  );
  await page.getByRole('button', { name: 'See the model answer without saving' }).click();
  await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The score is not saved');
  await expect(page.getByText('75 %', { exact: true })).toBeVisible();
  await expect(page.getByText('asked about the version').last()).toBeVisible();
  await looksRight(page, 'a report that is not saved');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as Markdown' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('> asked about the version');
  expect(await logged(page, 'answered')).toEqual([]);

  await page.getByRole('button', { name: 'Back to the score' }).click();
  await full(false);
  await save.click();
  await expect(page).toHaveURL(/\/mock\/report/);
  await expect(page.getByText('75 %', { exact: true })).toBeVisible();
  expect((await logged(page, 'answered')).map((e) => e.event.score)).toEqual([0.75]);
});

test('a report is saved as Markdown and as JSON', async ({ page, site, isMobile }) => {
  await begin(page, site.url, 20);
  await toNotes(page);
  await notes(page, 'Clarify').fill('asked about the version');
  await toScoring(page);
  await score(page, 2);
  await page.getByRole('button', { name: 'Save the score' }).click();
  for (const [name, expected] of [
    ['Markdown', '> asked about the version'],
    ['JSON', '"notes": "asked about the version"'],
  ]) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save as ${name}` }).click();
    const file = await (await download).path();
    expect(readFileSync(file, 'utf8'), `${name} ${isMobile}`).toContain(expected);
  }
});

test('a review is begun, held and scored with the server gone', async ({ page, site }) => {
  await page.goto(site.url);
  await readyOffline(page);
  await site.stop();
  await begin(page, site.url, 45);
  await toNotes(page);
  await notes(page, 'Clarify').fill('no signal here');
  await kept(page);
  await page.reload();
  await expect(page.getByRole('timer')).toContainText('paused');
  await toNotes(page);
  await expect(notes(page, 'Clarify')).toHaveValue('no signal here');
  await toScoring(page);
  await score(page, 3);
  await page.getByRole('button', { name: 'Save the score' }).click();
  await expect(page.locator('figure svg').first()).toBeVisible();
});

test('a review is held with the keyboard alone @keyboard', async ({ page, site }) => {
  await page.goto(`${site.url}/mock/prompt?id=${PROMPT}`);
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name });
    await expect(button).toBeEnabled();
    for (let i = 0; i < 80; i++) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('Start 35-minute review');
  await expect(page.getByRole('timer')).toBeVisible();
  for (const phase of PHASES.slice(1)) await press(`Next: ${phase}`);
  await press('End and score it');
  for (const dimension of DIMENSIONS) {
    const group = page.getByRole('group', { name: new RegExp(`^${dimension} weight`) });
    await group.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  }
  await press('Save the score, see the model answer');
  await expect(page.getByText('50 %', { exact: true })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the screens of a review and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`${site.url}/mock`);
    await expect(page.getByRole('link', { name: /A Go API that stalls/ })).toBeVisible();
    await looksRight(page, 'Mock');
    await page.goto(`${site.url}/mock/prompt?id=nothing`);
    await expect(page.getByText('There is no such prompt')).toBeVisible();
    await looksRight(page, 'no such prompt');
    await begin(page, site.url, 20);
    await looksRight(page, 'situation');
    for (const place of ['Notes', 'Board', 'Numbers', 'Try it']) {
      const tab = page.getByRole('button', { name: place, exact: true });
      if (!(await tab.isVisible())) continue;
      await tab.click();
      await looksRight(page, place);
    }
    await toScoring(page);
    await looksRight(page, 'scoring');
    await score(page, 0);
    await page.getByRole('button', { name: 'Save the score' }).click();
    await expect(page.locator('figure svg').first()).toBeVisible();
    await looksRight(page, 'report');
    await page.goto(`${site.url}/mock/history`);
    await expect(page.getByRole('heading', { name: 'By dimension' })).toBeVisible();
    await looksRight(page, 'history');
  });
}
