import { KINDS } from '@/lib/domain/bank/words';
import { GUESS } from '@/lib/domain/readiness/guess';
import { percent } from '@/lib/domain/readiness/words';
import { KIND_WORDS } from '../../library/names';
import { Figures } from './figures';

/** How an answer that is right though nothing is known is told from one that is known. */
export function Guessing() {
  const byChance = [...KINDS].sort((a, b) => GUESS[b] - GUESS[a]);
  return (
    <>
      <p>
        Some answers are right by luck. So a right answer counts for less where guessing is easy, and the test
        is expected to give a little for what you do not know: right = guessed + (1 − guessed) × known.
      </p>
      <Figures
        caption="Right by guessing, by kind of question"
        head={['Kind of question', 'Right by guessing']}
        rows={byChance.map((kind) => ({ key: kind, cells: [KIND_WORDS[kind], percent(GUESS[kind])] }))}
      />
    </>
  );
}
