/** Turns authored items into the packs the browser loads: Markdown to HTML, expressions parsed, sources resolved. */
import type { DiagramFile } from '@/lib/content/load';
import { packOf } from '@/lib/content/pack';
import type {
  AuthoredBank,
  AuthoredItem,
  AuthoredNoteBlock,
  AuthoredSource,
  PlacedItem,
} from '@/lib/domain/bank/authored';
import type { BankIndex, IndexEntry, Item, ItemBase, Source } from '@/lib/domain/bank/item';
import { asRead, optionsOf } from '@/lib/domain/bank/laws/law';
import type { Note, NoteBlock } from '@/lib/domain/bank/note';
import { block, inline } from './markdown';
import { compressed, packed } from './pack-bank';
import { simulatorAddress } from './presets';
import { hashOf } from './read-bank';

/** Words a second when reading something technical, and the seconds a kind takes to act on. */
const WORDS_PER_SECOND = 3.3;
const ACTING_SECONDS: Record<AuthoredItem['kind'], number> = {
  recall: 12,
  choice: 12,
  multi: 18,
  order: 25,
  match: 25,
  numeric: 40,
  explain: 120,
  scenario: 60,
};

function expectedSeconds(item: AuthoredItem): number {
  if (item.seconds !== undefined) return item.seconds;
  const texts = [
    item.stem,
    ...optionsOf(item).map((o) => o.text),
    ...(item.kind === 'scenario' ? alternativesOf(item).map((o) => o.text) : []),
    ...(item.kind === 'order' ? item.steps.map((s) => s.text) : []),
    ...(item.kind === 'match' ? item.pairs.map((p) => `${p.left} ${p.right}`) : []),
  ];
  const words = asRead(texts.join(' ')).split(' ').length;
  return Math.round(words / WORDS_PER_SECOND + ACTING_SECONDS[item.kind]);
}

export function sourcesOf(cited: readonly AuthoredSource[], bank: AuthoredBank): Source[] {
  return cited.map(({ doc, at, checkedOn }) => {
    const { kind, title, version, url, checkedOn: documentCheckedOn } = bank.documents[doc]!;
    return {
      kind,
      title,
      version,
      checkedOn: checkedOn ?? documentCheckedOn,
      ...(at === undefined ? {} : { at }),
      ...(url === undefined ? {} : { url }),
    };
  });
}

const alternativesOf = (item: AuthoredItem & { kind: 'scenario' }) =>
  item.mode === 'predict' ? item.options : item.mode === 'diagnose' ? item.causes : [];

function compileScenario(item: AuthoredItem & { kind: 'scenario' }, base: ItemBase): Item {
  const { scenario, figures, draw } = item;
  const whole = {
    ...base,
    kind: item.kind,
    scenario,
    figures,
    // Nothing is computed from the numbers alone: the key comes of the run.
    recipe: { draw, let: item.let, key: 0 },
    shows: item.shows.map((s) => ({ ...s, text: inline(s.text) })),
  };
  const worded = <T extends { text: string; why: string }>(options: readonly T[]) =>
    options.map((o) => ({ ...o, text: inline(o.text), why: inline(o.why) }));
  if (item.mode === 'predict') return { ...whole, mode: item.mode, options: worded(item.options) };
  const { knobs, passing } = item;
  const goals = item.goals.map((g) => ({ ...g, text: inline(g.text) }));
  if (item.mode === 'tune') return { ...whole, mode: item.mode, knobs, goals, passing };
  const { evidence } = item;
  return { ...whole, mode: item.mode, knobs, goals, passing, evidence, causes: worded(item.causes) };
}

