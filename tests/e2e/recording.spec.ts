import { BROWSER_ARGS } from '../../scripts/browser.mjs';
import { expect, logged, saved, test } from './support';

test.use({
  permissions: ['microphone'],
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [...BROWSER_ARGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a spoken answer outlives a reload, plays beside the model answer and on the item’s page, and can be deleted', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/practise`);
  await page.getByRole('button', { name: 'Start three open questions' }).click();
  await page.getByRole('textbox', { name: /Your answer/ }).fill('Said rather than written.');
  await page.getByRole('button', { name: 'Record my answer' }).click();
  await expect(page.getByText('Recording', { exact: true })).toBeVisible();
  // Not whole yet: there is nothing to hand in.
  await expect(page.getByText('Stop the recording first.')).toBeVisible();
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: 'Stop recording' }).click();
  const player = page.getByLabel('Your recorded answer');
  await expect(player).toBeVisible();

  await page.reload();
  await expect(player).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Your answer/ })).toHaveValue('Said rather than written.');

  await page.getByRole('button', { name: 'Fairly' }).click();
  await expect(player).toBeVisible();
  const plays = await player.evaluate(async (audio: HTMLAudioElement) => {
    await audio.play();
    return audio.error === null;
  });
  expect(plays).toBe(true);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Next' }).click();
  await saved(page);

  const [written] = await logged(page, 'answered');
  const { itemId } = written!.event;
  await page.goto(`${site.url}/item?id=${itemId}`);
  await page.getByRole('button', { name: /Play what you said on/ }).click();
  await expect(page.getByLabel(/Play what you said on/)).toHaveJSProperty('tagName', 'AUDIO');

  await page.goto(`${site.url}/settings`);
  await expect(page.getByText(/1 recording, .* MB, on this device only/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete recordings' }).click();
  await page.getByRole('button', { name: 'Delete all recordings' }).click();
  await expect(page.getByText('The recordings are deleted.')).toBeVisible();
  await page.goto(`${site.url}/item?id=${itemId}`);
  await page.getByRole('button', { name: /Play what you said on/ }).click();
  await expect(page.getByText('The recording is not on this device.')).toBeVisible();
});
