/** Scenarios from the chapter: "Layered file system", "Copy-on-write", "Layer cache". Sizes are round, not measured. */
import type { LayersInput } from './scenario';

export interface LayersPreset {
  id: string;
  title: string;
  scenario: LayersInput;
}

type Instruction = NonNullable<LayersInput['build']>['instructions'][number];

const MIB = 2 ** 20;
const S_US = 1_000_000;
const head = { version: 1, type: 'layers', seed: 'chapter' } as const;

const BASE = { name: 'node:24-slim', digest: 'sha256:base-1', bytes: 80 * MIB };
const MANIFEST = { path: 'package.json', content: 'v1', bytes: 2_000 };
const SOURCE = { path: 'src/app.js', content: 'v1', bytes: 400_000 };
const README = { path: 'README.md', content: 'v1', bytes: 8_000 };
const INSTALL: Extract<Instruction, { type: 'RUN' }> = {
  type: 'RUN',
  command: 'npm ci',
  tookUs: 40 * S_US,
  makes: [{ path: '/app/node_modules', bytes: 120 * MIB }],
  reads: ['/app/package.json'],
};
const FROM = { type: 'FROM', image: BASE.name } as const;
const WORKDIR = { type: 'WORKDIR', path: '/app' } as const;
const COPY_ALL: Instruction = { type: 'COPY', sources: ['.'], to: '.' };
const EDIT_SOURCE = { type: 'change-file', path: SOURCE.path, content: 'v2', bytes: 401_000 } as const;
const context = { images: [BASE], files: [MANIFEST, SOURCE, README] };

/** The chapter's three read-only layers, from the base up. */
const IMAGE = [
  {
    name: 'base',
    files: [
      { path: '/lib/libc.so.6', bytes: 2 * MIB },
      { path: '/etc/passwd', bytes: 900 },
    ],
  },
  { name: 'dependencies', files: [{ path: '/usr/lib/runtime.so', bytes: 64 * MIB }] },
  {
    name: 'application',
    files: [
      { path: '/app/server', bytes: 12 * MIB },
      { path: '/app/static/index.html', bytes: 4_000 },
      { path: '/app/data.db', bytes: 256 * MIB },
    ],
  },
];

const LAYERS = [
  { name: 'base', digest: 'sha256:b1', diffId: 'base', compressedBytes: 30 * MIB, bytes: 80 * MIB },
  { name: 'dependencies', digest: 'sha256:d1', diffId: 'deps', compressedBytes: 40 * MIB, bytes: 120 * MIB },
  { name: 'application', digest: 'sha256:a2', diffId: 'app-2', compressedBytes: 5 * MIB, bytes: 12 * MIB },
];
const NETWORK = { bandwidthBytesPerS: 25_000_000, unpackBytesPerS: 100_000_000 };

