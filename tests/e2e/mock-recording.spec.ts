/** What is said in a mock review outlives a killed browser up to its last piece, and a full disk stops only that. */
import type { Page } from '@playwright/test';
import { BROWSER_ARGS } from '../../scripts/browser.mjs';
import { launch } from './own-browser';
import { expect, temporaryFolder, test } from './support';

const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({
  permissions: ['microphone'],
  launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...BROWSER_ARGS, ...MICROPHONE] },
});

/** The rows of a store of one of the app's databases, read past the app; none before the app has made it. */
const rows = (page: Page, database: string, store: string) =>
  page.evaluate(
    async ([name, table]) => {
      const made = await indexedDB.databases();
      if (!made.some((db) => db.name === name)) return [];
      return new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const open = indexedDB.open(name!);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const db = open.result;
          if (!db.objectStoreNames.contains(table!)) return reject(new Error(`no ${table}`));
          const all = db.transaction(table!).objectStore(table!).getAll();
          all.onsuccess = () => {
            db.close();
            resolve(all.result);
          };
        };
      });
    },
    [database, store],
  );
const pieces = (page: Page) => rows(page, 'drydock-recordings', 'chunks');
const joined = (page: Page) => rows(page, 'drydock-recordings', 'blobs');
const session = async (page: Page) =>
  (await rows(page, 'drydock-reviews', 'reviews'))[0] as unknown as {
    sessionId: string;
    spentMs: Record<string, number>;
    notes: Record<string, string>;
    recordings: { phase: string; hash: string }[];
  };

async function begin(page: Page, url: string) {
  await page.goto(`${url}/mock`);
  await page.locator('#main ul a').first().click();
  await page.getByRole('button', { name: /Start 35-minute review/ }).click();
  await expect(page.getByRole('heading', { name: 'Clarify' })).toBeVisible();
  await toNotes(page);
}
/** A phone shows one panel at a time. */
async function toNotes(page: Page) {
  const tab = page.getByRole('button', { name: 'Notes', exact: true });
  if (await tab.isVisible()) await tab.click();
}
const record = async (page: Page) => {
  await page.getByRole('button', { name: 'Record what you say' }).click();
  // Stopped before anything was heard, there would be nothing to keep.
  await expect(page.getByRole('timer', { name: 'Recorded' })).toHaveText(/0:0[1-9]/);
};
const notes = (page: Page, phase: string) => page.getByRole('textbox', { name: `Notes: ${phase}` });
const list = (page: Page, phase: string) =>
  page.getByRole('list', { name: `Recordings: ${phase}` }).getByRole('listitem');

/** Plays it, by the button of that name, and winds it. */
async function play(page: Page, name: string) {
  await page.getByRole('button', { name }).click();
  const player = page.getByLabel(name);
  await expect(player).toHaveJSProperty('tagName', 'AUDIO');
  await expect.poll(() => player.evaluate((a: HTMLAudioElement) => a.readyState)).toBeGreaterThanOrEqual(2);
  // Its length was not written into it: the player finds it out, and stands at the beginning.
  await expect
    .poll(() => player.evaluate((a: HTMLAudioElement) => Number.isFinite(a.duration) && a.currentTime === 0))
    .toBe(true);
  return player.evaluate(async (audio: HTMLAudioElement) => {
    audio.currentTime = audio.duration / 2;
    await audio.play();
    return { seconds: audio.duration, error: audio.error };
  });
}

/** What of a phase is on the device, decoded: how long, and the loudest of it. */
const decoded = (page: Page, phase: string) =>
  page.evaluate(async (wanted) => {
    const rowsOf = (db: IDBDatabase, table: string) =>
      new Promise<{ asking: string; bytes: ArrayBuffer }[]>((resolve) => {
        const all = db.transaction(table).objectStore(table).getAll();
        all.onsuccess = () => resolve(all.result);
      });
    const db = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('drydock-recordings');
      open.onsuccess = () => resolve(open.result);
    });
    const found = [...(await rowsOf(db, 'blobs')), ...(await rowsOf(db, 'chunks'))];
    db.close();
    const said = new Blob(found.filter((row) => row.asking.includes(`/${wanted}/`)).map((row) => row.bytes));
    const sound = await new AudioContext().decodeAudioData(await said.arrayBuffer());
    const loudest = sound.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return { seconds: sound.duration, loudest };
  }, phase);

