/**
 * Before Next builds or serves: compiles the bank and its search into public/bank, bundles the diagram engine, and notes
 * their hashed names in build/prepared.json. Stops with file, item and rule when the bank breaks one.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { itemDocuments } from '@/lib/content/item-documents';
import { buildSearch } from '@/lib/content/search';
import { compileBank } from './compile-bank';
import { compilePrompts } from './compile-prompts';
import { buildDiagramEngine } from './diagram-engine';
import { compressed } from './pack-bank';
import { hashOf, readBank } from './read-bank';
import { noteDocuments, promptDocuments } from './search-documents';
import { sourcesHash } from './sources-hash.mjs';

const root = join(import.meta.dirname, '..');
const bankFolder = join(root, 'public/bank');

function write(file: string, content: string | Uint8Array) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const { bank, prompts, violations } = readBank(join(root, 'content'), new Date().toISOString().slice(0, 10));
for (const { severity, file, item, rule, message } of violations) {
  console.error(`${severity ?? 'error'}: content/${file}: ${item}: ${rule}: ${message}`);
}
if (violations.some((v) => v.severity !== 'warning')) {
  console.error(
    `The bank breaks ${violations.length} rules; nothing was built. content/README.md explains each.`,
  );
  process.exit(1);
}

rmSync(bankFolder, { recursive: true, force: true });
const { items, index, indexFile, files } = compileBank(bank);
for (const [name, text] of files) write(join(bankFolder, name), text);
const reviews = compilePrompts(prompts, bank);
write(join(bankFolder, reviews.file), reviews.bytes);

const texts = [...noteDocuments(join(root, 'content/notes')), ...promptDocuments(reviews.prompts)];
const search = compressed('search', buildSearch(itemDocuments(items, index.concepts), texts));
write(join(bankFolder, search.file), search.bytes);

const engine = await buildDiagramEngine();
const engineFile = `diagram-engine.${hashOf(engine)}.js`;
write(join(bankFolder, engineFile), engine);

const prepared = {
  buildId: sourcesHash(),
  bankIndex: indexFile,
  prompts: `/bank/${reviews.file}`,
  searchIndex: `/bank/${search.file}`,
  diagramEngine: `/bank/${engineFile}`,
  topics: bank.topics.map(({ slug, title, short }) => ({
    slug,
    title,
    short,
    note: bank.notes[slug]!.title,
  })),
};
write(join(root, 'build/prepared.json'), JSON.stringify(prepared, null, 2));
console.log(
  `Bank ${index.version}: ${index.items.length} items, ${prompts.length} review prompts, ${Object.keys(bank.diagrams).length} diagrams, ${items.length + texts.length} texts to search.`,
);
