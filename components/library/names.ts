/** What kinds are called, and where things of the library are. */
import type { SearchDocument } from '@/lib/client/library';
import type { Kind } from '@/lib/domain/bank/words';
import { promptAddress } from '../mock/words';

export const KIND_WORDS: Record<Kind, string> = {
  recall: 'Recall',
  choice: 'One answer',
  multi: 'Several answers',
  order: 'Order',
  match: 'Match',
  numeric: 'Number',
  explain: 'Explain',
  scenario: 'Simulator',
};

export const itemAddress = (id: string) => `/item?id=${encodeURIComponent(id)}`;
export const noteAddress = (topic: string) => `/learn/${topic}`;
export const documentAddress = ({ type, id, topic }: SearchDocument): string =>
  type === 'item' ? itemAddress(id) : type === 'note' ? noteAddress(topic) : promptAddress(id);
