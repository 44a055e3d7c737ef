import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  answerWith,
  BOARD,
  beginPair,
  boardOf,
  codeOn,
  device,
  LISTEN,
  offerOn,
  PAIR_ARGS,
  PROMPT,
  TITLE,
  turnTo,
  turnToOnPhone,
} from './pair';
import { expect, test } from './support';

test.use({ launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: PAIR_ARGS } });

test('on one device the candidate’s screen has nothing of the interviewer’s, through a reload, and a slip does not bring it back', async ({
  page,
  site,
}) => {
  await beginPair(page, site.url);
  await turnTo(page, 'Notes');
  await page
    .getByLabel('What they say: Clarify')
    .fill('asked for GOMAXPROCS, quota of a period, 200 ms in 100 ms');
  await expect(page.getByText(/hit, [1-9] partly, of 9/)).toBeVisible();
  await page.getByLabel('Your own notes').fill('hesitates');
  await page.getByRole('button', { name: 'Hand over to the candidate' }).click();
  const hasSecrets = async () => {
    const text = await page.locator('body').innerText();
    return /hesitates|asked for GOMAXPROCS|Listen for|Rubric/.test(text) || text.includes(LISTEN);
  };
  await expect(page.getByText('64 CPUs')).toBeVisible();
  expect(await hasSecrets()).toBe(false);
  await page.reload();
  await expect(page.getByText('64 CPUs')).toBeVisible();
  expect(await hasSecrets()).toBe(false);
  await turnToOnPhone(page, 'Whiteboard');
  await boardOf(page).fill(BOARD);
  await page.getByRole('button', { name: 'Hand back' }).click();
  await expect(page.getByRole('heading', { name: 'Give the device to the interviewer' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Give the device to the interviewer' })).toBeVisible();
  expect(await hasSecrets()).toBe(false);
  // Two taps on one spot end where they began.
  const { x, y } = (await page.getByRole('button', { name: 'I am the interviewer' }).boundingBox())!;
  await page.mouse.click(x + 20, y + 20);
  await expect(page.getByRole('button', { name: 'Show the interviewer’s screen' })).toBeVisible();
  await page.mouse.click(x + 20, y + 20);
  await expect(page.getByText('64 CPUs')).toBeAttached();
  expect(await hasSecrets()).toBe(false);
  await page.getByRole('button', { name: 'Hand back' }).click();
  await page.getByRole('button', { name: 'I am the interviewer' }).click();
  await page.getByRole('button', { name: 'Show the interviewer’s screen' }).click();
  await turnTo(page, 'Notes');
  await expect(page.getByLabel('Your own notes')).toHaveValue('hesitates');
  await turnTo(page, 'Candidate');
  await page.getByText('As text', { exact: true }).click();
  await expect(page.getByText('client --> proxy')).toBeVisible();
});

test('a diagram has its size also where less motion is wanted', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await beginPair(page, site.url);
  await page.getByRole('button', { name: 'Hand over to the candidate' }).click();
  await turnToOnPhone(page, 'Whiteboard');
  await boardOf(page).fill(BOARD);
  const picture = page.locator('figure svg').first();
  await expect(picture).toBeVisible();
  const { height } = (await picture.boundingBox())!;
  expect(height).toBeGreaterThan(60);
  expect(height).toBeLessThan(400);
});

test('what the interviewer ticks and scores while they speak stands in the score at the end', async ({
  page,
  site,
}) => {
  await beginPair(page, site.url);
  await page.locator('summary').filter({ hasText: 'Estimate' }).click();
  const probe = page.getByRole('listitem').filter({ hasText: LISTEN });
  await probe.getByLabel('Answered well').check();
  await expect(probe.getByText('Asked')).toBeVisible();
  await turnTo(page, 'Score');
  await page
    .getByRole('group', { name: /^Mechanism/ })
    .getByText('3', { exact: true })
    .click();
  await page.locator('summary').filter({ hasText: 'Red flags' }).click();
  await page.getByLabel(/container over its CPU limit is killed/).check();
  for (const next of ['Estimate', 'Propose', 'Deep-dive', 'Failure and operations', 'Wrap-up'])
    await page.getByRole('button', { name: `Next: ${next}` }).click();
  await page.getByRole('button', { name: 'End and score it' }).click();
  await expect(page.getByText('5 dimensions still to score')).toBeVisible();
  await expect(page.getByLabel(/container over its CPU limit is killed/)).toBeChecked();
});

test('the interviewer’s screen is held by keyboard alone @keyboard', async ({ page, site }) => {
  await beginPair(page, site.url);
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
    await button.focus();
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('They asked it');
  await expect(page.getByText('answer shown to the candidate')).toBeVisible();
  await press('Score');
  await page
    .getByRole('group', { name: /^Mechanism/ })
    .getByRole('radio')
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('1 of 6 scored')).toBeVisible();
  await press('Hand over to the candidate');
  await press('Hand back');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'I am the interviewer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await press('Show the interviewer’s screen');
  await press('Next: Estimate');
  await expect(page.getByRole('heading', { name: 'Estimate', level: 1 })).toBeVisible();
});

test('the sheet has all an interviewer needs, and on paper nothing else', async ({ page, site }) => {
  await page.goto(`${site.url}/mock/sheet?id=${PROMPT}`);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  for (const text of [
    LISTEN,
    'automaxprocs is not used',
    'weight 3',
    'No number of its own.',
    'Killing is what memory does',
  ])
    await expect(page.getByText(text).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: /Print/ })).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const { length } = await page.pdf({ preferCSSPageSize: true });
  expect(length).toBeGreaterThan(10_000);
});

