import { answer, checkData, expect, grade, logged, openReview, reviewCard, saved, test } from './support';

test('a browser that refuses storage says so, and the session goes on without saving', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('storage is switched off', 'SecurityError');
    };
  });
  await page.goto(`${site.url}/review`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('does not let Drydock keep data');
  await page.getByRole('button', { name: 'Go on without saving' }).click();
  await answer(page);
  await grade(page, 'Easy');
  await expect(page.getByText('1 / 12')).toBeVisible();
  await expect(page.getByText(/this session lives in this tab only/i)).toBeVisible();
});

test('a full disk keeps the answers in the tab, and saves them in order once there is room', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === 'events' && (window as { diskFull?: boolean }).diskFull) {
        throw new DOMException('no room', 'QuotaExceededError');
      }
      return add.apply(this, args as [unknown]);
    };
  });
  await openReview(page, site.url);
  await reviewCard(page);
  await page.evaluate(() => {
    (window as { diskFull?: boolean }).diskFull = true;
  });
  for (let i = 0; i < 2; i++) {
    await answer(page);
    await grade(page, 'Easy');
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'there is no room left on this device',
    );
  }
  await expect(page.getByText('3 / 12')).toBeVisible();
  expect((await logged(page, 'answered')).length).toBe(1);
  await page.evaluate(() => {
    (window as { diskFull?: boolean }).diskFull = false;
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect((await logged(page, 'answered')).length).toBe(3);
  await checkData(page, site.url);
});

test('an upgrade that another tab blocks says which tab to close, and goes on when it is', async ({
  page,
  site,
  context,
}) => {
  const old = await context.newPage();
  await old.goto(`${site.url}/licenses/ibm-plex-OFL.txt`);
  await old.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open('drydock', 1);
        // An old version that does not listen for versionchange, so it holds the upgrade up.
        open.onsuccess = () => {
          Object.assign(window, { held: open.result });
          resolve();
        };
      }),
  );
  await page.goto(`${site.url}/review`);
  await expect(page.getByText(/Another Drydock tab holds an older version/)).toBeVisible();
  await old.close();
  await expect(page.getByRole('group', { name: /How sure|first/ })).toBeVisible();
  await expect(page.getByText(/Another Drydock tab holds an older version/)).toBeHidden();
});
