/** Every text of every item, in the styles of the app, on the narrowest phone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, type PackFile } from '../../lib/content/pack';
import { outcomesOf } from '../../lib/domain/bank/face';
import type { Item } from '../../lib/domain/bank/item';
import { bankFile, expect, OUT, test } from './support';

const bank = join(OUT, 'bank');
const items = readdirSync(bank)
  .filter((name) => name.endsWith('.bin'))
  .map((name) => bankFile(name) as Partial<PackFile>)
  .flatMap((file) => (file.items ? itemsOf(file as PackFile) : []));

function textsOf(item: Item): string[] {
  const base = [item.stem, item.answer];
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return [...base, ...item.options.flatMap((o) => [o.text, o.why])];
    case 'order':
      return [...base, ...item.steps.flatMap((s) => [s.text, s.why])];
    case 'match':
      return [...base, ...item.pairs.flatMap((p) => [p.left, p.right, p.why])];
    case 'numeric':
      return [...base, ...item.mistakes.map((m) => m.why)];
    case 'explain':
      return [...base, ...item.points.map((p) => p.text)];
    case 'scenario':
      return [...base, ...outcomesOf(item).flatMap((o) => [o.text, o.why])];
    case 'recall':
      return [...base, ...(item.cloze ?? []).map((c) => c.text)];
  }
}

test('no text of the bank is wider than a phone of 320 px', async ({ page, site }) => {
  expect(items.length).toBeGreaterThan(400);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${site.url}/settings`);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  const tooWide = await page.evaluate(
    (all) => {
      // As narrow as an option's text ever is: page, frame and letter taken off.
      const box = document.querySelector('main')!.appendChild(document.createElement('div'));
      box.className = 'prose';
      box.style.width = '224px';
      return all.flatMap(({ id, texts }) =>
        texts.flatMap((html) => {
          box.innerHTML = html;
          return box.scrollWidth > box.clientWidth ? [`${id}: ${box.textContent!.slice(0, 60)}`] : [];
        }),
      );
    },
    items.map((item) => ({ id: item.id, texts: textsOf(item) })),
  );
  expect(tooWide).toEqual([]);
});