async function looksRight(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
  const { width } = page.viewportSize()!;
  const sideways = (await page.evaluate(() => document.documentElement.scrollWidth)) - width;
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the screens of a pair and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    browser,
    isMobile,
  }) => {
    // axe reads every screen of both devices.
    test.setTimeout(300_000);
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const candidate = await device(browser, page);
    await candidate.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`${site.url}/mock/sheet?id=${PROMPT}`);
    await expect(page.getByRole('heading', { name: 'Rubric' })).toBeVisible();
    await looksRight(page, 'sheet');
    await beginPair(page, site.url);
    await looksRight(page, 'script');
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('#main details')) part.open = true;
    });
    await looksRight(page, 'script, unfolded');
    await turnTo(page, 'Notes');
    await page.getByLabel('What they say: Clarify').fill('quota of a period');
    await looksRight(page, 'notes');
    await turnTo(page, 'Score');
    await looksRight(page, 'score');
    await candidate.goto(`${site.url}/mock/join`);
    await expect(candidate.getByRole('heading', { name: 'Join as candidate' })).toBeVisible();
    await looksRight(candidate, 'join');
    const offer = await offerOn(page);
    await expect(page.getByRole('img', { name: 'Code for the candidate’s device' })).toBeVisible();
    await looksRight(page, 'connect');
    await candidate.getByLabel('Or paste it').fill(offer);
    await candidate.getByRole('button', { name: 'Go on' }).click();
    const answer = await codeOn(candidate, 'interviewer');
    await looksRight(candidate, 'answer');
    await answerWith(page, answer);
    await looksRight(page, 'connected');
    await looksRight(candidate, 'candidate');
    await turnToOnPhone(candidate, 'Whiteboard');
    await boardOf(candidate).fill(BOARD);
    await looksRight(candidate, 'candidate, board');
    await page.getByRole('button', { name: 'Hand over to the candidate' }).click();
    await looksRight(page, 'handed over');
    await page.getByRole('button', { name: 'Hand back' }).click();
    await looksRight(page, 'cover');
    await page.reload();
    await expect(candidate.getByText('You can go on drawing')).toBeVisible();
    await looksRight(candidate, 'cut');
    await candidate.context().close();
  });
