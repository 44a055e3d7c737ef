/** What a build reports of each instruction. */
import type { BuiltFiles } from './build-files';
import type { Environment } from './environment';

export type Why =
  | { type: 'cached' }
  /** FROM an image: taken as pulled already; pulls are counted apart. */
  | { type: 'base-present' }
  /** The stage below COPY --from ran again and left the same files. */
  | { type: 'same-files'; from: string }
  | { type: 'nothing-cached' }
  | { type: 'base-changed' }
  | { type: 'instruction-changed'; before: string }
  | { type: 'files-changed'; paths: string[] }
  /** Variables that RUN sees with another value than the build before, or that came or went. */
  | { type: 'environment-changed'; names: string[] }
  /** Index of the instruction above that missed first. */
  | { type: 'after-miss'; index: number }
  | { type: 'stage-not-needed'; stage: string }
  | { type: 'config-only' };

export interface BuiltLayer {
  /** Index of the instruction that made it. */
  index: number;
  /** Stands for the DiffID, the digest of the uncompressed layer. */
  diffId: string;
  bytes: number;
}

export interface BuiltStep {
  index: number;
  text: string;
  stage: string;
  /** `config`: the builder makes no step of it and asks no cache. */
  status: 'hit' | 'miss' | 'skipped' | 'config';
  why: Why;
  atUs: number;
  tookUs: number;
  /** Null where the instruction only changes the image's configuration, and for a skipped step. */
  layer: BuiltLayer | null;
  /** A RUN that ran found its cache mount filled. */
  usedCacheMount: boolean;
}

/** What an instruction was checked by, for the next build to compare with. */
export interface Checked {
  text: string;
  files: BuiltFiles;
  environment: Environment;
}

export interface Build {
  /** In order of their start. */
  steps: BuiltStep[];
  /** Of the stage that was asked for, base first. */
  layers: BuiltLayer[];
  endUs: number;
  /** By index of the instruction. */
  checked: Map<number, Checked>;
}
