/** What screens say of fitting, apart from the work itself. */

/** From so many reviews on there is something to fit to. A review is the first answer of a later day. */
export const REVIEWS_TO_FIT = 400;

/** As few decimals as tell the two apart, two at least and four at most. */
export function lossesInWords(before: number, after: number): [string, string] {
  for (const digits of [2, 3]) {
    if (before.toFixed(digits) !== after.toFixed(digits))
      return [before.toFixed(digits), after.toFixed(digits)];
  }
  return [before.toFixed(4), after.toFixed(4)];
}
