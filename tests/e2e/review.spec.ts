import {
  answer,
  checkData,
  expect,
  grade,
  gradeGroup,
  inputShown,
  logged,
  openReview,
  reviewCard,
  saved,
  stem,
  test,
} from './support';

test('a first visit reviews 20 mixed items by touch, and the data agrees with the log', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/settings`);
  await page.getByLabel('New questions a day').fill('20');
  await page.getByLabel('New questions a day').blur();
  await expect.poll(async () => (await logged(page, 'settings-changed')).length).toBe(1);
  await openReview(page, site.url);
  for (let i = 0; i < 20; i++) await reviewCard(page, i % 5 === 0 ? 'Hard' : 'Easy');
  const events = await logged(page, 'answered');
  expect(events.length).toBe(20);
  expect(new Set(events.map((e) => e.event.concept)).size).toBe(20);
  for (const { event } of events) {
    expect(event.confidence).toBe('fairly');
    expect(event.predictedRight).toMatchObject({ value: expect.any(Number), model: expect.any(String) });
    expect(event.studyDay).toMatchObject({ dayEndMinutes: 240 });
  }
  await checkData(page, site.url);
});

test('undo brings back the last card, also of a finished session and after a reload', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/settings`);
  await page.getByLabel('New questions a day').fill('2');
  await page.getByLabel('New questions a day').blur();
  await expect.poll(async () => (await logged(page, 'settings-changed')).length).toBe(1);
  await openReview(page, site.url);
  await reviewCard(page);
  const last = await stem(page);
  await reviewCard(page);
  await expect(page.getByRole('heading', { name: 'Session done' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Session done' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => stem(page)).toBe(last);
  expect((await logged(page, 'undone')).length).toBe(1);
  await reviewCard(page);
  await expect(page.getByRole('heading', { name: 'Session done' })).toBeVisible();
  await checkData(page, site.url);
});

test('a reload comes back to the same card, before the answer and after it', async ({ page, site }) => {
  await openReview(page, site.url);
  await reviewCard(page);
  const asked = await stem(page);
  await page.reload();
  await expect.poll(() => stem(page)).toBe(asked);
  await answer(page);
  await page.waitForTimeout(200);
  await page.reload();
  await expect(gradeGroup(page)).toBeVisible();
  expect(await stem(page)).toContain(asked.slice(0, 30));
  await grade(page, 'Good');
  await saved(page);
});

test('buried and suspended cards leave the session, and a flag stays on its card', async ({ page, site }) => {
  await openReview(page, site.url);
  const first = await stem(page);
  await page.getByRole('button', { name: 'Flag' }).click();
  await expect(page.getByRole('button', { name: 'Remove flag' })).toBeVisible();
  await page.getByRole('button', { name: 'Bury until tomorrow' }).click();
  await expect.poll(() => stem(page)).not.toBe(first);
  const second = await stem(page);
  await page.getByRole('button', { name: 'Suspend' }).click();
  await expect.poll(() => stem(page)).not.toBe(second);
  await saved(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => stem(page)).toBe(second);
  await checkData(page, site.url);
});

test('the keyboard alone answers, grades and undoes', { tag: '@keyboard' }, async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: /Start/ }).focus();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 8; i++) {
    await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
    const boxes = page.locator('#main fieldset');
    const textbox = page.getByRole('textbox', { name: /Your number/ });
    const knob = page.getByRole('group', { name: 'What you may set' }).locator('input, select').first();
    await inputShown(page);
    if (await textbox.count()) {
      await textbox.focus();
      await page.keyboard.type('12');
      await page.keyboard.press('Tab');
    } else if (await knob.count()) {
      await knob.focus();
      const isChoice = (await knob.evaluate((element) => element.tagName)) === 'SELECT';
      await page.keyboard.press(isChoice ? 'ArrowDown' : 'ArrowRight');
      await page.keyboard.press('Tab');
    } else if ((await boxes.count()) > 1) {
      for (let k = 0; k < (await boxes.count()); k++) {
        await boxes.nth(k).locator('input').first().focus();
        await page.keyboard.press('Space');
        for (let n = 0; n < k; n++) await page.keyboard.press('ArrowRight');
      }
    } else if (await boxes.count()) await page.keyboard.press('1');
    // A simulator runs before it can be handed in.
    await expect(page.getByRole('button', { name: 'Fairly' })).toBeEnabled();
    await page.keyboard.press('f');
    await expect(gradeGroup(page)).toBeVisible();
    await page.keyboard.press('4');
    await saved(page);
  }
  expect((await logged(page, 'answered')).length).toBe(8);
  await page.keyboard.press('u');
  await expect.poll(async () => (await logged(page, 'undone')).length).toBe(1);
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('two buttons ask recall for Again and Good', async ({ page, site }) => {
  await page.goto(`${site.url}/settings`);
  await page.getByLabel('Two buttons for recall').check();
  await page.getByLabel('New questions a day').fill('40');
  await page.getByLabel('New questions a day').blur();
  await expect.poll(async () => (await logged(page, 'settings-changed')).length).toBe(2);
  await openReview(page, site.url);
  for (let i = 0; i < 40; i++) {
    const recall = (await page.getByText('Answer aloud or in your head').count()) > 0;
    await answer(page);
    const buttons = await gradeGroup(page).getByRole('button').count();
    expect(buttons).toBe(recall ? 2 : 4);
    if (recall) return;
    await grade(page, 'Easy');
    await saved(page);
  }
  throw new Error('no recall item among forty');
});
