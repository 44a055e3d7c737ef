/**
 * The composition root: the one place that touches the clock, chance, storage and the network.
 * Everything below gets them as arguments; everything above gets them from here.
 */
import { v7 as uuidv7 } from 'uuid';
import { type StudyDay, studyDayAt } from '@/lib/base/study-day';
import { type Bank, loadBank } from '@/lib/content/load';
import { dexieStore } from '@/lib/store/dexie-log';
import type { Store } from '@/lib/store/port';
import { DATABASE } from './first-script';

export interface Root {
  store: Store;
  bank: Bank;
  now(): number;
  newId(): string;
  /** The study day at an instant, in the zone the device is in. */
  studyDay(atMs: number, dayEndMinutes: number): StudyDay;
}

/** What the storage itself told, apart from any call: shown over every screen. */
export type StorageNotice = 'blocked' | 'outdated' | null;

let notice: StorageNotice = null;
const noticeListeners = new Set<() => void>();
export const storageNotice = {
  get: () => notice,
  subscribe: (listener: () => void) => {
    noticeListeners.add(listener);
    return () => noticeListeners.delete(listener);
  },
};
function setNotice(value: StorageNotice) {
  notice = value;
  for (const listener of noticeListeners) listener();
}

/**
 * Of this site; a file that is not there is an error. A `.bin` is kept compressed, since a cache keeps what it was sent; it
 * is not called .gz, which some hosts unpack on the way.
 */
export async function getJson(url: string): Promise<unknown> {
  const { ok, status, body } = await fetch(url);
  if (!ok || !body) throw new Error(`${url}: ${status}`);
  const plain = url.endsWith('.bin') ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(plain).json();
}

function build(): Root {
  const store = dexieStore({
    name: DATABASE,
    newDeviceId: () => uuidv7(),
    channel: typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE),
    onBlocked: () => setNotice('blocked'),
    onOutdated: () => setNotice('outdated'),
    onReady: () => setNotice(null),
  });
  return {
    store,
    bank: loadBank('/bank', process.env.NEXT_PUBLIC_BANK_INDEX!, getJson),
    now: () => Date.now(),
    newId: () => uuidv7(),
    studyDay: (atMs, dayEndMinutes) => studyDayAt(atMs, -new Date(atMs).getTimezoneOffset(), dayEndMinutes),
  };
}

let root: Root | undefined;
/** Browser only; built at the first call. */
export function getRoot(): Root {
  root ??= build();
  return root;
}

/** The person chose to go on without storage: from here on everything lives in this tab. */
export async function goOnInMemory(): Promise<Root> {
  // Seldom needed: not part of the first load.
  const { memoryStore } = await import('@/lib/store/memory');
  root = { ...getRoot(), store: memoryStore(uuidv7()) };
  return root;
}
