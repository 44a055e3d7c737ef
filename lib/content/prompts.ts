/** The design-review prompts in the browser. */
import type { Prompt, PromptFile } from '@/lib/domain/mock/prompt';

const PROMPT_FORMAT = 1;

export interface Prompts {
  list(): Promise<readonly Prompt[]>;
  /** Null when this version of the bank does not have it. */
  prompt(id: string): Promise<Prompt | null>;
}

/** Loaded once; a load that failed is tried again at the next call. */
export function loadPrompts(getFile: () => Promise<unknown>): Prompts {
  let loading: Promise<readonly Prompt[]> | null = null;
  const read = async () => {
    const { format, prompts } = (await getFile()) as PromptFile;
    if (format !== PROMPT_FORMAT) throw new Error('the review prompts have another format');
    return prompts;
  };
  const list = () => {
    loading ??= read();
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  return { list, prompt: async (id) => (await list()).find((p) => p.id === id) ?? null };
}
