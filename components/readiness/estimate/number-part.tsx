import Link from 'next/link';
import type { ReadinessView, Ready } from '@/lib/client/readiness/readiness-query';
import {
  coverageWords,
  NOT_WORDS,
  percent,
  rangeWords,
  testWords,
  whenWords,
} from '@/lib/domain/readiness/words';
import { Instrument } from './instrument';

/** The number, drawn and said. */
export function NumberPart({ view, ready }: { view: ReadinessView; ready: Ready }) {
  const { estimate, meanToday } = ready;
  return (
    <section aria-labelledby="number-title">
      <h2 id="number-title" className="label">
        {whenWords(view.targetDay, view.today)}
      </h2>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-4">
        <span className="text-[3.5rem] leading-none font-semibold">
          {Math.round(estimate.mean * 100)}
          <span className="text-3xl">{'\u00a0%'}</span>
        </span>
        <span className="text-xl text-soft">{rangeWords(estimate.p10, estimate.p90)}</span>
      </p>
      <Instrument {...estimate} />
      <p className="mt-4">{testWords(estimate, view.role)}</p>
      {meanToday !== null && (
        <p className="mt-2">
          That is with nothing studied until then; today it would be about {percent(meanToday)}.{' '}
          <Link href="/readiness/plan" className="underline underline-offset-4">
            What a plan adds
          </Link>
        </p>
      )}
      <p className="mt-2">{coverageWords(view.coverage)}</p>
      <p className="mt-2 text-soft">{NOT_WORDS}</p>
    </section>
  );
}
