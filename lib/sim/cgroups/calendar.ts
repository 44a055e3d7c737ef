/** What is to happen when: a heap by instant, and of equal instants first come first served. Microseconds. */
export interface Calendar {
  heap: Entry[];
  added: number;
  nowUs: number;
}

interface Entry {
  atUs: number;
  turn: number;
  act: () => void;
}

export const calendarOf = (): Calendar => ({ heap: [], added: 0, nowUs: 0 });

const before = (a: Entry, b: Entry) => a.atUs < b.atUs || (a.atUs === b.atUs && a.turn < b.turn);

/** Never before now: time does not go back. */
export function schedule(calendar: Calendar, atUs: number, act: () => void): void {
  const { heap } = calendar;
  const entry = { atUs: Math.max(atUs, calendar.nowUs), turn: calendar.added++, act };
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (!before(entry, heap[up]!)) break;
    heap[at] = heap[up]!;
    at = up;
  }
  heap[at] = entry;
}

function next(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}

/** Acts until `untilUs` (what falls on it is left) or until `maxActs` are done; true when time is up. */
export function runCalendar(calendar: Calendar, untilUs: number, maxActs: number): boolean {
  for (let acts = 0; ; acts++) {
    const first = calendar.heap[0];
    if (!first || first.atUs >= untilUs) return true;
    if (acts >= maxActs) return false;
    const entry = next(calendar.heap)!;
    calendar.nowUs = entry.atUs;
    entry.act();
  }
}
