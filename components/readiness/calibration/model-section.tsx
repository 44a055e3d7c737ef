import type { Calibration } from '@/lib/domain/readiness/calibration';
import {
  BASELINE_MEANS,
  BASELINE_NAMES,
  BASELINES,
  binInWords,
  LOSS_MEANS,
  LOSS_NAMES,
  LOSSES,
  reliabilityInWords,
  verdictOf,
} from '@/lib/domain/readiness/calibration-words';
import { ReliabilityCurve } from './reliability-curve';
import { ScoreTable } from './score-table';
import { ShareTable } from './share-table';
import { VerdictBox } from './verdict-box';

const MEANINGS = [
  ...LOSSES.map((loss) => [LOSS_NAMES[loss], LOSS_MEANS[loss]] as const),
  ...BASELINES.map((name) => [BASELINE_NAMES[name], BASELINE_MEANS[name]] as const),
];

/** The chances of the model: verdict, curve and scores. */
export function ModelSection({ model }: { model: Calibration['model'] }) {
  const rows = model.bins
    .filter((bin) => bin.n > 0)
    .map((bin) => ({ name: binInWords(bin), n: bin.n, right: bin.right, said: bin.predicted }));
  return (
    <section aria-labelledby="model-title" className="mt-6">
      <h2 id="model-title" className="text-xl font-semibold">
        The chances of readiness
      </h2>
      <div className="mt-3">
        <VerdictBox verdict={verdictOf(model, 'model')} />
      </div>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-3">
          <ReliabilityCurve bins={model.bins} said={reliabilityInWords(model)} />
          <ShareTable
            caption="Reliability: chances given and shares right"
            first="chance given"
            rows={rows}
          />
        </div>
        <div>
          <ScoreTable score={model} scored="model" />
          <dl className="mt-4 grid max-w-prose gap-2 text-sm leading-5">
            {MEANINGS.map(([name, means]) => (
              <div key={name}>
                <dt className="font-semibold first-letter:uppercase">{name}</dt>
                <dd className="text-soft">{means}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </section>
  );
}
