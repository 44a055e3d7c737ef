/** What the cache did with an instruction, and what an edit changes, in words. */
import type { Explanation } from '@/lib/sim/engine/model';
import { printBytes, printTime } from '@/lib/sim/engine/print';
import type { Edit } from './build-scenario';
import type { BuildStep } from './builds';

const INVALIDATION =
  'Docker documentation, "Build cache invalidation" (docs.docker.com/build/cache/invalidation)';
/** What goes into the operation that an instruction becomes, and that ENV becomes none. */
const NO_OPERATION =
  'BuildKit, frontend/dockerfile/dockerfile2llb/convert.go, dispatchEnv; before BuildKit: moby/moby, image/cache/cache.go';
const ENVIRONMENT =
  'BuildKit, client/llb/exec.go, ExecOp.Marshal, and solver/llbsolver/ops/exec.go, CacheMap';
const CACHE_MOUNT = 'BuildKit, frontend/dockerfile/docs/reference.md, "RUN --mount=type=cache"';
const MULTI_STAGE = 'Docker documentation, "Multi-stage builds" (docs.docker.com/build/building/multi-stage)';

/** What the key is made of, by instruction. */
const KEYS: Readonly<Record<string, string>> = {
  FROM: ' The key of FROM is the digest of the image.',
  COPY: ' The key of COPY is the step above, the text and the checksum of the files.',
  RUN: ' The key of RUN is the step above, the text and the environment; what the command would find today is not asked.',
};

export function explainBuild(step: BuildStep): Explanation {
  const parts = [`${step.text}: ${reason(step)}`];
  if (step.status === 'miss' && step.tookUs > 0) parts.push(`It takes ${printTime(step.tookUs)}.`);
  if (step.usedCacheMount)
    parts.push(
      'The cache mount still holds what the last run left: a miss in the layer cache does not empty it.',
    );
  if (step.status !== 'skipped') parts.push(layerText(step));
  return { text: parts.join(' '), follows: followed(step), basis: 'documentation' };
}

function followed({ status, why, usedCacheMount }: BuildStep): string {
  if (status === 'skipped') return MULTI_STAGE;
  if (status === 'config') return NO_OPERATION;
  if (why.type === 'environment-changed') return ENVIRONMENT;
  return usedCacheMount ? CACHE_MOUNT : INVALIDATION;
}

function reason({ why, text }: BuildStep): string {
  switch (why.type) {
    case 'cached':
      return `the cache knows its key, so what was made before is used.${KEYS[text.split(' ')[0]!] ?? ''}`;
    case 'base-present':
      return 'the base image is on this builder already.';
    case 'same-files':
      return `stage ${why.from} ran again and left the same files, and COPY is checked by the files: the layer made before is used.`;
    case 'nothing-cached':
      return 'this builder has never built it.';
    case 'base-changed':
      return 'the tag now names another digest, and the base is part of every key above it.';
    case 'instruction-changed':
      return `the text changed; before it read "${why.before}".`;
    case 'files-changed':
      return `the checksum of what it copies changed (${why.paths.join(', ')}).`;
    case 'environment-changed':
      return `the environment it runs in changed (${why.names.join(', ')}), and that is part of the key of RUN.`;
    case 'config-only':
      return 'BuildKit makes no step of it. It goes into the environment of each RUN below, whose key then holds it; COPY does not read the environment and keeps its key. The builder before BuildKit chained every instruction: there a changed ENV cost all below it.';
    case 'after-miss':
      return `nothing changed here, but instruction ${why.index + 1} missed, and the key holds the keys of all steps above.`;
    case 'stage-not-needed':
      return `stage ${why.stage} is not needed for what is built: nothing starts from it or copies from it, so BuildKit skips it.`;
  }
}

function layerText({ layer, text }: BuildStep): string {
  if (!layer) return "It changes the image's configuration only: no layer.";
  if (layer.bytes === 0)
    return 'Its layer holds names, no file data; what it deletes below stays in the layers below.';
  const cache = text.includes('--mount=type=cache') ? ' What lies in the cache mount is not in it.' : '';
  return `Its layer: ${printBytes(layer.bytes)}.${cache}`;
}

export function explainEdit(edit: Edit): Explanation {
  return { text: editText(edit), follows: INVALIDATION, basis: 'documentation' };
}

function editText(edit: Edit): string {
  switch (edit.type) {
    case 'change-file':
      return `${edit.path} changes. The first COPY that takes it misses, and every step of that stage after it.`;
    case 'touch-file':
      return `${edit.path} gets a new modification time and the same content. The checksum does not look at modification times, so nothing misses.`;
    case 'change-instruction':
      return edit.instruction.type === 'ENV'
        ? `Instruction ${edit.index + 1} is written anew. ENV is no step, so what misses for it is the next RUN, and every step of that stage after it.`
        : `Instruction ${edit.index + 1} is written anew. It misses, and every step of its stage after it.`;
    case 'move-tag':
      return `${edit.image} now names another image. Pinned by digest, FROM would not have moved.`;
    case 'new-builder':
      return 'The next build runs on another builder. Layer cache and cache mounts stay on the old one unless they are exported.';
  }
}
