/** What a tap outside the review does to the log. */
import type { CardRef } from '@/lib/domain/review/event';
import { nextCard, sessionProgress } from '@/lib/domain/review/session';
import type { Settings } from '@/lib/domain/review/settings';
import type { AppendOptions, Progress } from '@/lib/store/port';
import { StoreError } from './queries';
import { getRoot } from './root';

async function append(body: Parameters<typeof eventOf>[0], options?: AppendOptions) {
  const result = await getRoot().store.append([eventOf(body, await dayEnd())], options);
  if (!result.ok) throw new StoreError(result.error);
}

async function dayEnd() {
  const overview = await getRoot().store.overview();
  if (!overview.ok) throw new StoreError(overview.error);
  return overview.value.settings.dayEndMinutes;
}

function eventOf(body: import('@/lib/domain/review/event').EventBody, dayEndMinutes: number) {
  const root = getRoot();
  const at = root.now();
  return { id: root.newId(), at, studyDay: root.studyDay(at, dayEndMinutes), body };
}

/** With new parameters every card is worked out again, which may take a while and can be cancelled. */
export const changeSettings = (changes: Partial<Settings>, progress?: Progress) =>
  append({ type: 'settings-changed', changes }, { progress });

/** Out of every review until it is resumed, outside of any session. */
export const suspendCard = (ref: CardRef, on: boolean) =>
  append({ type: 'suspended', ...ref, on, sessionId: null });

export const flagCard = (ref: CardRef, on: boolean) =>
  append({ type: 'flagged', ...ref, on, sessionId: null });

/** A finished session stays open for its undo; starting the next one from Today closes it. */
export async function closeFinishedSession(): Promise<void> {
  const { store, now } = getRoot();
  const overview = await store.overview();
  const sessionId = overview.ok ? overview.value.lastSessions.review : undefined;
  if (sessionId === undefined) return;
  const events = await store.sessionEvents(sessionId);
  const progress = events.ok ? sessionProgress(sessionId, events.value) : null;
  if (!progress || progress.ended) return;
  const cards = await store.cards(progress.queue);
  if (!cards.ok || nextCard(progress, cards.value, now()).type !== 'finished') return;
  await append({ type: 'session-ended', sessionId });
}
