/** Small words the mock screens share. */
import type { Length } from '@/lib/domain/mock/words';

export const promptAddress = (id: string) => `/mock/prompt?id=${id}`;
export const sessionAddress = (sessionId: string) => `/mock/session?id=${sessionId}`;
export const reportAddress = (sessionId: string) => `/mock/report?id=${sessionId}`;

export const percent = (share: number) => `${Math.round(share * 100)} %`;
export const dayOf = (atMs: number) =>
  new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
/** The shortest is what a person with a due review has time for. */
export const SHORTEST: Length = 20;