export const LAYERS_PRESETS: readonly LayersPreset[] = [
  {
    id: 'copy-all-first',
    title: 'COPY . before the install: an edit of one source file installs everything again',
    scenario: {
      ...head,
      build: { ...context, instructions: [FROM, WORKDIR, COPY_ALL, INSTALL], edits: [EDIT_SOURCE] },
    },
  },
  {
    id: 'manifest-first',
    title: 'The manifest first: the same edit leaves the dependencies cached',
    scenario: {
      ...head,
      build: {
        ...context,
        instructions: [
          FROM,
          WORKDIR,
          { type: 'COPY', sources: ['package.json'], to: './' },
          INSTALL,
          COPY_ALL,
        ],
        edits: [EDIT_SOURCE],
      },
    },
  },
  {
    id: 'cache-mount',
    title: 'A new dependency with a cache mount: a miss that is not from nothing',
    scenario: {
      ...head,
      build: {
        ...context,
        instructions: [
          FROM,
          WORKDIR,
          { type: 'COPY', sources: ['package.json'], to: './' },
          { ...INSTALL, cacheMount: { target: '/root/.npm', bytes: 90 * MIB, filledTookUs: 8 * S_US } },
          COPY_ALL,
        ],
        edits: [{ type: 'change-file', path: MANIFEST.path, content: 'v2', bytes: 2_050 }],
      },
    },
  },
  {
    id: 'multi-stage',
    title: 'Multi-stage: the compiler stays behind, and a comment changes nothing in the image',
    scenario: {
      ...head,
      build: {
        images: [
          { name: 'golang:1.25', digest: 'sha256:go-1', bytes: 800 * MIB },
          { name: 'distroless/static', digest: 'sha256:static-1', bytes: 2 * MIB },
        ],
        files: [
          { path: 'main.go', content: 'v1', bytes: 30_000 },
          { path: 'docs/guide.md', content: 'v1', bytes: 50_000 },
        ],
        instructions: [
          { type: 'FROM', image: 'golang:1.25', as: 'build' },
          { type: 'WORKDIR', path: '/src' },
          COPY_ALL,
          {
            type: 'RUN',
            command: 'go build -o /out/app',
            tookUs: 25 * S_US,
            makes: [{ path: '/out/app', bytes: 12 * MIB }],
            reads: ['/src/main.go'],
          },
          { type: 'FROM', image: 'build', as: 'test' },
          { type: 'RUN', command: 'go test ./...', tookUs: 60 * S_US },
          { type: 'FROM', image: 'distroless/static', as: 'final' },
          { type: 'COPY', from: 'build', sources: ['/out/app'], to: '/app' },
        ],
        edits: [{ type: 'change-file', path: 'docs/guide.md', content: 'v2', bytes: 50_400 }],
      },
    },
  },
  {
    id: 'copy-on-write',
    title: 'Two containers on one image: read, write, delete',
    scenario: {
      ...head,
      disk: {
        layers: IMAGE,
        containers: ['container-a', 'container-b'],
        operations: [
          { container: 'container-a', type: 'read', path: '/usr/lib/runtime.so' },
          { container: 'container-b', type: 'read', path: '/usr/lib/runtime.so' },
          { container: 'container-a', type: 'create', path: '/app/access.log', bytes: 4_000, content: 'log' },
          { container: 'container-a', type: 'append', path: '/app/data.db', bytes: 100, content: 'row' },
          { container: 'container-a', type: 'append', path: '/app/data.db', bytes: 100, content: 'row' },
          { container: 'container-b', type: 'delete', path: '/app/static/index.html' },
          { container: 'container-b', type: 'chmod', path: '/app/server', mode: '0700' },
        ],
      },
    },
  },
  {
    id: 'directories',
    title: 'Directories: EXDEV, whiteout, opaque',
    scenario: {
      ...head,
      disk: {
        layers: IMAGE,
        containers: ['container-a'],
        operations: [
          { container: 'container-a', type: 'rename', path: '/app/static', to: '/app/public' },
          { container: 'container-a', type: 'delete', path: '/app/static', recursive: true },
          { container: 'container-a', type: 'mkdir', path: '/app/static' },
        ],
      },
    },
  },
  {
    id: 'metacopy',
    title: 'metacopy=on: chmod copies no data, the first write does',
    scenario: {
      ...head,
      disk: {
        layers: IMAGE,
        mount: { metacopy: true, redirectDir: true },
        pageCache: 'warm',
        containers: ['container-a'],
        operations: [
          { container: 'container-a', type: 'chmod', path: '/app/data.db', mode: '0600' },
          { container: 'container-a', type: 'rename', path: '/app/static', to: '/app/public' },
          { container: 'container-a', type: 'open', path: '/app/data.db', as: 'writing' },
        ],
      },
    },
  },
  {
    id: 'pull',
    title: 'A new version on a cold and on a warm node',
    scenario: {
      ...head,
      pull: {
        layers: LAYERS,
        nodes: [{ name: 'cold' }, { name: 'warm', images: [['base', 'deps', 'app-1']] }],
        ...NETWORK,
      },
    },
  },
  {
    id: 'new-base',
    title: 'The base rebuilt: the same dependencies must be applied again, from the blob that is here',
    scenario: {
      ...head,
      pull: {
        layers: [{ ...LAYERS[0]!, digest: 'sha256:b2', diffId: 'base-2' }, ...LAYERS.slice(1)],
        nodes: [{ name: 'warm', images: [['base', 'deps', 'app-1']], blobs: ['sha256:b1', 'sha256:d1'] }],
        ...NETWORK,
      },
    },
  },
];
