/** Files out: the share sheet where a phone has one, a download elsewhere. */

export type SaveOutcome = 'shared' | 'downloaded' | 'cancelled';

const TYPES: Record<string, string> = { json: 'application/json', md: 'text/markdown', png: 'image/png' };

/** Its ending says what it is. Parts may be large: they become one Blob and are never joined into one string. */
export async function saveAsFile(name: string, ...parts: BlobPart[]): Promise<SaveOutcome> {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]!;
  const file = new File(parts, name, { type });
  const touch = matchMedia('(pointer: coarse)').matches;
  if (touch && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: name });
      return 'shared';
    } catch (error) {
      if ((error as Error).name === 'AbortError') return 'cancelled';
      // Some browsers promise to share files and then refuse: fall back to a download.
    }
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'downloaded';
}
