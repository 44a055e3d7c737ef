/**
 * Runs in the page: writes a deck of own items with ten reviews each straight into the schema, as the app itself would
 * have derived it. Bundled and injected by scripts/bench.ts.
 */
import { printHlc } from '@/lib/base/hlc';
import { DAY } from '@/lib/base/study-day';
import type { ChoiceItem } from '@/lib/domain/bank/item';
import { addDay, type DayTally, emptyDay } from '@/lib/domain/review/day-tally';
import type { StoredEvent } from '@/lib/domain/review/event';
import { foldCard, foldSettings, type SettingsTimeline } from '@/lib/domain/review/fold';
import { cardRow, eventRow, ROWS } from '@/lib/store/derive';

const REVIEWS = 10;
const TOPICS = ['basics', 'namespaces', 'cgroups', 'layers', 'runtimes', 'network', 'machines'];
const DEVICE = 'bench';
const CARDS_A_TRANSACTION = 500;

function itemOf(n: number): ChoiceItem {
  const option = (id: string, key: boolean) => ({
    id,
    key,
    text: `Answer ${id} of ${n}`,
    why: 'Because it is so.',
  });
  return {
    id: `bench-${n}`,
    kind: 'choice',
    sorted: false,
    topic: TOPICS[n % TOPICS.length]!,
    concept: `bench-${n}`,
    use: 'study',
    level: 'mid',
    asks: 'recall',
    claim: `Claim ${n}`,
    stem: `<p>Question ${n} of the bench deck: which answer is the right one?</p>`,
    answer: '<p>The first, as ever.</p>',
    sources: [],
    meaning: 'bench',
    seconds: 20,
    options: [option('a', true), option('b', false), option('c', false), option('d', false)],
  };
}

const requested = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Cards `from` up to, not with, `to`. */
export async function seed(from: number, to: number): Promise<void> {
  const db = await requested(indexedDB.open('drydock'));
  const today = Math.floor(Date.now() / DAY);
  const known: DayTally[] = await requested(db.transaction('days').objectStore('days').getAll());
  const days = new Map(known.map((day) => [day.day, day]));
  // The settings are the first event of all.
  let sequence = from === 0 ? 0 : 1 + from * REVIEWS;
  const stamp = (at: number) => ({
    id: `00000000-${String(++sequence).padStart(12, '0')}`,
    schema: 1,
    device: DEVICE,
    sequence,
    hlc: printHlc({ wallMs: at, counter: sequence }),
    at,
    studyDay: { day: Math.floor(at / DAY), zoneMinutes: 0, dayEndMinutes: 0 },
  });
  const notes = db.transaction(['events', 'notes'], 'readwrite');
  if (from === 0) {
    const settings = {
      ...stamp(Date.now() - 400 * DAY),
      type: 'settings-changed',
      changes: { reviewsPerDay: 9999, newPerDay: 0 },
    } as StoredEvent;
    notes.objectStore('events').put(eventRow(settings));
    notes.objectStore('notes').put({ key: 'timeline', value: foldSettings([settings]) });
    notes.objectStore('notes').put({ key: 'rows', value: ROWS });
  }
  const timeline: SettingsTimeline = (await requested(notes.objectStore('notes').get('timeline'))).value;

  for (let start = from; start < to; start += CARDS_A_TRANSACTION) {
    const transaction = db.transaction(['events', 'cards', 'items'], 'readwrite');
    for (let n = start; n < Math.min(to, start + CARDS_A_TRANSACTION); n++) {
      const item = itemOf(n);
      const events: StoredEvent[] = [];
      for (let review = 0; review < REVIEWS; review++) {
        const at = (today - 320 + review * 30 + (n % 30)) * DAY + 12 * 3_600_000 + n;
        events.push({
          ...stamp(at),
          type: 'answered',
          cardId: `${item.id}#main`,
          itemId: item.id,
          topic: item.topic,
          concept: item.concept,
          origin: 'own',
          meaning: item.meaning,
          packVersion: 'bench',
          context: 'review',
          sessionId: `bench-${Math.floor(n / 50)}-${review}`,
          seed: 'bench',
          answer: { type: 'choice', option: 'a' },
          score: 1,
          right: true,
          confidence: 'fairly',
          shownAt: at - 9000,
          answeredAt: at,
          predictedRight: { model: 'bench', value: 0.9 },
          proposedGrade: 'good',
          // A lapse in the end brings a share of the deck due again by today.
          grade: review >= 8 && n % 2 === 0 ? 'hard' : 'good',
        } as StoredEvent);
      }
      const fold = foldCard(events, timeline);
      // Half of the deck is due today or before, as after a break.
      if (fold.card && n % 2 === 0) fold.card.memory.dueDay = today - (n % 20);
      for (const event of events) transaction.objectStore('events').put(eventRow(event));
      transaction.objectStore('cards').put(cardRow(fold.card!));
      transaction.objectStore('items').put({ itemId: item.id, item });
      for (const day of fold.days.values())
        days.set(day.day, addDay(days.get(day.day) ?? emptyDay(day.day), day, 1));
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
  const rest = db.transaction('days', 'readwrite');
  for (const day of days.values()) rest.objectStore('days').put(day);
  await new Promise<void>((resolve) => {
    rest.oncomplete = () => resolve();
  });
  db.close();
}
