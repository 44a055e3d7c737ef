/** A quiz as an address: what the setup chose, and the session it became, so that a reload goes on with it. */
import { KINDS, type Kind, LEVELS, type Level } from '@/lib/domain/bank/words';
import type { QuizSetup } from '@/lib/domain/quiz/plan';

export const COUNTS = [5, 10, 20, 40] as const;
export const MINUTES = [5, 10, 20] as const;
const MOST = 200;

const list = (params: URLSearchParams, name: string) => params.get(name)?.split(',').filter(Boolean) ?? [];
const known = <T extends string>(values: string[], closed: readonly T[]) =>
  values.filter((v): v is T => closed.includes(v as T));
/** Whole and within reason, else null: an address may say anything. */
function amount(text: string | null): number | null {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 1 && value <= MOST ? value : null;
}

export function readQuiz(params: URLSearchParams): QuizSetup {
  const minutes = amount(params.get('minutes'));
  const items = list(params, 'items');
  return {
    topics: list(params, 'topics'),
    levels: known<Level>(list(params, 'levels'), LEVELS),
    kinds: known<Kind>(list(params, 'kinds'), KINDS),
    items: items.length > 0 ? items : null,
    length:
      minutes === null
        ? { type: 'count', count: amount(params.get('count')) ?? 10 }
        : { type: 'minutes', minutes },
    style: params.get('style') === 'exam' ? 'exam' : 'feedback',
  };
}

export function quizAddress(setup: Partial<QuizSetup>, session?: string): string {
  const params = new URLSearchParams();
  const put = (name: string, values: readonly string[] | null | undefined) => {
    if (values && values.length > 0) params.set(name, values.join(','));
  };
  put('items', setup.items);
  put('topics', setup.topics);
  put('levels', setup.levels);
  put('kinds', setup.kinds);
  if (setup.length?.type === 'minutes') params.set('minutes', String(setup.length.minutes));
  if (setup.length?.type === 'count') params.set('count', String(setup.length.count));
  if (setup.style === 'exam') params.set('style', 'exam');
  if (session !== undefined) params.set('session', session);
  return `/quiz?${params}`;
}
