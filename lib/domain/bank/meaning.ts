/**
 * What an item means, apart from how it is worded: its claim and its keys.
 * The ledger keeps a hash of this text; wording may be polished, a changed meaning is a new item.
 */
import { canonical } from '@/lib/base/canonical';
import type { AuthoredItem } from './authored';

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function keysOf(item: AuthoredItem): unknown {
  switch (item.kind) {
    case 'recall':
      return item.cloze?.map(({ part, text }) => [part, plain(text)]) ?? null;
    case 'choice':
    case 'multi':
      return item.options
        .filter((o) => o.key)
        .map((o) => o.id)
        .sort();
    case 'order':
      return item.steps.map((s) => s.id);
    case 'match':
      return item.pairs.map((p) => p.id).sort();
    case 'numeric':
      return { draw: item.draw, let: item.let, key: item.key, unit: item.unit, tolerance: item.tolerance };
    case 'explain':
      return item.points.map((p) => p.id).sort();
    case 'scenario': {
      const { mode, scenario, draw, figures } = item;
      const drawn = { mode, scenario, draw, let: item.let, figures };
      if (item.mode === 'predict') return { ...drawn, options: item.options.map((o) => [o.id, o.when]) };
      const { knobs, goals } = item;
      const mending = { ...drawn, knobs, goals: goals.map((g) => [g.id, g.when]) };
      return item.mode === 'tune' ? mending : { ...mending, causes: item.causes.map((c) => [c.id, c.mend]) };
    }
  }
}

/** Text to be hashed; equal text means equal meaning. */
export function meaningOf(item: AuthoredItem): string {
  return canonical({ kind: item.kind, claim: plain(item.claim), keys: keysOf(item) });
}
