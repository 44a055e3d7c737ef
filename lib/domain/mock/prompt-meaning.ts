/**
 * What a prompt asks for, apart from how it is worded: its points and what they weigh. The ledger keeps a hash of this
 * text; wording may be polished, another set of points is another prompt.
 */
import { canonical } from '@/lib/base/canonical';
import type { AuthoredPrompt } from './prompt';
import { DIMENSIONS } from './words';

/** Text to be hashed; equal text means equal meaning. */
export function promptMeaning({ points, flags, dimensions }: AuthoredPrompt): string {
  return canonical({
    points: points.map(({ id, weight, dimension }) => [id, weight, dimension]),
    flags: flags.map((f) => f.id),
    weights: DIMENSIONS.map((d) => [d, dimensions[d].weight]),
  });
}
