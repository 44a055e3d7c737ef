import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type DiagramFile, loadBank } from '@/lib/content/load';
import { itemsOf, type PackFile } from '@/lib/content/pack';
import { faceOf, numbersOf } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import { withinTolerance } from '@/lib/domain/bank/laws/parts';
import type { Note } from '@/lib/domain/bank/note';
import { isChecked } from '@/lib/domain/quiz/plan';
import { scoreOf } from '@/lib/domain/quiz/score';
import { emptyDay } from '@/lib/domain/review/day-tally';
import { plan } from '@/lib/domain/review/queue';
import { DEFAULT_SETTINGS } from '@/lib/domain/review/settings';
import { compileBank } from '@/scripts/compile-bank';
import { DRAWS_OF_A_TEST, readBank } from '@/scripts/read-bank';
import { simulateText } from '@/scripts/simulators';

const { bank, violations } = readBank(
  join(import.meta.dirname, '../../content'),
  '2026-11-23',
  DRAWS_OF_A_TEST,
);
const compiled = compileBank(bank);
const packs = [...new Set(Object.values(compiled.index.packs))].map(
  (file) => JSON.parse(gunzipSync(compiled.files.get(file)!).toString()) as PackFile,
);
const items = packs.flatMap(itemsOf);
const SEEDS = Array.from({ length: 20 }, (_, i) => `seed-${i}`);
const partsOf = (item: Item) =>
  item.kind === 'recall' && item.cloze ? item.cloze.map((c) => c.part) : ['main'];

