/** The design-review prompts in the browser: their list first, one whole when it is opened. */
import type { Prompt, PromptEntry, PromptList } from '@/lib/domain/mock/prompt';

const PROMPT_FORMAT = 1;

export interface Prompts {
  list(): Promise<PromptEntry[]>;
  /** Null when this version of the bank does not have it. */
  prompt(id: string): Promise<Prompt | null>;
}

/** Rejects with the name of what could not be had; a rejected load is tried again at the next call. */
export function loadPrompts(
  folder: string,
  listFile: string,
  get: { json(url: string): Promise<unknown>; packed(url: string): Promise<unknown> },
): Prompts {
  const loads = new Map<string, Promise<unknown>>();
  function once<T extends { format: number }>(
    file: string,
    load: (url: string) => Promise<unknown>,
  ): Promise<T> {
    let promise = loads.get(file) as Promise<T> | undefined;
    if (!promise) {
      promise = load(`${folder}/${file}`).then((value) => {
        if ((value as T).format !== PROMPT_FORMAT) throw new Error(`${file} has another format`);
        return value as T;
      });
      promise.catch(() => loads.delete(file));
      loads.set(file, promise);
    }
    return promise;
  }
  const list = async () => (await once<PromptList>(listFile, get.json)).prompts;
  return {
    list,
    prompt: async (id) => {
      const entry = (await list()).find((p) => p.id === id);
      return entry ? once<Prompt>(entry.file, get.packed) : null;
    },
  };
}
