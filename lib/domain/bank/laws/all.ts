/** Every law of the bank. content/README.md lists them for authors. */
import type { AuthoredBank, Violation } from '../authored';
import { blueprint, halfBeyondRecall, kindMix, placed, related, transfer } from './coverage';
import type { Law } from './law';
import { misconceptions, noteAsk, noteFact, notePerTopic, twoMinutes } from './notes';
import {
  keyLength,
  noCatchAll,
  noSharedWord,
  noTellWord,
  oneKey,
  optionCount,
  rationale,
  shuffle,
} from './options';
import { diagram, numbers } from './parts';
import { dated, fact, overdue, source } from './sources';
import { answerLength, ledger, noNegativeStem, uniqueId } from './wording';

const LAWS: readonly Law[] = [
  uniqueId,
  placed,
  ledger,
  oneKey,
  noCatchAll,
  keyLength,
  shuffle,
  noTellWord,
  noNegativeStem,
  noSharedWord,
  optionCount,
  rationale,
  source,
  fact,
  dated,
  overdue,
  answerLength,
  numbers,
  diagram,
  blueprint,
  transfer,
  related,
  halfBeyondRecall,
  kindMix,
  notePerTopic,
  noteFact,
  noteAsk,
  misconceptions,
  twoMinutes,
];

export const violationsOf = (bank: AuthoredBank): Violation[] => LAWS.flatMap((law) => law(bank));
