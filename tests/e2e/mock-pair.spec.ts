import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import encodeQR from 'qr';
import {
  answerWith,
  BOARD,
  beginPair,
  boardOf,
  codeOn,
  connect,
  device,
  LISTEN,
  offerOn,
  PAIR_ARGS,
  TITLE,
  turnTo,
  turnToOnPhone,
} from './pair';
import { expect, test } from './support';

test.use({ launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: PAIR_ARGS } });

test('two devices meet with no server: the candidate sees the situation, what was answered, a probe and the clock, and what they draw is in the review', async ({
  page,
  site,
  browser,
}) => {
  await beginPair(page, site.url);
  const candidate = await device(browser, page);
  await candidate.goto(`${site.url}/mock/join`);
  await connect(page, candidate);
  await expect(candidate.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(
    candidate.getByText('run in 40 pods', { exact: false }).or(candidate.getByText('40 pods')),
  ).toBeVisible();
  await expect(candidate.getByRole('timer')).toContainText('left');
  await turnToOnPhone(page, 'Script');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'GOMAXPROCS set anywhere' })
    .getByRole('button', { name: 'They asked it' })
    .click();
  await expect(candidate.getByText('automaxprocs is not used')).toBeVisible();
  await page.getByRole('button', { name: 'Next: Estimate' }).click();
  await expect(candidate.getByRole('heading', { name: 'Estimate', level: 1 })).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ hasText: LISTEN })
    .getByRole('button', { name: 'Asked it' })
    .click();
  await expect(candidate.getByText('How can the pod be throttled at all?')).toBeVisible();
  expect(await candidate.content()).not.toContain(LISTEN);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(candidate.getByText('paused')).toBeVisible();

  await turnToOnPhone(candidate, 'Whiteboard');
  await boardOf(candidate).fill(BOARD);
  await turnTo(page, 'Candidate');
  await page.getByText('As text', { exact: true }).click();
  await expect(page.getByText('client --> proxy')).toBeVisible();
  await candidate.context().close();
});

test('a line that is cut says so on both, and joined again it has what was drawn meanwhile', async ({
  page,
  site,
  browser,
}) => {
  await beginPair(page, site.url);
  const candidate = await device(browser, page);
  await candidate.goto(`${site.url}/mock/join`);
  await connect(page, candidate);
  await turnToOnPhone(candidate, 'Whiteboard');
  await boardOf(candidate).fill(BOARD);
  // The page is loaded anew: what it showed and what was drawn is still there.
  await candidate.reload();
  await expect(page.getByText('Candidate’s device not connected, last seen')).toBeVisible();
  await expect(candidate.getByText('You can go on drawing')).toBeVisible();
  await expect(candidate.getByRole('heading', { name: TITLE })).toBeAttached();
  await turnToOnPhone(candidate, 'Whiteboard');
  await expect(boardOf(candidate)).toHaveValue(BOARD);
  await boardOf(candidate).fill(`${BOARD}\n  proxy --> api`);
  await candidate.getByText('Join again').click();
  await connect(page, candidate);
  await page.getByText('As text', { exact: true }).click();
  await expect(page.getByText('proxy --> api')).toBeVisible();
  // The interviewer's page too.
  await page.reload();
  await expect(candidate.getByText('The interviewer’s page was closed.')).toBeVisible();
  await candidate.getByText('Join again').click();
  await connect(page, candidate);
  await expect(boardOf(candidate)).toHaveValue(`${BOARD}\n  proxy --> api`);
  for (const next of ['Estimate', 'Propose', 'Deep-dive', 'Failure and operations', 'Wrap-up'])
    await page.getByRole('button', { name: `Next: ${next}` }).click();
  await page.getByRole('button', { name: 'End and score it' }).click();
  await expect(candidate.getByRole('heading', { name: 'The conversation is over' })).toBeVisible();
  await candidate.context().close();
});

/** A camera's picture of a code, as a file Chromium shows in place of a camera. */
function filmOf(text: string): string {
  const [width, height, scale] = [960, 720, 8];
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const left = Math.floor((width - rows.length * scale) / 2);
  const top = Math.floor((height - rows.length * scale) / 2);
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < rows.length * scale; y++)
    for (let x = 0; x < rows.length * scale; x++)
      if (rows[Math.floor(y / scale)]![Math.floor(x / scale)]) luma[(top + y) * width + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const file = join(mkdtempSync(join(tmpdir(), 'drydock-film-')), 'code.y4m');
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, frame, frame]));
  return file;
}

test('the code on the interviewer’s screen is read by the candidate’s camera', async ({ page, site }) => {
  await beginPair(page, site.url);
  const offer = await offerOn(page);
  // The picture on screen is of the address that carries the code.
  await expect(page.getByRole('img', { name: 'Code for the candidate’s device' })).toBeVisible();
  const other = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...PAIR_ARGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${filmOf(`${site.url}/mock/join#${offer}`)}`,
    ],
  });
  const candidate = await other.newPage({ viewport: page.viewportSize()! });
  await candidate.goto(`${site.url}/mock/join`);
  await candidate.getByRole('button', { name: 'Read it with the camera' }).click();
  await answerWith(page, await codeOn(candidate, 'interviewer'));
  await expect(candidate.getByRole('heading', { name: TITLE })).toBeVisible();
  await other.close();
});

test('a phone’s own camera app opens the address in the code, and the page answers it', async ({
  page,
  site,
  browser,
}) => {
  await beginPair(page, site.url);
  const candidate = await device(browser, page);
  await candidate.goto(`${site.url}/mock/join#${await offerOn(page)}`);
  await answerWith(page, await codeOn(candidate, 'interviewer'));
  await expect(candidate.getByText(/^● ?Connected$/)).toBeVisible();
  expect(candidate.url()).not.toContain('#');
  await candidate.context().close();
});

test('a code that is none, cut off or the own one is told from a good one, and nothing is lost by it', async ({
  page,
  site,
  browser,
}) => {
  await beginPair(page, site.url);
  const offer = await offerOn(page);
  const candidate = await device(browser, page);
  await candidate.goto(`${site.url}/mock/join`);
  for (const [code, words] of [
    ['hello', 'not a code of a review'],
    [offer.slice(0, -9), 'not whole'],
    [offer.replace('D1o', 'D9o'), 'another version'],
  ] as const) {
    await candidate.getByLabel('Or paste it').fill(code);
    await candidate.getByRole('button', { name: 'Go on' }).click();
    await expect(candidate.locator('#main').getByRole('alert')).toContainText(words);
  }
  await page.getByLabel('Or paste their code').fill(offer);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('own kind of code')).toBeVisible();
  await candidate.getByLabel('Or paste it').fill(offer);
  await candidate.getByRole('button', { name: 'Go on' }).click();
  await answerWith(page, await codeOn(candidate, 'interviewer'));
  await candidate.context().close();
});