export function compileItem({ item, topic, concept }: PlacedItem, bank: AuthoredBank): Item {
  const base: ItemBase = {
    id: item.id,
    topic,
    concept,
    use: item.use,
    level: item.level,
    asks: item.asks,
    claim: item.claim,
    stem: block(item.stem),
    answer: block(item.answer),
    sources: sourcesOf(item.sources, bank),
    meaning: bank.meanings[item.id]!,
    seconds: expectedSeconds(item),
    ...(item.diagram === undefined ? {} : { diagram: item.diagram }),
    ...(item.asOf === undefined ? {} : { asOf: item.asOf }),
    ...(item.appliesTo === undefined ? {} : { appliesTo: item.appliesTo }),
  };
  switch (item.kind) {
    case 'recall': {
      if (!item.cloze) return { ...base, kind: 'recall' };
      const cloze = item.cloze.map(({ text, ...part }) => ({ ...part, text: inline(text) }));
      return { ...base, kind: 'recall', cloze };
    }
    case 'choice':
    case 'multi':
      return {
        ...base,
        kind: item.kind,
        sorted: item.sorted ?? false,
        options: item.options.map((o) => ({
          id: o.id,
          text: inline(o.text),
          why: inline(o.why),
          key: o.key ?? false,
        })),
      };
    case 'order':
      return {
        ...base,
        kind: 'order',
        ends: item.ends,
        steps: item.steps.map((s) => ({ id: s.id, text: inline(s.text), why: inline(s.why) })),
      };
    case 'match':
      return {
        ...base,
        kind: 'match',
        lefts: item.lefts,
        rights: item.rights,
        pairs: item.pairs.map((p) => ({
          id: p.id,
          left: inline(p.left),
          right: inline(p.right),
          why: inline(p.why),
        })),
      };
    case 'numeric':
      return {
        ...base,
        kind: 'numeric',
        unit: item.unit,
        tolerance: item.tolerance,
        recipe: { draw: item.draw, let: item.let, key: item.key },
        mistakes: item.mistakes.map((m) => ({ value: m.value, why: inline(m.why) })),
      };
    case 'explain':
      return {
        ...base,
        kind: 'explain',
        points: item.points.map((p) => ({ id: p.id, text: inline(p.text) })),
      };
    case 'scenario':
      return compileScenario(item, base);
  }
}

function indexEntry(item: Item): IndexEntry {
  const { id, topic, concept, kind, use, level, meaning, seconds } = item;
  const parts = item.kind === 'recall' && item.cloze ? item.cloze.map((c) => c.part) : ['main'];
  return { id, topic, concept, kind, use, level, meaning, seconds, parts };
}

function compileNoteBlock({ text, line: _, ...rest }: AuthoredNoteBlock): NoteBlock {
  switch (rest.type) {
    case 'heading':
      return { type: 'heading', html: inline(text) };
    case 'misconception':
      return { ...rest, title: inline(rest.title), html: block(text) };
    default:
      return { ...rest, html: block(text) };
  }
}

export interface CompiledBank {
  items: Item[];
  index: BankIndex;
  indexFile: string;
  /** File name → content. Names carry a hash of it. */
  files: Map<string, string | Uint8Array>;
}

export function compileBank(bank: AuthoredBank): CompiledBank {
  const items = bank.items.map((placed) => compileItem(placed, bank));
  const files: CompiledBank['files'] = new Map();
  const put = (name: string, value: unknown) => {
    const text = JSON.stringify(value);
    const file = `${name}.${hashOf(text)}.json`;
    files.set(file, text);
    return file;
  };
  const packs: Record<string, string> = {};
  for (const concepts of packed(bank, items)) {
    const { file, bytes } = compressed(
      concepts[0]!,
      packOf(items.filter((i) => concepts.includes(i.concept))),
    );
    files.set(file, bytes);
    for (const concept of concepts) packs[concept] = file;
  }
  const notes: Record<string, string> = {};
  for (const [topic, { title, tries, blocks }] of Object.entries(bank.notes)) {
    const note: Note = {
      format: 1,
      topic,
      title,
      // An unknown preset is a violation, and with one nothing is built.
      tries: tries.map((t) => ({
        href: simulatorAddress(t.simulator, t.preset) ?? '/simulate',
        html: inline(t.text),
      })),
      blocks: blocks.map(compileNoteBlock),
    };
    notes[topic] = put(`note-${topic}`, note);
  }
  const entries = items.map(indexEntry);
  const version = hashOf(JSON.stringify([packs, entries]));
  const topics = bank.topics.map((topic) => {
    const weight = Object.values(bank.blueprint[topic.slug] ?? {}).reduce((sum, n) => sum + n, 0);
    return { ...topic, weight };
  });
  const shown = Object.values(bank.notes).flatMap((n) =>
    n.blocks.flatMap((b) => (b.type === 'diagram' ? b.diagram : [])),
  );
  const used = new Set([...items.flatMap((i) => i.diagram ?? []), ...shown, ...bank.shownInReviews]);
  const pictures = Object.fromEntries([...used].map((slug) => [slug, bank.diagrams[slug]!]));
  const { file: diagrams, bytes } = compressed('diagrams', {
    format: 1,
    diagrams: pictures,
  } satisfies DiagramFile);
  files.set(diagrams, bytes);
  const { concepts } = bank;
  const index: BankIndex = { format: 1, version, topics, concepts, items: entries, packs, notes, diagrams };
  const indexFile = put('index', index);
  return { items, index, indexFile, files };
}
