'use client';
import { verdictOn } from '@/lib/domain/mock/held';
import { DIMENSIONS } from '@/lib/domain/mock/words';
import { Fold } from '../ui/fold';
import type { ReviewProps } from './review-props';
import { FlagFields, PointFields, RubricFields } from './score-fields';

/** Scoring while they speak: what is given here stands in the score at the end, and can still be changed there. */
export function LiveScore({ prompt, session, act }: ReviewProps) {
  const scored = DIMENSIONS.filter((d) => session.scores[d] !== undefined).length;
  const made = prompt.points.filter((p) => verdictOn(p, session) === 'hit').length;
  const props = { prompt, session, act };
  return (
    <div>
      <Fold title="Rubric" beside={`${scored} of ${DIMENSIONS.length} scored`} open>
        <RubricFields {...props} />
      </Fold>
      <Fold title="Points" beside={`${made} of ${prompt.points.length} hit`}>
        <PointFields {...props} />
      </Fold>
      <Fold title="Red flags" beside={session.flags.length === 0 ? 'none' : `${session.flags.length} raised`}>
        <FlagFields {...props} />
      </Fold>
    </div>
  );
}
