import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DRAWING, DRAWING_FONT_SIZE, drawingOf } from '@/lib/client/diagrams';
import type { DiagramFile } from '@/lib/content/load';
import { bankFile, expect, OUT, test } from './support';

/** What a frame shows at 390 CSS pixels; with words of a readable size one swipe shows the rest. */
const FRAME_PX = 320;

const bank = join(OUT, 'bank');
const file = readdirSync(bank).find((name) => name.startsWith('diagrams.'))!;
const sources = Object.entries((bankFile(file) as DiagramFile).diagrams).map(([slug, { source }]) => ({
  slug,
  source,
}));

interface Drawn {
  slug: string;
  /** Empty when nothing was drawn; then `problem` says why. */
  svg: string;
  problem: string;
}

test('every diagram of the bank is drawn, and read on a phone with one swipe at most', async ({
  page,
  site,
}) => {
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
          results.push({ slug, svg, problem: '' });
        } catch (error) {
          results.push({ slug, svg: '', problem: String(error) });
        }
      }
      return results;
    },
    { engine, sources, drawing: DRAWING, fontSize: DRAWING_FONT_SIZE },
  );
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.filter((d) => d.svg === '').map(({ slug, problem }) => `${slug}: ${problem}`)).toEqual([]);
  const widths = drawn.map(({ slug, svg }) => ({ slug, width: drawingOf(svg).readableWidthPx }));
  widths.sort((a, b) => b.width - a.width);
  expect(widths.at(-1)!.width).toBeGreaterThan(50);
  const words = widths.slice(0, 5).map((d) => `${d.slug} ${d.width}`);
  test.info().annotations.push({ type: 'widest, px', description: words.join(', ') });
  expect(widths.filter((d) => d.width > 2 * FRAME_PX)).toEqual([]);
});

test('a wide picture keeps its words readable and scrolls in its own frame', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}/item?id=${itemWith('what-a-restart-ends')}`);
  await page.getByRole('button', { name: 'Show answer' }).click();
  const frame = page.getByRole('region', { name: 'Picture' }).first();
  await expect(frame.locator('svg')).toBeVisible();
  const { textPx, scrolls, pageScrolls } = await frame.evaluate((element) => {
    const svg = element.querySelector('svg')!;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return {
      textPx: scale * Number.parseFloat(getComputedStyle(svg.querySelector('text, foreignObject')!).fontSize),
      scrolls: element.scrollWidth > element.clientWidth,
      pageScrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    };
  });
  expect(textPx).toBeGreaterThanOrEqual(11.9);
  expect(scrolls).toBe(true);
  expect(pageScrolls).toBe(false);
});

/** A study item whose explanation shows this diagram. */
function itemWith(diagram: string): string {
  const packs = readdirSync(bank).filter((name) => name.endsWith('.bin'));
  for (const name of packs) {
    const { items = [] } = bankFile(name) as {
      items?: { id: string; use?: string; diagram?: string; stem?: string }[];
    };
    const found = items.find((i) => i.diagram === diagram && i.use === 'study' && i.stem);
    if (found) return found.id;
  }
  throw new Error(`no study item shows ${diagram}`);
}
