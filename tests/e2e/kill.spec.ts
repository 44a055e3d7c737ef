/** The browser process dies right after "saved": what was said to be saved is there, and no card is half written. */
import { launch } from './own-browser';
import { checkData, expect, logged, openReview, reviewCard, temporaryFolder, test } from './support';

const ROUNDS = 10;

test('no saved review is lost when the browser is killed right after, ten times', async ({ site }) => {
  test.setTimeout(240_000);
  const profile = temporaryFolder();
  for (let round = 0; round < ROUNDS; round++) {
    const { page, kill } = await launch(profile);
    await openReview(page, site.url);
    expect((await logged(page, 'answered')).length).toBe(round);
    await reviewCard(page);
    await kill();
  }
  const { page, kill } = await launch(profile);
  await page.goto(site.url);
  expect((await logged(page, 'answered')).length).toBe(ROUNDS);
  await checkData(page, site.url);
  await kill();
});
