/**
 * One build with BuildKit's cache: a step's key is its parent's key, its text, a checksum of the files it copies and, for
 * RUN, the environment; a key the cache knows is a hit, and below the first miss of a stage no key can match. ENV is no
 * step and has no key. Stages run side by side, and a stage nobody needs is skipped. Follows "Build cache invalidation"
 * (docs.docker.com/build/cache/invalidation) and BuildKit's frontend/dockerfile/dockerfile2llb/convert.go.
 */
import { type BuiltFiles, checksumOf, contextFiles, withLayer } from './build-files';
import type { BuildScenario, Instruction } from './build-scenario';
import type { Build, BuiltLayer, BuiltStep } from './build-step';
import { whyHit, whyMissed } from './build-why';
import { type StageState, type Work, workOf } from './build-work';
import { digestOf } from './digest';
import { keyText, neededStages, printInstruction, type Stage, stagesOf } from './dockerfile';
import { printEnvironment, withVariable } from './environment';

/** What a builder keeps from one build to the next. */
export interface BuilderCache {
  layers: Map<string, BuiltLayer | null>;
  /** Bytes in the cache mounts, by target. */
  mounts: Map<string, number>;
}

export const emptyBuilder = (): BuilderCache => ({ layers: new Map(), mounts: new Map() });

interface Ground {
  scenario: BuildScenario;
  context: BuiltFiles;
  cache: BuilderCache;
  before: Build | null;
  /** Ended stages by name. */
  ended: Map<string, { state: StageState; layers: BuiltLayer[] }>;
  build: Build;
  /** When what this build made under a key is there: two stages may ask for the same. */
  madeUs: Map<string, number>;
  startUs: number;
}

export function runBuild(
  scenario: BuildScenario,
  cache: BuilderCache,
  before: Build | null,
  startUs: number,
): Build {
  const { instructions, target } = scenario;
  const stages = stagesOf(instructions);
  const needed = neededStages(stages, instructions, target);
  const build: Build = { steps: [], layers: [], endUs: startUs, checked: new Map() };
  const context = contextFiles(scenario.files, scenario.dockerignore);
  const maps = { ended: new Map(), madeUs: new Map() };
  const ground: Ground = { scenario, context, cache, before, build, startUs, ...maps };
  for (const stage of stages)
    if (needed.has(stage)) runStage(ground, stage);
    else
      for (const index of stage.indices)
        build.steps.push(skipped(instructions[index]!, index, stage, startUs));
  build.layers = ground.ended.get(target ?? stages.at(-1)!.name)!.layers;
  build.steps.sort((a, b) => a.atUs - b.atUs || a.index - b.index);
  return build;
}

const idle = (instruction: Instruction, index: number, stage: Stage, atUs: number) => ({
  index,
  text: printInstruction(instruction),
  stage: stage.name,
  atUs,
  tookUs: 0,
  layer: null,
  usedCacheMount: false,
});

const skipped = (instruction: Instruction, index: number, stage: Stage, atUs: number): BuiltStep => ({
  ...idle(instruction, index, stage, atUs),
  status: 'skipped',
  why: { type: 'stage-not-needed', stage: stage.name },
});

function runStage(ground: Ground, stage: Stage): void {
  const base = stage.base ? ground.ended.get(stage.base.name)! : null;
  const layers = base ? [...base.layers] : [];
  const { startUs } = ground;
  const empty: StageState = {
    key: '',
    files: new Map(),
    workdir: '/',
    environment: new Map(),
    endUs: startUs,
    missed: null,
  };
  const state: StageState = base ? { ...base.state } : empty;
  for (const index of stage.indices) {
    const step = runStep(ground, stage, state, index);
    ground.build.steps.push(step);
    if (step.layer) layers.push(step.layer);
  }
  ground.ended.set(stage.name, { state, layers });
  ground.build.endUs = Math.max(ground.build.endUs, state.endUs);
}

/** Runs one instruction and moves its stage on. */
function runStep(ground: Ground, stage: Stage, state: StageState, index: number): BuiltStep {
  const { scenario, cache, before, build } = ground;
  const instruction = scenario.instructions[index]!;
  const text = printInstruction(instruction);
  const from =
    instruction.type === 'COPY' && instruction.from ? ground.ended.get(instruction.from)!.state : null;
  const work = workOf(instruction, scenario.images, state, from?.files ?? ground.context);
  const comparison = { index, text, work, parentMissed: state.missed, before, from, instruction };
  build.checked.set(index, { text, files: work.checked, environment: work.environment });
  if (instruction.type === 'ENV') {
    state.environment = withVariable(state.environment, instruction.name, instruction.value);
    const nothing = idle(instruction, index, stage, state.endUs);
    return { ...nothing, status: 'config', why: { type: 'config-only' } };
  }
  // FROM an earlier stage adds nothing: its key is that stage's.
  const fromStage = instruction.type === 'FROM' && stage.base !== null;
  const parts = [keyText(instruction), checksumOf(work.checked), printEnvironment(work.environment)];
  const key = fromStage ? state.key : digestOf(state.key, ...parts);
  const hit = fromStage ? state.missed === null : isKnown(cache, key, instruction, before);
  const filled = work.mount !== null && cache.mounts.has(work.mount.target);
  const tookUs = hit ? 0 : filled ? work.mount!.filledTookUs : work.tookUs;
  const atUs = Math.max(state.endUs, from?.endUs ?? 0);
  const layer = cache.layers.get(key) ?? newLayer(instruction, index, work, key, ground.startUs);
  if (!fromStage) cache.layers.set(key, layer);
  if (!hit && work.mount) cache.mounts.set(work.mount.target, work.mount.bytes);
  const why = hit ? whyHit(comparison) : whyMissed(comparison);
  if (!hit) state.missed ??= index;
  if (instruction.type === 'WORKDIR') state.workdir = instruction.path;
  state.key = key;
  state.files = withLayer(state.files, work.added, work.deleted);
  state.endUs = Math.max(atUs + tookUs, ground.madeUs.get(key) ?? 0);
  ground.madeUs.set(key, state.endUs);
  const outcome = { status: hit ? ('hit' as const) : ('miss' as const), why, atUs, tookUs };
  const usedCacheMount = !hit && filled;
  return { index, text, stage: stage.name, ...outcome, layer: fromStage ? null : layer, usedCacheMount };
}

/** The first build, or one on a new builder, finds its base images pulled and nothing else. */
const isKnown = (cache: BuilderCache, key: string, instruction: Instruction, before: Build | null) =>
  cache.layers.has(key) || (instruction.type === 'FROM' && before === null);

/**
 * Files that RUN writes carry the time they were written, so running again gives another digest (BuildKit's
 * docs/build-repro.md tells how to pin times); COPY keeps the times of its sources.
 */
function newLayer(
  instruction: Instruction,
  index: number,
  work: Work,
  key: string,
  builtAtUs: number,
): BuiltLayer | null {
  if (work.layerBytes === null) return null;
  const { added, layerBytes: bytes } = work;
  const pinned = instruction.type === 'FROM' || instruction.type === 'COPY';
  const diffId = pinned ? digestOf(checksumOf(added)) : digestOf(key, String(builtAtUs));
  return { index, diffId, bytes };
}
