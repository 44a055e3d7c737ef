/** Who may know whom (ARCHITECTURE): a check over paths and texts, so that it can itself be tested. */
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

interface Floor {
  /** Folders or files of this project, itself always included. */
  folders: string[];
  packages: string[];
}

/** The longest folder that fits a file decides. */
export const FLOORS: Record<string, Floor> = {
  'lib/base': { folders: [], packages: [] },
  'lib/domain/bank': { folders: ['lib/base'], packages: [] },
  'lib/domain/mock': { folders: ['lib/base', 'lib/domain/bank'], packages: [] },
  'lib/domain/quiz': { folders: ['lib/base', 'lib/domain/bank', 'lib/domain/mock'], packages: [] },
  'lib/domain/review': {
    folders: ['lib/base', 'lib/domain/bank', 'lib/domain/quiz', 'lib/domain/mock'],
    packages: [],
  },
  'lib/domain/review/schedule.ts': { folders: ['lib/base', 'lib/domain/review'], packages: ['ts-fsrs'] },
  'lib/domain/readiness': {
    folders: ['lib/base', 'lib/domain/bank', 'lib/domain/quiz', 'lib/domain/review'],
    packages: [],
  },
  'lib/sim/engine': { folders: ['lib/base'], packages: ['zod'] },
  'lib/sim/cgroups': { folders: ['lib/base', 'lib/sim/engine'], packages: ['zod'] },
  'lib/sim/request-path': { folders: ['lib/base', 'lib/sim/engine'], packages: ['zod'] },
  'lib/sim/layers': { folders: ['lib/base', 'lib/sim/engine'], packages: ['zod'] },
  'lib/sim/density': { folders: ['lib/base', 'lib/sim/engine'], packages: ['zod'] },
  'lib/sim/inside': { folders: ['lib/base', 'lib/sim/engine'], packages: [] },
  'lib/content': { folders: ['lib/base', 'lib/domain'], packages: ['zod'] },
  'lib/content/search.ts': { folders: ['lib/content', 'lib/domain/bank'], packages: ['minisearch'] },
  'lib/store': { folders: ['lib/base', 'lib/domain'], packages: ['dexie'] },
  'lib/interchange': { folders: ['lib/base', 'lib/domain'], packages: [] },
  'lib/client/sim': {
    folders: ['lib/base', 'lib/domain', 'lib/sim', 'lib/client'],
    packages: ['react', 'next'],
  },
  'lib/client': {
    folders: ['lib/base', 'lib/domain', 'lib/content', 'lib/store', 'lib/interchange', 'lib/client/sim'],
    packages: [
      'react',
      '@tanstack/react-query',
      'uuid',
      'workbox-core',
      'workbox-precaching',
      'workbox-routing',
      'workbox-window',
    ],
  },
  // The codes two devices read off each other's screens are made and read here alone.
  'lib/client/mock/qr.ts': { folders: [], packages: ['qr'] },
  'components/sim': {
    folders: ['lib/base', 'lib/sim', 'lib/client', 'components/ui'],
    packages: ['react', 'next'],
  },
  // Curves are drawn here alone.
  'components/ui/plot.tsx': { folders: ['components/ui/token-colour.ts'], packages: ['react', 'uplot'] },
  components: {
    folders: ['lib/base', 'lib/domain', 'lib/client', 'lib/store/port.ts', 'lib/interchange/backup.ts'],
    packages: ['react', 'next', '@tanstack/react-query'],
  },
  app: { folders: ['components', 'lib/client'], packages: ['react', 'next'] },
};

const under = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
/** Floors that must not ask the clock or chance. */
const PURE = ['lib/base', 'lib/domain', 'lib/sim'];
const AMBIENT = /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\)|\bMath\.random\b|\bcrypto\./;
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

const importsOf = (text: string) =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map((f) => f.fileName)
    .filter((f) => !f.endsWith('.css'));

function resolve(from: string, name: string, files: ReadonlyMap<string, string>): string | null {
  if (!name.startsWith('@/') && !name.startsWith('.')) return null;
  const base = name.startsWith('@/') ? name.slice(2) : join(dirname(from), name);
  return [base, `${base}.ts`, `${base}.tsx`].find((path) => files.has(path)) ?? base;
}

function cyclesIn(graph: ReadonlyMap<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push(`cycle: ${[...trail.slice(at), file].join(' → ')}`);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

/** Path → text of every source file; what comes back are complaints. */
export function floorComplaints(files: ReadonlyMap<string, string>): string[] {
  const complaints: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of files) {
    const home = Object.keys(FLOORS)
      .filter((f) => under(file, f))
      .sort((a, b) => b.length - a.length)[0];
    if (!home) {
      complaints.push(`${file} stands on no floor`);
      continue;
    }
    const { folders, packages } = FLOORS[home]!;
    graph.set(file, []);
    for (const name of importsOf(text)) {
      const target = resolve(file, name, files);
      if (target === null) {
        if (!packages.includes(packageOf(name))) complaints.push(`${file} uses package ${packageOf(name)}`);
        continue;
      }
      graph.get(file)!.push(target);
      if (![home, ...folders].some((folder) => under(target, folder)))
        complaints.push(`${file} knows ${target}`);
    }
    if (!PURE.some((floor) => under(file, floor))) continue;
    const ambient = AMBIENT.exec(withoutComments(text));
    if (ambient) complaints.push(`${file} asks ${ambient[0]}`);
  }
  return [...complaints, ...cyclesIn(graph)];
}
