import { answer, expect, grade, openReview, question, saved, test } from './support';

test('the next card waits where neither eye, keyboard nor screen reader comes, and is the one that a grade shows', {
  tag: '@keyboard',
}, async ({ page, site }) => {
  await openReview(page, site.url);
  const waiting = page.locator('.out-of-sight');
  // Some kinds of question are not drawn before their turn.
  for (let i = 0; i < 6; i++) {
    await answer(page);
    await page.waitForTimeout(600);
    if (await waiting.count()) break;
    await grade(page, 'Easy');
    await saved(page);
  }
  const next = waiting.locator('h1');
  const text = ((await next.textContent()) ?? '').trim();
  expect(text).not.toBe('');
  await expect(next).toBeHidden();
  await expect(question(page)).toHaveCount(1);
  const heights = await waiting.evaluate((element) => {
    const height = () => document.documentElement.scrollHeight;
    const withIt = height();
    (element as HTMLElement).style.display = 'none';
    const without = height();
    (element as HTMLElement).style.display = '';
    return { withIt, without };
  });
  expect(heights.withIt).toBe(heights.without);
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
  expect((await question(page).textContent())?.trim()).toBe(text);
  await expect(page.locator(':focus')).toHaveText(text);
});
