import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { floorComplaints } from './support/floors';

const ROOT = join(import.meta.dirname, '..');
const sources = new Map(
  ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name): [string, string] => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')]),
  ),
);

describe('the floors', () => {
  test('are kept by every file of app, components and lib', () => {
    expect(sources.size).toBeGreaterThan(60);
    expect(floorComplaints(sources)).toEqual([]);
  });

  test.each([
    [
      'a domain that knows storage',
      'lib/domain/quiz/x.ts',
      "import type { Store } from '@/lib/store/port';",
      /knows lib\/store\/port/,
    ],
    [
      'a bank that looks up at review',
      'lib/domain/bank/x.ts',
      "import { plan } from '../review/queue';",
      /knows lib\/domain\/review\/queue/,
    ],
    [
      'borders that see each other',
      'lib/interchange/x.ts',
      "export { loadBank } from '../content/load';",
      /knows lib\/content\/load/,
    ],
    [
      'ts-fsrs outside its file',
      'lib/domain/review/x.ts',
      "import { FSRS } from 'ts-fsrs';",
      /package ts-fsrs/,
    ],
    ['dexie outside storage', 'components/x.tsx', "const d = await import('dexie');", /package dexie/],
    ['react below floor 3', 'lib/store/x.ts', "import { useState } from 'react';", /package react/],
    [
      'storage itself in a component',
      'components/x.tsx',
      "import { dexieStore } from '@/lib/store/dexie-log';",
      /knows lib\/store\/dexie-log/,
    ],
    [
      'rules in a page',
      'app/x.tsx',
      "import { plan } from '@/lib/domain/review/queue';",
      /knows lib\/domain/,
    ],
    ['a clock in the domain', 'lib/domain/bank/x.ts', 'const t = Date.now();', /asks Date\.now/],
    ['a bare date in the base', 'lib/base/x.ts', 'const t = new Date();', /asks new Date/],
    ['chance in the base', 'lib/base/x.ts', 'const t = Math.random();', /asks Math\.random/],
    ['crypto in the domain', 'lib/domain/quiz/x.ts', 'const t = crypto.randomUUID();', /asks crypto/],
    ['a folder nobody placed', 'lib/elsewhere/x.ts', '', /no floor/],
  ])('refuse %s', (_, file, text, complaint) => {
    const complaints = floorComplaints(new Map([...sources, [file, text]]));
    expect(complaints.filter((c) => c.startsWith(file))).toEqual([expect.stringMatching(complaint)]);
  });

  test('refuse a cycle', () => {
    const files = new Map([
      ['lib/base/a.ts', "import { b } from './b';"],
      ['lib/base/b.ts', "import type { c } from '@/lib/base/c';"],
      ['lib/base/c.ts', "export { a } from './a';"],
    ]);
    expect(floorComplaints(files)).toEqual([
      'cycle: lib/base/a.ts → lib/base/b.ts → lib/base/c.ts → lib/base/a.ts',
    ]);
  });

  test('let a date be made of an argument, and a comment speak of the clock', () => {
    const text = '// not Date.now()\n/* nor crypto.x */ const t = new Date(0);';
    expect(floorComplaints(new Map([['lib/base/x.ts', text]]))).toEqual([]);
  });
});
