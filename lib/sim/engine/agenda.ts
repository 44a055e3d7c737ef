/**
 * What happens next: one instant per source of events, the earliest first, equal instants in the order they were set.
 * Instants are whole and below 2^31. A binary heap over source numbers, so that nothing is allocated while a run goes on. It knows no meaning of a source.
 */
export class Agenda {
  private readonly heap: Int32Array;
  /** Where a source stands in the heap; −1: nowhere. */
  private readonly place: Int32Array;
  private readonly at: Int32Array;
  private readonly order: Int32Array;
  private size = 0;
  private count = 0;

  constructor(sources: number) {
    this.heap = new Int32Array(sources);
    this.place = new Int32Array(sources).fill(-1);
    this.at = new Int32Array(sources);
    this.order = new Int32Array(sources);
  }

  /** The source whose instant comes next; −1 when nothing is set. */
  first(): number {
    return this.size === 0 ? -1 : this.heap[0]!;
  }

  /** Instant of a source that is set. */
  atUs(source: number): number {
    return this.at[source]!;
  }

  isSet(source: number): boolean {
    return this.place[source]! >= 0;
  }

  /** Gives a source its instant, in place of the one it had. */
  set(source: number, atUs: number): void {
    let place = this.place[source]!;
    if (place < 0) {
      place = this.size++;
      this.put(source, place);
    }
    this.at[source] = atUs;
    this.order[source] = this.count++;
    this.settle(source, place);
  }

  clear(source: number): void {
    const place = this.place[source]!;
    if (place < 0) return;
    this.place[source] = -1;
    const last = this.heap[--this.size]!;
    if (last === source) return;
    this.put(last, place);
    this.settle(last, place);
  }

  private put(source: number, place: number): void {
    this.heap[place] = source;
    this.place[source] = place;
  }

  private isBefore(a: number, b: number): boolean {
    const difference = this.at[a]! - this.at[b]!;
    return difference < 0 || (difference === 0 && this.order[a]! < this.order[b]!);
  }

  private settle(source: number, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = this.heap[above]!;
      if (!this.isBefore(source, other)) break;
      this.put(other, place);
      place = above;
    }
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.isBefore(this.heap[below + 1]!, this.heap[below]!)) below++;
      const other = this.heap[below]!;
      if (!this.isBefore(other, source)) break;
      this.put(other, place);
      place = below;
    }
    this.put(source, place);
  }
}
