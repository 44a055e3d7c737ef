import { answer, expect, gradeGroup, logged, question, saved, stem, test } from './support';

test('a numeric answer is explained with the numbers that were asked', async ({ page, site }) => {
  await page.goto(`${site.url}/quiz?items=stall-of-many-threads`);
  await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
  const asked = await stem(page);
  const number = (pattern: RegExp) => Number(pattern.exec(asked)![1]);
  const quotaMs = number(/grants (\d+) ms/);
  const cpus = number(/with (\d+) CPUs/);
  await page.getByRole('textbox', { name: /Your number/ }).fill(String(100 - quotaMs / cpus));
  await page.getByRole('button', { name: 'Sure' }).click();
  await expect(page.getByRole('heading', { name: /Right, and you were sure/ })).toBeVisible();
  await expect(page.locator('#main')).toContainText(`${quotaMs} / ${cpus} =`);
  await expect(page.locator('#main')).toContainText(`${100 - quotaMs / cpus} ms · yours`);
});

test('a quiz of chosen questions shows each key, then all of them, and a reload keeps the results', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/practise`);
  await page.getByText('Choose topics, levels').click();
  for (const words of ['Network', 'One answer', '5 questions']) {
    await page.locator('form label', { hasText: new RegExp(`^${words}$`) }).click();
  }
  await page.getByRole('button', { name: 'Start this quiz' }).click();
  for (let i = 0; i < 5; i++) {
    await answer(page, page.getByRole('button', { name: 'Next' }));
    await page.getByRole('button', { name: 'Next' }).click();
    await saved(page);
  }
  await expect(page.getByRole('heading', { name: 'Quiz done' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Quiz done' })).toBeVisible();
  await expect(page.locator('summary')).toHaveCount(5);
  const events = await logged(page, 'answered');
  expect(events.map((e) => [e.event.context, e.event.topic])).toEqual(Array(5).fill(['quiz', 'network']));
});

test('an exam keeps every key to its end', async ({ page, site }) => {
  await page.goto(`${site.url}/quiz?count=3&kinds=choice&style=exam`);
  for (let i = 0; i < 3; i++) {
    await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
    const asked = await stem(page);
    await page.locator('#main fieldset label').first().click();
    await page.getByRole('button', { name: 'Guess' }).click();
    await expect.poll(() => question(page).innerText()).not.toBe(asked);
    await expect(page.getByRole('button', { name: 'Next' })).toBeHidden();
  }
  await expect(page.getByRole('heading', { name: 'Quiz done' })).toBeVisible();
  await page.locator('summary').first().click();
  await expect(page.getByText(/^checked|· checked/).first()).toBeVisible();
});

test('a checkpoint goes on after a reload, spends what it shows, and opens once a week', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/practise`);
  await page.getByRole('button', { name: 'Start a checkpoint: 20 questions' }).click();
  const marker = page.getByText('Keys at the end');
  await expect(marker).toBeVisible();
  const first = await stem(page);
  await answer(page, marker);
  await expect.poll(() => stem(page)).not.toBe(first);
  await saved(page);
  const second = await stem(page);
  await page.reload();
  await expect.poll(() => stem(page)).toBe(second);
  expect(await logged(page, 'shown')).toHaveLength(2);
  expect((await logged(page, 'answered'))[0]!.event).toMatchObject({ context: 'checkpoint', grade: null });
  await page.goto(`${site.url}/practise`);
  await expect(page.getByRole('link', { name: 'Continue the checkpoint: 19 left' })).toBeVisible();
  await page.goto(`${site.url}/checkpoint?session=another`);
  await expect(page.getByRole('heading', { name: 'No checkpoint here' })).toBeVisible();
});

test('an open question is written, marked by its points, and goes on with that mark', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/practise`);
  await page.getByRole('button', { name: 'Start three open questions' }).click();
  await page.getByRole('textbox', { name: /Your answer/ }).fill('A process with a view of its own.');
  await page.getByRole('button', { name: 'Fairly' }).click();
  await expect(page.getByText('A process with a view of its own.')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Next' }).click();
  await saved(page);
  const [written] = await logged(page, 'answered');
  expect(written!.event).toMatchObject({ context: 'explain', grade: 'good', score: 1, right: true });
  await expect(gradeGroup(page)).toBeHidden();
});
