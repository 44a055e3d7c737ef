/** What a build reports of each instruction. */
import type { BuiltFiles } from './build-files';

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
  /** Index of the instruction above that missed first. */
  | { type: 'after-miss'; index: number }
  | { type: 'stage-not-needed'; stage: string };

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
  status: 'hit' | 'miss' | 'skipped';
  why: Why;
  atUs: number;
  tookUs: number;
  /** Null where the instruction only changes the image's configuration, and for a skipped step. */
  layer: BuiltLayer | null;
  /** A RUN that ran found its cache mount filled. */
  usedCacheMount: boolean;
}

export interface Build {
  /** In order of their start. */
  steps: BuiltStep[];
  /** Of the stage that was asked for, base first. */
  layers: BuiltLayer[];
  endUs: number;
  /** What each instruction was checked by, for the next build to compare with. */
  checked: Map<number, { text: string; files: BuiltFiles }>;
}
