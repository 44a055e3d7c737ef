/**
 * Bundles Mermaid with the kinds of diagram the bank uses and the dagre layout into one file: its other kinds are
 * replaced by nothing, which takes it from 6.4 MB of chunks to what a phone can keep.
 */
import { build, type Plugin } from 'esbuild';

/** First words of Mermaid's own module names; the board of a review tells which kinds these are (lib/domain/mock/board/kind). */
export const KEPT = ['flowDiagram', 'sequenceDiagram', 'stateDiagram', 'timeline-definition', 'dagre'];

const onlyKept: Plugin = {
  name: 'only-kept-diagrams',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import') return null;
      const module = path.slice(path.lastIndexOf('/') + 1);
      return KEPT.some((kept) => module.startsWith(kept)) ? null : { path, namespace: 'left-out' };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of this build`)})`,
    }));
  },
};

export async function buildDiagramEngine(): Promise<string> {
  const result = await build({
    stdin: { contents: `export { default } from 'mermaid';`, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    plugins: [onlyKept],
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0]!.text;
}
