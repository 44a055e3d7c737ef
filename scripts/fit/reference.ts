/** The reference optimiser, fsrs-rs through its Node binding, installed beside the project: its lock and node_modules stay as they are. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '@/lib/base/result';
import type { History } from '@/lib/domain/review/fit/history';

export const REFERENCE = '@open-spaced-repetition/binding@0.5.0';

/** Its own, spelled out because it takes them only together. */
const DEFAULTS = { numEpochs: 5, batchSize: 512, seed: 2023, learningRate: 0.04, maxSeqLen: 256, gamma: 1 };

interface Item {
  readonly reviews: unknown[];
}
interface Memory {
  readonly stability: number;
}
type NextStates = Record<'again' | 'hard' | 'good' | 'easy', { memory: Memory }>;
interface Binding {
  FSRSBindingItem: new (reviews: unknown[]) => Item;
  FSRSBindingReview: new (rating: number, days: number) => unknown;
  FSRSBinding: new (
    parameters: number[],
  ) => {
    nextStates(memory: Memory | undefined, retention: number, days: number): NextStates;
  };
  computeParameters(
    items: Item[],
    options: {
      enableShortTerm: boolean;
      timeout: number;
      progress: () => boolean;
      trainingConfig: typeof DEFAULTS;
    },
  ): Promise<number[]>;
}

export interface Reference {
  /** Reviews `first` to `end` as the reference takes them: each with all that came before it. */
  items(history: History, first: number, end: number): Item[];
  /** `seed` shuffles what it learns from. */
  fit(items: Item[], seed?: number): Promise<number[]>;
  /** Mean log loss of the reviews from `first` on, by its own model. */
  logLoss(history: History, parameters: number[], first: number): number;
}

const GRADES = ['again', 'hard', 'good', 'easy'] as const;

/** A line that says why it cannot be had: no network the first time, or no build of it for this machine. */
export function loadReference(): Result<Reference, string> {
  const folder = join(tmpdir(), `drydock-${REFERENCE.replaceAll(/\W+/g, '-')}`);
  try {
    if (!existsSync(join(folder, 'node_modules/@open-spaced-repetition/binding'))) install(folder);
    const load = createRequire(join(folder, 'package.json'));
    return ok(referenceOf(load('@open-spaced-repetition/binding') as Binding));
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr || (error as Error).message);
    const [why] = said.split('\n').filter((line) => line.trim() !== '' && !/^npm warn/i.test(line));
    return fail(`${REFERENCE} could not be installed, which takes the network once: ${why}`);
  }
}

function install(folder: string) {
  mkdirSync(folder, { recursive: true });
  const options = [
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--fetch-retries=0',
    '--loglevel=error',
  ];
  execFileSync('npm', ['install', ...options, '--prefix', folder, REFERENCE], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
}

function referenceOf(binding: Binding): Reference {
  return {
    items: ({ starts, days, grades, reviews }, first, end) => {
      const items: { review: number; item: Item }[] = [];
      for (let card = 0; card + 1 < starts.length; card++) {
        const seen: unknown[] = [];
        for (let at = starts[card]!; at < starts[card + 1]!; at++) {
          seen.push(new binding.FSRSBindingReview(grades[at]!, days[at]!));
          const review = reviews[at]!;
          if (review >= first && review < end)
            items.push({ review, item: new binding.FSRSBindingItem([...seen]) });
        }
      }
      return items.sort((a, b) => a.review - b.review).map((i) => i.item);
    },
    // It looks for the end every half second unless told otherwise, which would count as work.
    fit: (items, seed = DEFAULTS.seed) =>
      binding.computeParameters(items, {
        enableShortTerm: true,
        timeout: 1,
        progress: () => true,
        trainingConfig: { ...DEFAULTS, seed },
      }),
    logLoss: ({ starts, days, grades, reviews, count }, parameters, first) => {
      const model = new binding.FSRSBinding(parameters);
      const decay = parameters[20]!;
      const factor = 0.9 ** (-1 / decay) - 1;
      let loss = 0;
      for (let card = 0; card + 1 < starts.length; card++) {
        let memory: Memory | undefined;
        for (let at = starts[card]!; at < starts[card + 1]!; at++) {
          if (memory && reviews[at]! >= first) {
            const recall = (1 + (factor * days[at]!) / memory.stability) ** -decay;
            loss -= Math.log(grades[at]! > 1 ? recall : 1 - recall);
          }
          memory = model.nextStates(memory, 0.9, days[at]!)[GRADES[grades[at]! - 1]!].memory;
        }
      }
      return loss / (count - first);
    },
  };
}
