import {
  answer,
  checkData,
  expect,
  grade,
  gradeGroup,
  logged,
  openReview,
  reviewCard,
  saved,
  stem,
  test,
} from './support';

test('two tabs stay right: what one answers, the other passes over', async ({ page, site, context }) => {
  await openReview(page, site.url);
  const other = await context.newPage();
  await other.goto(`${site.url}/review`);
  await expect.poll(() => stem(other)).toBe(await stem(page));
  const first = await stem(page);
  await reviewCard(page);
  await expect.poll(() => stem(other)).not.toBe(first);
  await expect.poll(() => stem(other)).toBe(await stem(page));
  await reviewCard(other);
  await expect.poll(() => stem(page)).toBe(await stem(other));

  // Both have answered the same card and grade it at once: one of them counts.
  await answer(page);
  await answer(other);
  // Whichever comes second may find its card gone from under the finger.
  const tap = (tab: typeof page) =>
    gradeGroup(tab)
      .getByRole('button', { name: 'Easy' })
      .click({ timeout: 3000 })
      .catch(() => undefined);
  await Promise.all([tap(page), tap(other)]);
  await expect.poll(async () => (await logged(page, 'answered')).length).toBe(3);
  await page.waitForTimeout(300);
  const cards = (await logged(page, 'answered')).map((e) => e.cardId);
  expect(new Set(cards).size).toBe(3);
  await checkData(page, site.url);
});

test('a settings change in one tab reaches Today in the other', async ({ page, site, context }) => {
  await page.goto(site.url);
  await expect(page.getByText('12', { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${site.url}/settings`);
  await other.getByLabel('New questions a day').fill('5');
  await other.getByLabel('New questions a day').blur();
  await expect(page.getByText('5', { exact: true })).toBeVisible();
});

test('a clock that jumps back and a change of zone leave the log in order and the data right', async ({
  page,
  site,
}) => {
  await page.clock.install({ time: new Date('2026-11-23T12:00:00Z') });
  await openReview(page, site.url);
  await reviewCard(page);
  await page.clock.setSystemTime(new Date('2026-11-23T09:00:00Z'));
  await reviewCard(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Pacific/Kiritimati' });
  await page.clock.setSystemTime(new Date('2026-11-23T15:00:00Z'));
  await page.reload();
  await expect(page.getByText(/\d+ \/ \d+/)).toBeVisible();
  await answer(page);
  await grade(page, 'Good');
  await saved(page);
  const events = (await logged(page, 'answered')).map((e) => e.event) as {
    hlc: string;
    sequence: number;
    studyDay: { day: number; zoneMinutes: number };
  }[];
  const bySequence = [...events].sort((a, b) => a.sequence - b.sequence);
  const byClock = [...events].sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  expect(byClock.map((e) => e.sequence)).toEqual(bySequence.map((e) => e.sequence));
  expect(bySequence[2]!.studyDay.zoneMinutes).toBe(14 * 60);
  expect(bySequence[2]!.studyDay.day).toBe(bySequence[0]!.studyDay.day + 1);
  await checkData(page, site.url);
});
