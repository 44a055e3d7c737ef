/** What one instruction takes, leaves and costs where it stands. Knows nothing of the cache. */
import { type BuiltFiles, bytesOf, copied, made } from './build-files';
import type { BuildScenario, Instruction } from './build-scenario';
import { type Environment, printEnvironment } from './environment';
import { LAYER_MACHINE, timeOfBytes } from './machine';

/** A stage as far as it has come. */
export interface StageState {
  key: string;
  files: BuiltFiles;
  workdir: string;
  environment: Environment;
  endUs: number;
  /** Index of the first instruction that missed, also in a stage below. */
  missed: number | null;
}

export interface Work {
  /** Files it is checked by beside its text: for COPY what it copies, for FROM the image's digest. */
  checked: BuiltFiles;
  /** What it is checked by of the environment: all for RUN, nothing for the others. */
  environment: Environment;
  added: BuiltFiles;
  deleted: readonly string[];
  layerBytes: number | null;
  tookUs: number;
  /** As with an empty cache mount. */
  mount: { target: string; bytes: number; filledTookUs: number } | null;
}

const NO_FILES: BuiltFiles = new Map();
const NOTHING: Work = {
  checked: NO_FILES,
  environment: new Map(),
  added: NO_FILES,
  deleted: [],
  layerBytes: null,
  tookUs: 0,
  mount: null,
};

/** `sources` are the build context, or the files of the stage that COPY --from names. */
export function workOf(
  instruction: Instruction,
  images: BuildScenario['images'],
  state: StageState,
  sources: BuiltFiles,
): Work {
  switch (instruction.type) {
    case 'FROM': {
      const image = images.find((known) => known.name === instruction.image);
      if (!image) return NOTHING;
      const files = new Map([['(base)', { content: image.digest, bytes: image.bytes }]]);
      return { ...NOTHING, checked: files, added: files, layerBytes: image.bytes };
    }
    case 'WORKDIR':
      return { ...NOTHING, layerBytes: 0 };
    case 'ENV':
      return NOTHING;
    case 'COPY': {
      const added = copied(instruction, sources, state.workdir);
      const layerBytes = bytesOf(added);
      const tookUs = timeOfBytes(layerBytes, LAYER_MACHINE.copyUpWarmUsPerMib);
      return { ...NOTHING, checked: added, added, layerBytes, tookUs };
    }
    case 'RUN': {
      const { environment } = state;
      const added = made(instruction, state.files, printEnvironment(environment));
      const { deletes: deleted, tookUs, cacheMount: mount = null } = instruction;
      return { ...NOTHING, environment, added, deleted, layerBytes: bytesOf(added), tookUs, mount };
    }
  }
}
