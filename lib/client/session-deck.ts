/** The cards of one session: their states as they will be once everything is written, and their items at hand. */
import { type BankIndex, type Item, itemIdOf } from '@/lib/domain/bank/item';
import type { DayTally } from '@/lib/domain/review/day-tally';
import type { CardRef, StoredEvent } from '@/lib/domain/review/event';
import { type CardState, foldCard } from '@/lib/domain/review/fold';
import type { Settings } from '@/lib/domain/review/settings';
import type { Root } from './root';

/** First answers of this many days tell how likely the next one is right. */
export const FIRSTS_DAYS = 60;
/** Items read ahead, so that the next card is there when the grade is tapped. */
export const AHEAD = 3;

export class SessionDeck {
  readonly states = new Map<string, CardState>();
  /** Versions as they are stored. */
  private readonly versions = new Map<string, string>();
  /** Null: the bank no longer has it; an update may take an item away from a session under way. */
  private readonly items = new Map<string, Item | null>();
  /** The bank no longer has the item of some card. */
  lacksItems = false;
  firstAnswerShare = 0.5;

  constructor(
    private readonly root: Root,
    readonly index: BankIndex,
  ) {}

  /** A session under way: its cards as they are stored. */
  async read(queue: readonly string[], day: number): Promise<void> {
    const [days] = await Promise.all([this.root.store.days(day - FIRSTS_DAYS, day), this.reread(queue)]);
    this.learnShare(days.ok ? days.value : []);
  }

  /** A new session: from the rows it was planned with, and those of its cards that were not among them. */
  async begin(queue: readonly string[], due: readonly CardState[], days: readonly DayTally[]): Promise<void> {
    for (const card of due) this.stored(card.cardId, card);
    this.learnShare(days);
    const rest = queue.filter((id) => !this.states.has(id));
    const first = queue[0];
    await Promise.all([
      rest.length > 0 && this.reread(rest),
      first !== undefined && this.load(first).catch(() => undefined),
    ]);
  }

  private learnShare(days: readonly DayTally[]) {
    const firsts = days.reduce((sum, d) => sum + d.firsts, 0);
    const right = days.reduce((sum, d) => sum + d.firstsRight, 0);
    this.firstAnswerShare = (right + 1) / (firsts + 2);
  }

  versionOf = (cardId: string) => this.versions.get(cardId) ?? '';

  /** Null for a card that was looked up and has no state, undefined for one that never was. */
  known = (cardId: string): CardState | null | undefined =>
    this.states.get(cardId) ?? (this.versions.has(cardId) ? null : undefined);

  /** The row of a card as it is in the store. */
  stored(cardId: string, card: CardState | null) {
    this.versions.set(cardId, card?.version ?? '');
    if (card) this.states.set(cardId, card);
    else this.states.delete(cardId);
  }

  /** The store moved on, but more is waiting to be written for this card: what is shown stays. */
  versionIs(cardId: string, card: CardState | null) {
    this.versions.set(cardId, card?.version ?? '');
  }

  /** As they are stored; what is answered or written here meanwhile is newer than what was read. */
  async reread(cardIds: readonly string[]): Promise<void> {
    const before = cardIds.map((id) => [id, this.states.get(id), this.versions.get(id)] as const);
    const cards = await this.root.store.cards(cardIds);
    if (!cards.ok) return;
    for (const [id, state, version] of before) {
      if (this.states.get(id) !== state || this.versions.get(id) !== version) continue;
      this.stored(id, cards.value.get(id) ?? null);
    }
  }

  /** As it will be once what waits is written. */
  async foretell(cardId: string, waiting: readonly StoredEvent[], settings: Settings): Promise<void> {
    const events = await this.root.store.cardEvents(cardId);
    if (!events.ok) return;
    const { card } = foldCard([...events.value, ...waiting], [{ hlc: '', settings }]);
    if (card) this.states.set(cardId, card);
    else this.states.delete(cardId);
  }

  /** Undefined while it is not loaded, null when there is none. */
  item = (cardId: string): Item | null | undefined => this.items.get(cardId);

  /** Rejects when the bank cannot be read. */
  async load(cardId: string): Promise<void> {
    if (this.items.has(cardId)) return;
    const item = await this.find(cardId);
    this.items.set(cardId, item);
    this.lacksItems ||= item === null;
  }

  readAhead(cardIds: readonly string[]) {
    for (const cardId of cardIds) this.load(cardId).catch(() => undefined);
  }

  private async find(cardId: string): Promise<Item | null> {
    const ref = this.refOf(cardId);
    if (!ref) return null;
    if (ref.origin === 'builtin') return this.root.bank.item(ref.concept, ref.itemId);
    const own = await this.root.store.ownItem(ref.itemId);
    return own.ok ? ((own.value as Item | undefined) ?? null) : null;
  }

  /** Null for a card nobody knows. */
  refOf(cardId: string): CardRef | null {
    const card = this.states.get(cardId);
    if (card) {
      const { itemId, topic, concept, origin } = card;
      return { cardId, itemId, topic, concept, origin };
    }
    const itemId = itemIdOf(cardId);
    const entry = this.index.items.find((e) => e.id === itemId);
    return entry ? { cardId, itemId, topic: entry.topic, concept: entry.concept, origin: 'builtin' } : null;
  }
}
