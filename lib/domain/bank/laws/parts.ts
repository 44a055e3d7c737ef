/** Laws about what an item is made of: numbers, placeholders, diagrams. */
import { namesIn } from '../arithmetic';
import type { AuthoredItem, Tolerance, Violation } from '../authored';
import { everyDraw, PLACEHOLDER } from '../numbers';
import { eachItem, type Law } from './law';

const DRAWS_TRIED = 2000;

export function withinTolerance(value: number, key: number, tolerance: Tolerance): boolean {
  const room = 'absolute' in tolerance ? tolerance.absolute : Math.abs(key) * tolerance.relative;
  return Math.abs(value - key) <= room + 1e-9;
}

export const numbers = eachItem('numbers', (item) => {
  if (item.kind !== 'numeric') return [];
  const known = new Set(Object.keys(item.draw));
  const complaints: string[] = [];
  const check = (where: string, names: string[]) => {
    for (const name of names)
      if (!known.has(name)) complaints.push(`${where} uses "${name}", which is not drawn`);
  };
  for (const [name, expression] of item.let) {
    check(name, namesIn(expression));
    known.add(name);
  }
  check('key', namesIn(item.key));
  known.add('key');
  for (const { value } of item.mistakes) check('a mistake', namesIn(value));
  const texts = [item.stem, item.answer, ...item.mistakes.map((m) => m.why)];
  for (const text of texts)
    check(
      'text',
      [...text.matchAll(PLACEHOLDER)].map((m) => m[1]!),
    );
  if (complaints.length > 0) return complaints;
  return numbersAtEveryDraw(item);
});

function numbersAtEveryDraw(item: AuthoredItem & { kind: 'numeric' }): string[] {
  const recipe = { draw: item.draw, let: item.let, key: item.key };
  const withMistakes = { ...recipe, let: [...item.let] };
  withMistakes.let.push(['key', item.key]);
  item.mistakes.forEach((m, i) => {
    withMistakes.let.push([`mistake${i}`, m.value]);
  });
  for (const values of everyDraw(withMistakes, DRAWS_TRIED)) {
    const key = values.key!;
    const drawn = Object.keys(item.draw)
      .map((n) => `${n} = ${values[n]}`)
      .join(', ');
    if (!Number.isFinite(key)) return [`the key is not a number for ${drawn}`];
    for (let i = 0; i < item.mistakes.length; i++) {
      if (withinTolerance(values[`mistake${i}`]!, key, item.tolerance)) {
        return [`mistake ${i + 1} is within tolerance of the key for ${drawn}`];
      }
    }
  }
  return [];
}

export const diagram: Law = (bank) => {
  const used = new Set<string>();
  const violations: Violation[] = [];
  const use = (slug: string, file: string, item: string) => {
    used.add(slug);
    if (bank.diagrams[slug]) return;
    const message = `shows diagram "${slug}", which does not exist`;
    violations.push({ file, item, rule: 'diagram', message });
  };
  for (const { item, file } of bank.items) if (item.diagram !== undefined) use(item.diagram, file, item.id);
  for (const [topic, note] of Object.entries(bank.notes))
    for (const block of note.blocks)
      if (block.type === 'diagram') use(block.diagram, `notes/${topic}.md`, topic);
  for (const slug of bank.shownInReviews) used.add(slug);
  for (const [slug, { title, text }] of Object.entries(bank.diagrams)) {
    const complain = (message: string) =>
      violations.push({ file: `diagrams/${slug}.mmd`, item: slug, rule: 'diagram', message });
    if (!title) complain('has no "%% title:" line');
    if (text.split(' ').length < 8) complain('has no "%% text:" line that says what it shows');
    if (!used.has(slug)) complain('is used by no item, note or review prompt');
  }
  return violations;
};
