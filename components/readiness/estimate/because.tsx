import type { ReadinessView } from '@/lib/client/readiness/readiness-query';
import { levelsOf, roundedTogether, stepsOf, TENTH } from '@/lib/domain/readiness/because';
import type { Estimate } from '@/lib/domain/readiness/estimate';
import {
  carriedWords,
  gainWords,
  percent,
  pointsWords,
  rangeWords,
  recallWords,
  transferWords,
} from '@/lib/domain/readiness/words';
import { Fold } from '../../ui/fold';
import { Doubts } from './doubts';
import { Figures } from './figures';
import { Guessing } from './guessing';
import { LevelTable } from './level-table';
import { TopicParts } from './topic-parts';

/** Every part of the number, each to be opened. */
export function Because({ view, estimate }: { view: ReadinessView; estimate: Estimate }) {
  const { unseen, study, heldBack, guessing } = stepsOf(estimate.topics);
  const [first, more, held, guessed] = roundedTogether([unseen, study, heldBack, guessing], TENTH) as [
    number,
    number,
    number,
    number,
  ];
  const { carried, held: heldAnswers, recalls } = view.learned;
  const halfWidth = (estimate.p90 - estimate.p10) / 2;
  return (
    <section aria-labelledby="because-title" className="min-w-0 lg:row-span-2">
      <h2 id="because-title" className="text-xl font-semibold">
        {percent(estimate.mean)}, {rangeWords(estimate.p10, estimate.p90)}, because
      </h2>
      <Figures
        caption="What the number adds up from"
        head={['From', 'Points']}
        rows={[
          { key: 'unseen', cells: ['you know this much at first sight', pointsWords(first)] },
          { key: 'study', cells: ['what you studied adds', gainWords(more)] },
          {
            key: 'held',
            cells: [`questions held back ${held < 0 ? 'take' : 'add'}`, gainWords(held)],
          },
          { key: 'guessing', cells: ['guessing right adds', gainWords(guessed)] },
        ]}
        sum={['Expected right, of 100', pointsWords(first + more + held + guessed)]}
      />
      <div className="mt-4 border-t border-line">
        <Fold title="Topic by topic" beside={`${estimate.topics.length} topics`} heading="h3">
          <TopicParts view={view} estimate={estimate} />
        </Fold>
        <Fold title="Level by level" beside={view.role} heading="h3">
          <LevelTable caption="By level, over all topics" levels={levelsOf(estimate.topics)} />
        </Fold>
        <Fold title="What study adds" beside={`${gainWords(more)} points`} heading="h3">
          <p>{carriedWords(estimate.carried)}</p>
          <p className="mt-2 text-soft">
            {carried === 0
              ? 'That is what is usual; no first answer of yours has told yet.'
              : `Learned from your ${carried} first answers to questions on ideas you had studied.`}
          </p>
          <p className="mt-2">{recallWords(estimate.recallShift, recalls)}</p>
        </Fold>
        <Fold title="Questions held back" beside={`${gainWords(held)} points`} heading="h3">
          <p>{transferWords(held, heldAnswers)}</p>
          <p className="mt-2 text-soft">
            They are kept out of practice and come in checkpoints only, so they tell how far what you study
            serves for questions you never saw. A high promise is always counted for a little less than it
            says, a low one for a little more.
          </p>
        </Fold>
        <Fold title="How guessing is counted" beside={`${gainWords(guessed)} points`} heading="h3">
          <Guessing />
        </Fold>
        <Fold
          title="Why it may be off"
          beside={`± ${pointsWords(Math.round(halfWidth / TENTH))} points`}
          heading="h3"
        >
          <Doubts view={view} estimate={estimate} />
        </Fold>
      </div>
    </section>
  );
}
