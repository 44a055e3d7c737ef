/** The log of a made-up person who studied until yesterday, as a backup holds it. */
import { printHlc } from '@/lib/base/hlc';
import { studyDayAt } from '@/lib/base/study-day';
import { GRADES } from '@/lib/domain/review/grade';
import { backupPrinter } from '@/lib/interchange/backup';
import { type Law, learnerOf } from '../../scripts/fit/learners';
import { answered, cardRef, DAY } from './builders';

const SECOND = 1000;

export function learnedEvents(law: Law, reviews: number, seed: string, nowMs: number) {
  const { answers } = learnerOf(law, reviews, seed);
  const last = answers.at(-1)!.day;
  const noon = Math.floor(nowMs / DAY) * DAY + 12 * 3600 * SECOND - DAY;
  return answers.map(({ cardId, day, grade, tookMs }, i) => {
    const at = noon - (last - day) * DAY + i * SECOND;
    const sequence = i + 1;
    const ref = cardRef(Number(cardId.slice('card-'.length)), { origin: 'own' });
    return {
      id: `${seed}-${String(sequence).padStart(8, '0')}`,
      schema: 1,
      device: `device-${seed}`,
      sequence,
      hlc: printHlc({ wallMs: at, counter: 0 }),
      at,
      studyDay: studyDayAt(at, 0, 240),
      ...answered(ref, {
        grade: GRADES[grade - 1]!,
        right: grade > 1,
        score: grade > 1 ? 1 : 0,
        shownAt: at - tookMs,
        answeredAt: at,
      }),
    };
  });
}

export function learnedBackup(law: Law, reviews: number, seed: string, nowMs: number): string {
  const printer = backupPrinter({ exportedAt: nowMs, app: 'test', blobs: 'none' });
  printer.add(learnedEvents(law, reviews, seed, nowMs));
  return printer.close().join('');
}
