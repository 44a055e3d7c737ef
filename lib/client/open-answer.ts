/** What is being written to the open question on screen, kept with the tab: a reload or a killed tab finds it again. */
const KEY = 'drydock-open-answer';

interface Kept {
  asking: string;
  text: string;
}

/** Storage may be refused: then it lives as long as the screen. */
export const openAnswer = {
  read: (asking: string): string => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
      return kept?.asking === asking ? kept.text : '';
    } catch {
      return '';
    }
  },
  keep: (asking: string, text: string) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ asking, text } satisfies Kept));
    } catch {}
  },
};
