import { expect, test } from './support';

test('a simulator in a frame of this site shows nothing that leads away, and runs', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/simulate/limits`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/simulate/density';
    frame.title = 'Framed';
    document.querySelector('main')!.prepend(frame);
  });
  const framed = page.frameLocator('iframe');
  await expect(framed.getByRole('heading', { level: 1, name: 'Density' })).toBeVisible();
  await expect(framed.getByRole('button', { name: 'Copy a link to this scenario' })).toBeVisible();
  await expect(framed.getByRole('banner')).toHaveCount(0);
  await expect(framed.getByRole('navigation')).toHaveCount(0);
  await expect(framed.getByRole('link')).toHaveCount(0);
});
