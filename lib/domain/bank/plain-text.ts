/** HTML of the bank as a line of text, for labels and for the search. */
import type { Html } from './item';

/** What stands on lines of its own must not run into its neighbour. */
const BLOCK_END = /<\/(?:p|li|pre|t[dhr])>|<br ?\/?>/g;

export const plainText = (html: Html) =>
  html
    .replace(BLOCK_END, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
