/**
 * Part of `npm run bench`: fitting FSRS parameters here against the reference optimiser's native binding, one JSON line a
 * size of history. A ratio below one says that fitting here is the faster. Where the binding cannot be had, the line says
 * so instead.
 */
import { compare, median, round } from './fit/compare';
import { LAWS } from './fit/learners';
import { loadReference, REFERENCE } from './fit/reference';

const SIZES = [400, 2000, 10_000];
const measure = `fitting parameters, time against ${REFERENCE}`;
const print = (fields: Record<string, unknown>) => console.log(JSON.stringify({ measure, ...fields }));

const reference = loadReference();
if (!reference.ok) print({ notMeasured: reference.error });
else {
  for (const size of SIZES) {
    const rows = [];
    for (const law of LAWS) rows.push(await compare(reference.value, law, size, 'bench'));
    print({
      reviews: size,
      learnedFrom: Math.floor(size * 0.8),
      histories: rows.length,
      ownMs: median(rows.map((r) => r.ownMs)),
      referenceMs: median(rows.map((r) => r.referenceMs)),
      ratio: round(median(rows.map((r) => r.ownMs / r.referenceMs)), 2),
    });
  }
}
