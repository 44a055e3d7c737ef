/**
 * Scoring is a function of the answer and the item with its seed. "Not complete" and "wrong" differ:
 * an incomplete answer has no score and cannot be handed in.
 */
import { unreachable } from '@/lib/base/result';
import { numbersOf, rightNames } from '@/lib/domain/bank/face';
import type {
  ChoiceItem,
  ExplainItem,
  Item,
  MatchItem,
  NumericItem,
  OrderItem,
  ScenarioItem,
} from '@/lib/domain/bank/item';
import type { Answer } from './answer';

export type Score =
  | { complete: false }
  /** `score` is 0–1; `right` is the whole answer right. */
  | { complete: true; score: number; right: boolean };

const INCOMPLETE: Score = { complete: false };
const scored = (score: number): Score => ({ complete: true, score, right: score >= 1 });

function scoreChoice(item: ChoiceItem, option: string): Score {
  if (!item.options.some((o) => o.id === option)) return INCOMPLETE;
  return scored(item.options.some((o) => o.id === option && o.key) ? 1 : 0);
}

/** Right picks less wrong picks, over the number of keys; never below zero. */
function scoreMulti(item: ChoiceItem, picked: string[]): Score {
  if (picked.length === 0) return INCOMPLETE;
  const keys = item.options.filter((o) => o.key).map((o) => o.id);
  const hits = picked.filter((id) => keys.includes(id)).length;
  const exact = hits === keys.length && picked.length === keys.length;
  return scored(exact ? 1 : Math.min(0.99, Math.max(0, hits - (picked.length - hits)) / keys.length));
}

/** Share of neighbouring pairs in the right order. */
function scoreOrder(item: OrderItem, steps: string[]): Score {
  const right = item.steps.map((s) => s.id);
  if (steps.length !== right.length || !right.every((id) => steps.includes(id))) return INCOMPLETE;
  const places = steps.map((id) => right.indexOf(id));
  const kept = places.filter((place, i) => i > 0 && place > places[i - 1]!).length;
  return scored(kept / (right.length - 1));
}

function scoreMatch(item: MatchItem, rights: Record<string, string>, seed: string): Score {
  const names = rightNames(
    item.pairs.map((p) => p.id),
    seed,
  );
  if (!item.pairs.every((p) => rights[p.id] !== undefined)) return INCOMPLETE;
  return scored(item.pairs.filter((p) => rights[p.id] === names.get(p.id)).length / item.pairs.length);
}

/** A number as people type it: comma or point, spaces between thousands, a minus of either kind. */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[\s\u202f\u00a0']/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

function scoreNumeric(item: NumericItem, text: string, seed: string): Score {
  const value = readNumber(text);
  if (value === null) return INCOMPLETE;
  const key = numbersOf(item, seed).key!;
  const { tolerance } = item;
  const room = 'absolute' in tolerance ? tolerance.absolute : Math.abs(key) * tolerance.relative;
  return scored(Math.abs(value - key) <= room + 1e-9 ? 1 : 0);
}

/** Share of the points made. Right is to have made all of them but one at most, and no fewer than two in three. */
function scoreExplain(item: ExplainItem, points: string[]): Score {
  const all = item.points.length;
  const made = item.points.filter((p) => points.includes(p.id)).length;
  return { complete: true, score: made / all, right: made >= all - 1 && made / all >= 2 / 3 };
}

/** Settings count by the first try: right, or half when a later one was enough. */
function scoreScenario(item: ScenarioItem, { picked, outcome, tries }: Answer & { type: 'scenario' }): Score {
  if (item.mode !== 'tune')
    return picked === '' || outcome === '' ? INCOMPLETE : scored(Number(picked === outcome));
  if (tries.length === 0) return INCOMPLETE;
  return scored(tries[0]!.solved ? 1 : tries.some((t) => t.solved) ? 0.5 : 0);
}

/** Recall is scored by its grade, not here: handing it in means "show me". */
export function scoreOf(item: Item, answer: Answer, seed: string): Score {
  switch (answer.type) {
    case 'recall':
      return INCOMPLETE;
    case 'choice':
      return item.kind === 'choice' ? scoreChoice(item, answer.option) : INCOMPLETE;
    case 'multi':
      return item.kind === 'multi' ? scoreMulti(item, answer.options) : INCOMPLETE;
    case 'order':
      return item.kind === 'order' ? scoreOrder(item, answer.steps) : INCOMPLETE;
    case 'match':
      return item.kind === 'match' ? scoreMatch(item, answer.rights, seed) : INCOMPLETE;
    case 'numeric':
      return item.kind === 'numeric' ? scoreNumeric(item, answer.text, seed) : INCOMPLETE;
    case 'explain':
      return item.kind === 'explain' ? scoreExplain(item, answer.points) : INCOMPLETE;
    case 'scenario':
      return item.kind === 'scenario' ? scoreScenario(item, answer) : INCOMPLETE;
    // No item is answered so: a review has its rubric (lib/domain/mock/rubric).
    case 'mock':
      return INCOMPLETE;
    default:
      return unreachable(answer);
  }
}