test('a recording outlives a killed browser up to its last piece: it is in the review again, and plays', async ({
  site,
}) => {
  const profile = temporaryFolder();
  const first = await launch(profile, MICROPHONE);
  await begin(first.page, site.url);
  await notes(first.page, 'Clarify').fill('Said beside the recording.');
  await record(first.page);
  await expect.poll(async () => (await pieces(first.page)).length).toBeGreaterThanOrEqual(3);
  const { sessionId } = await session(first.page);
  const kept = await pieces(first.page);
  await first.kill();

  const second = await launch(profile, MICROPHONE);
  await second.page.goto(`${site.url}/mock/session?id=${sessionId}`);
  await toNotes(second.page);
  await expect(notes(second.page, 'Clarify')).toHaveValue('Said beside the recording.');
  await expect(list(second.page, 'Clarify')).toHaveCount(1);
  // Whole now, and in the review under its hash.
  expect(await pieces(second.page)).toEqual([]);
  await expect
    .poll(async () => (await session(second.page)).recordings)
    .toEqual([{ phase: 'clarify', hash: (await joined(second.page))[0]!.hash }]);
  const { seconds, loudest } = await decoded(second.page, 'clarify');
  expect(loudest).toBeGreaterThan(0.05);
  // Pieces are of two seconds; the last of them may have been on its way.
  expect(seconds).toBeGreaterThan(2 * kept.length - 1);
  const played = await play(second.page, 'Play Clarify, 1');
  expect(played.error).toBeNull();
  expect(Math.abs(played.seconds - seconds)).toBeLessThan(0.5);

  // Opened once more, it is still there once.
  await second.page.reload();
  await toNotes(second.page);
  await expect(list(second.page, 'Clarify')).toHaveCount(1);
  await second.page.goto(`${site.url}/settings`);
  await expect(second.page.getByText(/1 recording, .* MB, on this device only/)).toBeVisible();
  await second.kill();
});

test('recording goes on beside the situation and into the next phase, waits with the review, and can be removed', async ({
  page,
  site,
}) => {
  await begin(page, site.url);
  await record(page);
  await page.getByRole('button', { name: 'Situation', exact: true }).click();
  await expect(page.getByRole('timer', { name: 'Recorded' })).toContainText(/Recording 0:0[1-9]/);
  await page.getByRole('button', { name: /Next: Estimate/ }).click();
  await expect(page.getByRole('heading', { name: 'Estimate' })).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('timer', { name: 'Recorded' })).toContainText('Paused at 0:0');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('timer', { name: 'Recorded' })).toContainText(/Recording 0:0[1-9]/);
  await toNotes(page);
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await expect(list(page, 'Estimate')).toHaveCount(1);
  await expect
    .poll(async () => (await session(page)).recordings.map((r) => r.phase))
    .toEqual(['clarify', 'estimate']);
  await expect(page.getByText(/on this device only: never sent, and not in the backup/)).toBeVisible();
  expect((await play(page, 'Play Estimate, 1')).error).toBeNull();

  await page.getByRole('button', { name: 'Remove Estimate, 1' }).click();
  await page.getByRole('button', { name: 'Remove Estimate, 1 for good' }).click();
  await expect(list(page, 'Estimate')).toHaveCount(0);
  await expect
    .poll(async () => (await joined(page)).map((row) => String(row.asking).split('/')[2]))
    .toEqual(['clarify']);

  // A review that is thrown away takes what was said with it.
  await page.goto(`${site.url}/mock`);
  await page.getByRole('button', { name: 'Throw away' }).click();
  await page.getByRole('button', { name: /Throw it/ }).click();
  await expect.poll(async () => (await joined(page)).length).toBe(0);
});

test('a full disk stops the recording and says what is kept; notes and clock go on', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const { add, put } = IDBObjectStore.prototype;
    const guarded = (of: typeof add) =>
      function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
        const full = (window as { diskFull?: boolean }).diskFull;
        if (full && (this.name === 'chunks' || this.name === 'blobs')) {
          throw new DOMException('no room', 'QuotaExceededError');
        }
        return of.apply(this, args);
      };
    Object.assign(IDBObjectStore.prototype, { add: guarded(add), put: guarded(put) });
  });
  await begin(page, site.url);
  await record(page);
  await expect.poll(async () => (await pieces(page)).length).toBeGreaterThanOrEqual(2);
  // A phone shows something else meanwhile: it is told there too.
  await page.getByRole('button', { name: 'Situation', exact: true }).click();
  await page.evaluate(() => Object.assign(window, { diskFull: true }));
  const told = page.getByText('The recording stopped: there is no room left on this device.');
  await expect(told.filter({ visible: true })).toHaveCount(1);
  await toNotes(page);
  await expect(
    page.getByRole('main').getByRole('alert').filter({ hasText: 'The recording stopped' }),
  ).toContainText(
    /no room left on this device\. ?What you said in the first 0:0\d is kept\. Free some space/,
  );
  await expect(page.getByRole('timer', { name: 'Recorded' })).toBeHidden();
  await expect(list(page, 'Clarify')).toHaveCount(1);
  const { error, seconds } = await play(page, 'Play Clarify, 1');
  expect(error).toBeNull();
  expect(seconds).toBeGreaterThan(3);

  const before = await session(page);
  await notes(page, 'Clarify').fill('Written on a full disk.');
  await expect.poll(async () => (await session(page)).notes.clarify).toBe('Written on a full disk.');
  await expect
    .poll(async () => (await session(page)).spentMs.clarify)
    .toBeGreaterThan(before.spentMs.clarify!);

  // With room again, what was kept is made whole, once; and one can record on.
  await page.evaluate(() => Object.assign(window, { diskFull: false }));
  await page.reload();
  await toNotes(page);
  await expect.poll(async () => (await joined(page)).length).toBe(1);
  await expect(list(page, 'Clarify')).toHaveCount(1);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await record(page);
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await expect(list(page, 'Clarify')).toHaveCount(2);
});
