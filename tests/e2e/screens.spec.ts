import { answer, expect, grade, looksRight, openReview, saved, test } from './support';

/** A simulator item of each form. */
const SCENARIOS = {
  'slowest-request-under-a-small-quota': 'prediction',
  'web-beside-a-report-on-one-cpu': 'settings',
  'import-that-never-arrives': 'diagnosis',
};

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    test.setTimeout(300_000);
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(site.url);
    await expect(page.getByText(/to review/)).toBeVisible();
    await looksRight(page, 'Today');
    await page.goto(`${site.url}/settings`);
    await expect(page.getByLabel('New questions a day')).toBeVisible();
    await looksRight(page, 'Settings');
    await page.goto(`${site.url}/practise`);
    await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
    await looksRight(page, 'Practise');
    await page.getByText('Choose topics, levels').click();
    await looksRight(page, 'quiz setup');
    await page.getByRole('button', { name: 'Start three open questions' }).click();
    await expect(page.getByRole('textbox', { name: /Your answer/ })).toBeVisible();
    await looksRight(page, 'open question');
    await page.getByRole('button', { name: 'Fairly' }).click();
    await expect(page.getByText('Which points did you make?')).toBeVisible();
    await looksRight(page, 'open question, answered');
    await page.goto(`${site.url}/quiz?count=1&kinds=choice&style=exam`);
    await page.locator('#main fieldset label').first().click();
    await page.getByRole('button', { name: 'Guess' }).click();
    await page.locator('summary').first().click();
    await expect(page.getByText('· checked').first()).toBeVisible();
    await looksRight(page, 'results');
    await page.goto(`${site.url}/library?q=cpu.max`);
    await expect(page.locator('mark').first()).toBeVisible();
    await looksRight(page, 'Library');
    await page.goto(`${site.url}/library?open=cgroups`);
    await expect(page.getByRole('link', { name: /Read the notes/ })).toBeVisible();
    await looksRight(page, 'Library by topic');
    await page.goto(`${site.url}/item?id=sixty-mebibytes-through-a-cap`);
    await page.getByRole('button', { name: 'Show answer' }).click();
    await page.getByText('Report a mistake').click();
    await looksRight(page, 'question of the library');
    await page.goto(`${site.url}/simulate`);
    await looksRight(page, 'Simulate');
    for (const [item, form] of Object.entries(SCENARIOS)) {
      await page.goto(`${site.url}/quiz?items=${item}`);
      await answer(page, page.getByRole('button', { name: 'Next' }));
      await expect(page.getByRole('link', { name: /Open this scenario/ })).toBeVisible();
      await looksRight(page, `${form}, answered`);
    }
    await page.goto(`${site.url}/nowhere`);
    await looksRight(page, 'no such page');
    await openReview(page, site.url);
    const kinds = new Set<string>();
    for (let i = 0; i < 12; i++) {
      await looksRight(page, `question ${i + 1}`);
      kinds.add((await page.locator('#main fieldset').count()) > 1 ? 'match' : 'other');
      await answer(page);
      if (await page.locator('figure').count())
        await expect(page.locator('figure svg').first()).toBeVisible();
      await looksRight(page, `answer ${i + 1}`);
      await grade(page, 'Easy');
      await saved(page);
    }
    await expect(page.getByRole('heading', { name: 'Session done' })).toBeVisible();
    await looksRight(page, 'session done');
    await page.getByRole('button', { name: 'Look for more to review' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible();
    await looksRight(page, 'nothing due');
  });

  test(`axe finds nothing on the list of notes and on a note, and nothing scrolls sideways, ${theme}`, async ({
    page,
    site,
    isMobile,
  }) => {
    if (isMobile) await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(`${site.url}/learn`);
    await expect(page.getByRole('heading', { name: 'Learn' })).toBeVisible();
    await looksRight(page, 'Learn');
    await page.goto(`${site.url}/learn/cgroups`);
    await expect(page.locator('figure svg')).toHaveCount(4);
    await looksRight(page, 'a note');
  });
}

test('text of twice the size needs no sideways scroll', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const routes = [
    '/',
    '/practise',
    '/readiness',
    '/settings',
    '/readiness/plan',
    '/readiness/progress',
    '/quiz?items=v1-rises-v2-replaces-it',
    '/quiz?items=tool-for-each-constraint',
    '/quiz?items=stall-of-many-threads',
    '/quiz?items=callers-docker-proxy-serves',
  ];
  for (const route of routes) {
    await page.goto(site.url + route);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, route).toBeLessThanOrEqual(390);
  }
});
