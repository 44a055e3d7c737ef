import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAWING, DRAWING_FONT_SIZE } from '@/lib/client/diagrams';
import { expect, OUT, test } from './support';

/** CSS pixels: three phones side by side are still read by scrolling; more is a map. */
const WIDEST = 3 * 390;

const bank = join(OUT, 'bank');
const sources = readdirSync(join(bank, 'diagrams')).map((file) => ({
  slug: file.slice(0, -'.json'.length),
  source: (JSON.parse(readFileSync(join(bank, 'diagrams', file), 'utf8')) as { source: string }).source,
}));

interface Drawn {
  slug: string;
  /** Null when nothing was drawn; then `problem` says why. */
  width: number | null;
  problem: string;
}

test('every diagram of the bank is drawn, and none wider than three phones', async ({ page, site }) => {
  test.setTimeout(180_000);
  await page.goto(site.url);
  const engine = `/bank/${readdirSync(bank).find((name) => name.startsWith('diagram-engine.'))}`;
  const drawn = await page.evaluate(
    async ({ engine, sources, drawing, fontSize }) => {
      const { default: mermaid } = await import(engine);
      const { fontFamily } = getComputedStyle(document.body);
      mermaid.initialize({ ...drawing, fontFamily, themeVariables: { fontSize } });
      const results: Drawn[] = [];
      for (const { slug, source } of sources) {
        try {
          const { svg } = await mermaid.render(`drawn-${slug}`, source);
          const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
          const width = Number(root?.getAttribute('viewBox')?.split(' ')[2]);
          results.push({ slug, width: width > 0 ? width : null, problem: 'no picture' });
        } catch (error) {
          results.push({ slug, width: null, problem: String(error) });
        }
      }
      return results;
    },
    { engine, sources, drawing: DRAWING, fontSize: DRAWING_FONT_SIZE },
  );
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.filter((d) => d.width === null)).toEqual([]);
  const widest = [...drawn].sort((a, b) => b.width! - a.width!);
  const words = widest.slice(0, 5).map((d) => `${d.slug} ${Math.round(d.width!)}`);
  test.info().annotations.push({ type: 'widest, px', description: words.join(', ') });
  console.log(`widest of ${drawn.length} diagrams, px: ${words.join(', ')}`);
  expect(drawn.filter((d) => d.width! > WIDEST)).toEqual([]);
});