describe('the bank', () => {
  test('breaks no rule', () => {
    expect(violations.filter((v) => v.severity !== 'warning')).toEqual([]);
  });

  test.each([
    ['basics', 30],
    ['namespaces', 55],
    ['cgroups', 75],
    ['layers', 55],
    ['runtimes', 45],
    ['history', 30],
    ['machines', 45],
    ['solutions', 35],
    ['network', 50],
    ['operating', 40],
    ['bridges', 25],
  ])('has on %s at least %s items, and a share of each level', (topic, least) => {
    const own = bank.items.filter((p) => p.topic === topic);
    expect(own.length).toBeGreaterThanOrEqual(least);
    const asked = Object.values(bank.blueprint[topic]!).reduce((a, b) => a + b, 0);
    expect(asked).toBe(least);
    const share = (level: string) => own.filter((p) => p.item.level === level).length / own.length;
    for (const [level, wanted] of Object.entries({ junior: 0.25, mid: 0.35, senior: 0.25, staff: 0.15 }))
      expect(Math.abs(share(level) - wanted), level).toBeLessThanOrEqual(0.05);
  });

  test('has 485 items, 180 of them held back for checkpoints, and 70 diagrams, at least', () => {
    expect(bank.topics).toHaveLength(11);
    expect(bank.items.length).toBeGreaterThanOrEqual(485);
    expect(bank.items.filter((p) => p.item.use === 'transfer').length).toBeGreaterThanOrEqual(180);
    const pictures = new Set(Object.values(bank.diagrams).map((d) => d.source));
    expect(pictures.size).toBeGreaterThanOrEqual(70);
  });

  test('asks staff to decide or to estimate', () => {
    const staff = bank.items.filter((p) => p.item.level === 'staff');
    const others = staff.filter((p) => !['decide', 'estimate'].includes(p.item.asks));
    expect(others.map((p) => p.item.id)).toEqual([]);
  });

  test('gives each concept two to four study items beside simulators, and a transfer item a checkpoint can score', () => {
    for (const concept of Object.keys(bank.concepts)) {
      const own = bank.items.filter((p) => p.concept === concept).map((p) => p.item);
      const study = own.filter((i) => i.use === 'study' && i.kind !== 'scenario').length;
      expect(study, concept).toBeGreaterThanOrEqual(2);
      expect(study, concept).toBeLessThanOrEqual(4);
      expect(
        own.some((i) => i.use === 'transfer' && isChecked(i.kind)),
        concept,
      ).toBe(true);
    }
  });

  test('sends the readers of its notes to scenarios that run', () => {
    const notes = [...compiled.files].filter(([name]) => name.startsWith('note-'));
    const tries = notes.flatMap(([, text]) => (JSON.parse(String(text)) as Note).tries);
    expect(tries.length).toBeGreaterThanOrEqual(notes.length);
    for (const { href } of tries) {
      const scenario = new URL(href, 'http://localhost').searchParams.get('scenario');
      if (scenario === null) expect(href).toBe('/simulate/inside');
      else expect(simulateText(scenario), href).toMatchObject({ ok: true });
    }
  });

  test('compiles to packs that hold every item of the index', () => {
    expect(items.map((i) => i.id).sort()).toEqual(compiled.index.items.map((e) => e.id).sort());
    expect(items.length).toBe(bank.items.length);
    expect(compileBank(bank).indexFile).toBe(compiled.indexFile);
  });

  test('is read whole in the order of its index, a pack once; what failed is asked for again', async () => {
    const asked: string[] = [];
    let away = true;
    const loaded = loadBank('/bank', compiled.indexFile, async (url) => {
      const file = url.slice('/bank/'.length);
      asked.push(file);
      if (away && file !== compiled.indexFile) throw new Error('offline');
      const text = compiled.files.get(file)!;
      return JSON.parse(typeof text === 'string' ? text : gunzipSync(text).toString());
    });
    await expect(loaded.items()).rejects.toThrow('offline');
    away = false;
    asked.length = 0;
    expect((await loaded.items()).map((item) => item.id)).toEqual(compiled.index.items.map(({ id }) => id));
    expect(asked.length).toBe(packs.length);
    const [first] = compiled.index.items;
    expect(await loaded.item(first!.concept, first!.id)).toEqual(compiled.items[0]);
    expect(asked.length).toBe(packs.length);
  });

  test('keeps the items of a concept in one pack, of a size to be opened for one card', () => {
    for (const pack of packs) {
      expect(new Set(itemsOf(pack).map((i) => i.topic)).size).toBe(1);
      expect(JSON.stringify(pack).length).toBeLessThan(100_000);
    }
    expect(new Set(Object.values(compiled.index.packs)).size).toBe(packs.length);
  });

  test('writes a cited document once a pack, and gives each item its sources whole', () => {
    for (const { documents, items } of packs)
      expect(new Set(documents.map((d) => JSON.stringify(d))).size, items[0]!.id).toBe(documents.length);
    for (const whole of compiled.items) expect(items.find((i) => i.id === whole.id)).toEqual(whole);
  });

  test('compiles a note for every topic, every picture, and the name of every concept', () => {
    const { index, files } = compiled;
    expect(Object.keys(index.notes).sort()).toEqual(bank.topics.map((t) => t.slug).sort());
    for (const file of Object.values(index.notes)) expect(files.has(file), file).toBe(true);
    const { diagrams } = JSON.parse(gunzipSync(files.get(index.diagrams)!).toString()) as DiagramFile;
    expect(diagrams).toEqual(bank.diagrams);
    expect(new Set(index.items.map((e) => e.concept))).toEqual(new Set(Object.keys(index.concepts)));
  });

  test('shows no key and no rationale before the answer', () => {
    for (const item of items) {
      const whys = item.kind === 'choice' || item.kind === 'multi' ? item.options.map((o) => o.why) : [];
      const stepWhys = item.kind === 'order' ? item.steps.map((s) => s.why) : [];
      const pairWhys = item.kind === 'match' ? item.pairs.map((p) => p.why) : [];
      for (const part of partsOf(item)) {
        for (const seed of SEEDS) {
          const face = JSON.stringify(faceOf(item, part, seed));
          expect(face, item.id).not.toMatch(/"key":|"why":/);
          for (const why of [...whys, ...stepWhys, ...pairWhys]) {
            expect(face.includes(JSON.stringify(why).slice(1, -1)), `${item.id}: ${why}`).toBe(false);
          }
        }
      }
    }
  });

  test('lets a keyboard reach whatever may scroll', () => {
    const texts = JSON.stringify(items);
    expect(texts).toContain('<pre tabindex');
    expect(texts).not.toMatch(/<pre>|<table>(?<!tabindex=\\"0\\"><table>)/);
  });

  test('leaves no placeholder unfilled on a face', () => {
    for (const item of items)
      for (const part of partsOf(item)) expect(faceOf(item, part, 'x').stem, item.id).not.toMatch(/\{\{/);
  });

  test('accepts every numeric key, and no mistake is drawn as right', () => {
    const numeric = items.filter((i) => i.kind === 'numeric');
    expect(numeric.length).toBeGreaterThan(0);
    for (const item of numeric) {
      for (const seed of SEEDS) {
        const key = numbersOf(item, seed).key!;
        expect(withinTolerance(key, key, item.tolerance), item.id).toBe(true);
        const score = scoreOf(item, { type: 'numeric', text: String(key) }, seed);
        expect(score, `${item.id} ${seed} ${key}`).toMatchObject({ complete: true, right: true });
      }
    }
  });

  test('never shows an order already solved', () => {
    for (const item of items) {
      if (item.kind !== 'order') continue;
      for (const seed of SEEDS) {
        const face = faceOf(item, 'main', seed);
        if (face.type !== 'order') throw new Error(item.id);
        expect(
          face.steps.map((s) => s.id),
          item.id,
        ).not.toEqual(item.steps.map((s) => s.id));
      }
    }
  });

  test('never plans a transfer item', () => {
    const transfer = new Set(compiled.index.items.flatMap((e) => (e.use === 'transfer' ? [e.id] : [])));
    expect(transfer.size).toBeGreaterThan(0);
    for (let studyDay = 1; studyDay < 30; studyDay++) {
      const settings = { ...DEFAULT_SETTINGS, newPerDay: 999 };
      const { cards } = plan({
        studyDay,
        nowMs: 0,
        settings,
        due: [],
        index: compiled.index.items,
        seen: new Set(),
        today: emptyDay(studyDay),
        answeredToday: [],
      });
      expect(cards.length).toBeGreaterThan(20);
      for (const card of cards) expect(transfer.has(card.cardId.split('#')[0]!)).toBe(false);
    }
  });
});
