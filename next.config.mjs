import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Written by scripts/prepare.ts before every build and dev run: names of generated files, and a hash of the sources.
const file = join(import.meta.dirname, 'build/prepared.json');
const prepared = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  // The same sources give the same build, byte for byte: an unchanged rebuild is no update to the service worker.
  generateBuildId: () => prepared.buildId ?? 'development',
  // What the package offers first is its build for browsers without classes and async functions.
  turbopack: { resolveAlias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  // What nobody uses of packages without modules stays out of the first load.
  experimental: { turbopackCjsTreeShaking: true },
  env: {
    NEXT_PUBLIC_BUILD_ID: prepared.buildId ?? 'development',
    NEXT_PUBLIC_BANK_INDEX: prepared.bankIndex ?? '',
    NEXT_PUBLIC_PROMPTS: prepared.prompts ?? '',
    NEXT_PUBLIC_SEARCH_INDEX: prepared.searchIndex ?? '',
    NEXT_PUBLIC_DIAGRAM_ENGINE: prepared.diagramEngine ?? '',
    // For pages made at build time: one page a topic.
    BANK_TOPICS: JSON.stringify(prepared.topics ?? []),
  },
};
