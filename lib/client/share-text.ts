/** Text out: the share sheet where a phone has one, the clipboard elsewhere. The app itself sends nothing. */

export type ShareOutcome = 'shared' | 'copied' | 'cancelled' | 'refused';

export async function shareText(title: string, text: string): Promise<ShareOutcome> {
  const touch = matchMedia('(pointer: coarse)').matches;
  if (touch && navigator.canShare?.({ title, text })) {
    try {
      await navigator.share({ title, text });
      return 'shared';
    } catch (error) {
      if ((error as Error).name === 'AbortError') return 'cancelled';
      // Some browsers promise to share and then refuse: the clipboard is left.
    }
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
