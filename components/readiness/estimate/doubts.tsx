import type { ReadinessView } from '@/lib/client/readiness/readiness-query';
import { roundedTogether } from '@/lib/domain/readiness/because';
import type { Estimate } from '@/lib/domain/readiness/estimate';
import { betweenWords, DOUBT_WORDS, type DoubtName, percent } from '@/lib/domain/readiness/words';
import { Figures } from './figures';

const NAMES: readonly DoubtName[] = ['items', 'transfer', 'unseen', 'carried', 'recall'];
const HUNDREDTH = 0.01;

/** What the width of the interval comes from, as shares of the variance. */
export function Doubts({ view, estimate }: { view: ReadinessView; estimate: Estimate }) {
  const whole = estimate.sd ** 2;
  const shares = roundedTogether(
    NAMES.map((name) => estimate.variance[name] / whole),
    HUNDREDTH,
  );
  const { topics } = estimate;
  const ofTopics = roundedTogether(
    topics.map((t) => (t.itemVariance + t.parameterVariance) / whole),
    HUNDREDTH,
  );
  const hundred = (n: number) => percent(n / 100);
  return (
    <>
      <p>
        8 of 10 tests fall {betweenWords(estimate.p10, estimate.p90)}. So much of that width (of the variance)
        comes from each of these:
      </p>
      <Figures
        caption="What the uncertainty comes from"
        head={['From', 'Share']}
        rows={NAMES.map((name, i) => ({
          key: name,
          cells: [
            <span key={name} className="block">
              <span className="font-semibold">{DOUBT_WORDS[name].name}</span>
              <span className="block text-soft">{DOUBT_WORDS[name].why}</span>
              <span aria-hidden className="mt-1 block h-2">
                <span
                  className="corrugated-progress block h-2 text-action"
                  style={{ width: `${shares[i]}%` }}
                />
              </span>
            </span>,
            hundred(shares[i]!),
          ],
        }))}
        sum={['All', hundred(shares.reduce((a, b) => a + b, 0))]}
      />
      <p className="mt-5">The same, by topic:</p>
      <Figures
        caption="The uncertainty by topic"
        head={['Topic', 'Share']}
        rows={topics.map((t, i) => ({
          key: t.slug,
          cells: [view.topics.find(({ slug }) => slug === t.slug)?.short ?? t.slug, hundred(ofTopics[i]!)],
        }))}
        sum={['All', hundred(ofTopics.reduce((a, b) => a + b, 0))]}
      />
    </>
  );
}
