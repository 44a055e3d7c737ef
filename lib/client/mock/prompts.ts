/** The prompts of the built bank, as queries. Apart from the bank of questions: the review never loads them. */
import { queryOptions } from '@tanstack/react-query';
import { loadPrompts, type Prompts } from '@/lib/content/prompts';
import { getJson } from '../root';

let prompts: Prompts | null = null;
export const getPrompts = (): Prompts => {
  prompts ??= loadPrompts(() => getJson(process.env.NEXT_PUBLIC_PROMPTS!));
  return prompts;
};

export const promptListQuery = () =>
  queryOptions({ queryKey: ['prompts'], queryFn: () => getPrompts().list(), staleTime: Infinity });

export const promptQuery = (id: string) =>
  queryOptions({ queryKey: ['prompts', id], queryFn: () => getPrompts().prompt(id), staleTime: Infinity });
