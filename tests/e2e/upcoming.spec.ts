import type { Locator, Page } from '@playwright/test';
import { answer, expect, grade, openReview, question, saved, test } from './support';

/** The most that two pictures differ anywhere, of 255; a rounding of the browser's makes 1. */
const difference = (page: Page, one: string, other: string) =>
  page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      return a!.reduce((most, value, i) => Math.max(most, Math.abs(value - b![i]!)), 0);
    },
    [one, other],
  );

/** Some kinds of question are not drawn before their turn. */
async function answerUntil(page: Page, waiting: Locator) {
  for (let i = 0; i < 12; i++) {
    await answer(page);
    await page.waitForTimeout(600);
    if (await waiting.count()) break;
    await grade(page, 'Easy');
    await saved(page);
  }
  await expect(waiting).toHaveCount(1);
}

test('the next card waits where neither eye, keyboard nor screen reader comes, and is the one that a grade shows', {
  tag: '@keyboard',
}, async ({ page, site }) => {
  await openReview(page, site.url);
  const waiting = page.locator('.out-of-sight');
  await answerUntil(page, waiting);
  const next = waiting.locator('h1');
  const text = ((await next.textContent()) ?? '').trim();
  expect(text).not.toBe('');
  await expect(question(page)).toHaveCount(1);
  const looks = async (display: string) => {
    await waiting.evaluate((element, to) => {
      (element as HTMLElement).style.display = to;
    }, display);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    return { height, picture: (await page.screenshot()).toString('base64') };
  };
  const isSeen = async () => {
    const without = await looks('none');
    const withIt = await looks('');
    expect(withIt.height).toBe(without.height);
    return (await difference(page, withIt.picture, without.picture)) > 2;
  };
  expect(await isSeen()).toBe(false);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  expect(await isSeen()).toBe(false);
  await page.evaluate(() => document.querySelector('.in-sight')!.setAttribute('style', 'z-index: -1'));
  expect(await isSeen()).toBe(true);
  await page.evaluate(() => document.querySelector('.in-sight')!.removeAttribute('style'));
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const told = nodes.filter((node) => !node.ignored).map((node) => String(node.name?.value ?? ''));
  expect(told.some((name) => name.startsWith('Easy'))).toBe(true);
  expect(told.filter((name) => name.length > 10 && text.includes(name))).toEqual([]);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.out-of-sight') ?? null)).toBeNull();
  }
  await grade(page, 'Easy');
  await saved(page);
  await expect(question(page)).toHaveText(text);
  await expect(page.locator(':focus')).toHaveText(text);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test('a key pressed at once after the grade is meant for the next card', { tag: '@keyboard' }, async ({
  page,
  site,
}) => {
  await openReview(page, site.url);
  const waiting = page
    .locator('.out-of-sight')
    .filter({ has: page.locator('[type=radio]:not([name*="/"])') });
  await answerUntil(page, waiting);
  // "Good", and the first option of what comes: sooner than anything is drawn in between.
  await Promise.all([page.keyboard.press('3'), page.keyboard.press('1')]);
  await expect(page.getByRole('radio').first()).toBeChecked();
  await saved(page);
});
