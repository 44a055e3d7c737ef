/** What the readiness screen reads: the number with all it is made of, or what to answer before there can be one. */
import { queryOptions } from '@tanstack/react-query';
import { cardIdOf, type IndexEntry, type Topic } from '@/lib/domain/bank/item';
import { planQuiz } from '@/lib/domain/quiz/plan';
import type { Role } from '@/lib/domain/readiness/blueprint';
import { calibrationOf } from '@/lib/domain/readiness/calibration';
import { coverageOf } from '@/lib/domain/readiness/coverage';
import { type Estimate, estimateOf } from '@/lib/domain/readiness/estimate';
import type { FirstExposure } from '@/lib/domain/readiness/evidence';
import { type Need, needsOf } from '@/lib/domain/readiness/need';
import type { Progress } from '@/lib/store/port';
import { STORE_KEY, unwrap } from '../queries';
import { quizAddress } from '../quiz-address';
import { getRoot, type Root } from '../root';
import { type ReadinessState, readRows, stateOf } from './state';

/** A need, and the quiz of questions never met that fills it. */
export type NeedToAsk = Need & { quiz: string };

/** How many answers each kind of number was learned from. */
export interface Learned {
  /** First answers to any question. */
  firsts: number;
  /** Of them: study questions on ideas studied before, and questions held back for tests. */
  carried: number;
  held: number;
  /** Answers to cards seen before, the first of their day. */
  recalls: number;
}

export interface Ready {
  enough: true;
  /** On the target day still to come, if there is one; else today. */
  estimate: Estimate;
  /** If the test were today; null where `estimate` says it. */
  meanToday: number | null;
}

export interface ReadinessView {
  topics: readonly Pick<Topic, 'slug' | 'title' | 'short'>[];
  role: Role;
  /** Study days; the target only while it is to come. */
  today: number;
  targetDay: number | null;
  /** Share of the test's ideas with at least one answer. */
  coverage: number;
  learned: Learned;
  readiness: Ready | { enough: false; needs: NeedToAsk[] };
}

/** Rows that an older version derived lack what readiness stands on; they must be derived anew before it can be read. */
export type ReadinessRead = { current: false } | { current: true; view: ReadinessView };

const isStudied = ({ use, basis }: FirstExposure) => use === 'study' && basis.studied > 0;
const isHeld = ({ use }: FirstExposure) => use === 'transfer';

/** Questions of the topic never met, one of an idea, as many as are needed or as there are. */
function quizFor({ topic, more }: Need, unmet: readonly IndexEntry[], seed: string): string {
  const setup = {
    topics: [topic],
    levels: [],
    kinds: [],
    items: null,
    length: { type: 'count', count: more },
    style: 'feedback',
  } as const;
  const wanted = new Set(planQuiz(unmet, setup, new Set(), seed));
  const items = unmet
    .filter((e) => e.parts.some((part) => wanted.has(cardIdOf(e.id, part))))
    .map((e) => e.id);
  return quizAddress(items.length > 0 ? { topics: [topic], items } : { topics: [topic] });
}

export function viewOf(state: ReadinessState): ReadinessView {
  const { index, settings, today, blueprint, cards, evidence, belief } = state;
  const targetDay = settings.targetDay !== null && settings.targetDay >= today ? settings.targetDay : null;
  const on = (day: number) => estimateOf({ index: index.items, blueprint, cards, day }, belief);
  const needs = needsOf(evidence.firsts, blueprint);
  const isMet = (e: IndexEntry) =>
    e.parts.some((part) => (cards.get(cardIdOf(e.id, part))?.answers ?? 0) > 0);
  const toAsk = () => {
    const unmet = index.items.filter((e) => e.use === 'study' && !isMet(e));
    return needs.map((need) => ({ ...need, quiz: quizFor(need, unmet, `needs/${today}`) }));
  };
  const ready = (): Ready => ({
    enough: true,
    estimate: on(targetDay ?? today),
    meanToday: targetDay !== null && targetDay > today ? on(today).mean : null,
  });
  const readiness = needs.length > 0 ? { enough: false as const, needs: toAsk() } : ready();
  return {
    topics: index.topics.map(({ slug, title, short }) => ({ slug, title, short })),
    role: settings.role,
    today,
    targetDay,
    coverage: readiness.enough
      ? readiness.estimate.coverage
      : coverageOf(index.items, cards, blueprint).covered,
    learned: {
      firsts: evidence.firsts.length,
      carried: evidence.firsts.filter(isStudied).length,
      held: evidence.firsts.filter(isHeld).length,
      recalls: evidence.recalls.reduce((sum, r) => sum + r.n, 0),
    },
    readiness,
  };
}

async function read(root: Root): Promise<ReadinessRead> {
  const rows = unwrap(await readRows(root));
  return rows.overview.current ? { current: true, view: viewOf(stateOf(root, rows)) } : { current: false };
}

export const readinessQuery = () =>
  queryOptions({ queryKey: [STORE_KEY, 'readiness', 'number'], queryFn: () => read(getRoot()) });

/** Later than any study day there is. */
const LAST_DAY = 99_999;

/** Whether the chances said before the answers were any good; asked for once the number is there. */
export const trustQuery = () =>
  queryOptions({
    queryKey: [STORE_KEY, 'readiness', 'trust'],
    queryFn: async () => {
      const { beats, n } = calibrationOf(unwrap(await getRoot().store.days(0, LAST_DAY))).model;
      return { beats, n };
    },
  });

/** Every derived row from the log again; cancelled, nothing is changed. */
export const deriveAnew = (progress: Progress) => getRoot().store.check(progress);

/** Puts today's readiness on record; it can wait for another day where that fails. */
export async function noteToday(): Promise<void> {
  const { noteReadiness } = await import('./note');
  await noteReadiness(getRoot()).catch(() => undefined);
}
