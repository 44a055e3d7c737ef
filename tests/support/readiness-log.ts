/** What a person wrote beside studying, for tests of the readiness screens: settings, and mock reviews held. */
import { promptCardId } from '@/lib/domain/mock/prompt';
import type { StoredEvent } from '@/lib/domain/review/event';
import type { Settings } from '@/lib/domain/review/settings';
import { backupPrinter } from '@/lib/interchange/backup';
import { answered, storedEvent } from './builders';
import { heldOf } from './held';
import { type Studied, studiedEvents } from './studied-log';

/** As many days ago a review of this prompt came out with this share of its points. */
export interface MockHeld {
  promptId: string;
  daysAgo: number;
  share: number;
}

export interface Lived extends Studied {
  settings?: Partial<Settings>;
  mocks?: readonly MockHeld[];
}

const DAY_MS = 86_400_000;

const mockEvent = ({ promptId, daysAgo, share }: MockHeld, sequence: number, nowMs: number): StoredEvent => {
  const at = nowMs - daysAgo * DAY_MS;
  const ref = { itemId: promptId, topic: 'cgroups', concept: promptId, origin: 'builtin' } as const;
  return storedEvent(
    `mock-${sequence}`,
    answered(
      { cardId: promptCardId(promptId), ...ref },
      {
        context: 'mock',
        sessionId: `mock-session-${sequence}`,
        answer: heldOf(),
        score: share,
        right: share >= 0.6,
        confidence: null,
        shownAt: at - 1_200_000,
        answeredAt: at,
      },
    ),
    sequence,
    at,
  );
};

/** A backup file of such a life. */
export function livedBackup({ settings, mocks = [], ...studied }: Lived): string {
  const { nowMs } = studied;
  const printer = backupPrinter({ exportedAt: nowMs, app: 'test', blobs: 'none' });
  if (studied.days > 0) printer.add(studiedEvents(studied));
  printer.add(mocks.map((mock, i) => mockEvent(mock, i + 1, nowMs)));
  if (settings)
    printer.add([storedEvent('settings', { type: 'settings-changed', changes: settings }, 900, nowMs)]);
  return printer.close().join('');
}
