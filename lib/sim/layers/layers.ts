/**
 * The layers simulator: a Dockerfile built twice, an image's layers on disk under containers, a pull. One timeline in
 * this order; every step carries what is needed to draw it. Nothing is left to chance: the seed only names the run.
 */
import type { Simulator, Stop } from '@/lib/sim/engine/model';
import { buildLog } from './build-log';
import type { Build, BuiltLayer } from './build-step';
import { runBuilds } from './builds';
import { type OperationStep, runDisk } from './disk';
import { diskLog } from './disk-log';
import { explainLayers } from './explain';
import { type PullStep, runPull } from './pull';
import { pullLog } from './pull-log';
import type { PullScenario } from './pull-scenario';
import { type LayersScenario, parseLayers } from './scenario';
import type { LayersStep } from './step';

/** Entries of a list have a name, by which the path of a figure picks one. */
export interface BuildOutcome {
  name: 'first' | 'second';
  hits: number;
  misses: number;
  skipped: number;
  tookUs: number;
  /** Of the image, base first; named by the line of the Dockerfile that made it, such as `line 3`. */
  layers: (BuiltLayer & { name: string })[];
  imageBytes: number;
  /** Of layers the build before did not have: what a push sends, before compression. */
  newBytes: number;
  /** What the builder prints. */
  log: string[];
}

export interface DiskOutcome {
  /** The image once, however many containers use it. */
  imageBytes: number;
  upperBytes: { name: string; container: string; bytes: number }[];
  /** Image and uppers together, and what copies of the image for each container would have taken. */
  diskBytes: number;
  asCopiesBytes: number;
  pageCacheBytes: number;
  failed: number;
  tookUs: number;
  /** Each operation, its error or `done`, and the bytes copied up for it. */
  log: string[];
}

export interface PullOutcome {
  name: string;
  node: string;
  downloadedBytes: number;
  unpackedBytes: number;
  /** From the start of the pull until the last layer is unpacked; null when a layer was refused. */
  readyUs: number | null;
  /** What became of each layer, base first. */
  log: string[];
}

export interface LayersRun {
  steps: LayersStep[];
  outcome: { builds: BuildOutcome[]; disk: DiskOutcome | null; pulls: PullOutcome[] };
  stopped: Stop | null;
}

export function runLayers(scenario: LayersScenario): LayersRun {
  const builds = scenario.build ? runBuilds(scenario.build, 0) : null;
  const afterBuildsUs = (builds?.second ?? builds?.first)?.endUs ?? 0;
  const disk = scenario.disk ? runDisk(scenario.disk, afterBuildsUs) : null;
  const last = disk?.steps.at(-1);
  const pullUs = last ? last.atUs + last.tookUs : afterBuildsUs;
  const stopped = disk?.stoppedAtUs ?? null;
  const pulls = scenario.pull && stopped === null ? runPull(scenario.pull, pullUs) : [];
  return {
    steps: [...(builds?.steps ?? []), ...(disk?.steps ?? []), ...pulls],
    outcome: {
      builds: builds ? buildOutcomes(builds.first, builds.second) : [],
      disk: disk ? diskOutcome(disk.steps) : null,
      pulls: scenario.pull ? pullOutcomes(scenario.pull, pulls, pullUs) : [],
    },
    stopped: stopped === null ? null : { atUs: stopped, reason: 'the trace would grow too large' },
  };
}

function buildOutcomes(first: Build, second: Build | null): BuildOutcome[] {
  const one: BuildOutcome = { name: 'first', ...outcomeOf(first, null, 0) };
  return second ? [one, { name: 'second', ...outcomeOf(second, first, first.endUs) }] : [one];
}

function outcomeOf(build: Build, before: Build | null, startUs: number): Omit<BuildOutcome, 'name'> {
  const count = (status: string) => build.steps.filter((step) => step.status === status).length;
  const had = new Set(before?.layers.map((layer) => layer.diffId));
  const sum = (layers: Build['layers']) => layers.reduce((total, layer) => total + layer.bytes, 0);
  return {
    hits: count('hit'),
    misses: count('miss'),
    skipped: count('skipped'),
    tookUs: build.endUs - startUs,
    layers: build.layers.map((layer) => ({ name: `line ${layer.index + 1}`, ...layer })),
    imageBytes: sum(build.layers),
    newBytes: sum(build.layers.filter((layer) => !had.has(layer.diffId))),
    log: buildLog(build.steps),
  };
}

function diskOutcome(steps: readonly OperationStep[]): DiskOutcome {
  const { layers, containers, pageCache } = steps.at(-1)!.state;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const imageBytes = sum(layers.map((layer) => layer.diskBytes));
  const upperBytes = containers.map(({ name, upper }) => ({ name, container: name, bytes: upper.diskBytes }));
  const uppers = sum(upperBytes.map(({ bytes }) => bytes));
  return {
    imageBytes,
    upperBytes,
    diskBytes: imageBytes + uppers,
    asCopiesBytes: imageBytes * containers.length + uppers,
    pageCacheBytes: sum(pageCache.map(({ bytes }) => bytes)),
    failed: steps.filter((step) => step.error !== null).length,
    tookUs: sum(steps.map((step) => step.tookUs)),
    log: diskLog(steps),
  };
}

function pullOutcomes(scenario: PullScenario, steps: readonly PullStep[], startUs: number): PullOutcome[] {
  const nodes = [...new Set(steps.map((step) => step.node))];
  return nodes.map((node) => {
    const own = steps.filter((step) => step.node === node);
    const refused = own.some((step) => step.status.endsWith('mismatch'));
    const endUs = Math.max(...own.map((step) => step.atUs + step.tookUs));
    return {
      name: node,
      node,
      downloadedBytes: own.reduce((total, step) => total + step.downloadedBytes, 0),
      unpackedBytes: own.reduce((total, step) => total + step.unpackedBytes, 0),
      readyUs: refused ? null : endUs - startUs,
      log: pullLog(scenario, own),
    };
  });
}

export const layers: Simulator<LayersScenario, LayersRun> = {
  name: 'layers',
  parse: parseLayers,
  run: runLayers,
  explain: (scenario, run, step) => explainLayers(scenario, run.steps[step]!),
};
