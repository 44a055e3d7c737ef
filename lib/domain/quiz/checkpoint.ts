/**
 * The checkpoint: transfer items in exam style, spread over the topics by the blueprint. What readiness stands on, so an
 * item shown is spent for a while, and only its first exposure counts.
 */
import { rngOf, shuffled } from '@/lib/base/rng';
import { cardIdOf, type IndexEntry, type Topic } from '@/lib/domain/bank/item';
import { interleave } from './interleave';
import { isChecked } from './plan';

export const CHECKPOINT_ITEMS = 20;
export const CHECKPOINT_EVERY_DAYS = 7;
export const SPENT_DAYS = 60;

export interface CheckpointInput {
  index: readonly IndexEntry[];
  topics: readonly Topic[];
  /** Card id → study day on which it was last shown. */
  spent: ReadonlyMap<string, number>;
  studyDay: number;
  seed: string;
}

export interface CheckpointPlan {
  /** Card ids. */
  queue: string[];
  /** How many of them this person has never been shown. */
  fresh: number;
}

interface Candidate {
  cardId: string;
  topic: string;
  concept: string;
  fresh: boolean;
}

export function planCheckpoint(input: CheckpointInput): CheckpointPlan {
  const byTopic = new Map<string, Candidate[]>();
  for (const candidate of candidates(input)) {
    const list = byTopic.get(candidate.topic);
    if (list) list.push(candidate);
    else byTopic.set(candidate.topic, [candidate]);
  }
  const seats = seatsOf(
    input.topics.map(({ slug, weight }) => ({ slug, weight, room: byTopic.get(slug)?.length ?? 0 })),
    CHECKPOINT_ITEMS,
  );
  const picked = [...seats].flatMap(([slug, count]) => (byTopic.get(slug) ?? []).slice(0, count));
  const queue = interleave(shuffled(picked, rngOf(`${input.seed}/order`)));
  return { queue: queue.map((c) => c.cardId), fresh: queue.filter((c) => c.fresh).length };
}

/** One a concept, those never shown first. */
function candidates({ index, spent, studyDay, seed }: CheckpointInput): Candidate[] {
  const usable = index.flatMap((entry): Candidate[] => {
    if (entry.use !== 'transfer' || !isChecked(entry.kind)) return [];
    const cardId = cardIdOf(entry.id, entry.parts[0]!);
    const shown = spent.get(cardId);
    if (shown !== undefined && studyDay - shown < SPENT_DAYS) return [];
    const { topic, concept } = entry;
    return [{ cardId, topic, concept, fresh: shown === undefined }];
  });
  const mixed = shuffled(usable, rngOf(`${seed}/checkpoint`));
  const ordered = [...mixed.filter((c) => c.fresh), ...mixed.filter((c) => !c.fresh)];
  const taken = new Set<string>();
  return ordered.filter(({ concept }) => !taken.has(concept) && taken.add(concept));
}

/**
 * Seats by weight with the largest remainder (Hare quota); a topic that has too few items gives its seats to those that
 * have more.
 */
export function seatsOf(
  topics: readonly { slug: string; weight: number; room: number }[],
  seats: number,
): Map<string, number> {
  const given = new Map(topics.map(({ slug }) => [slug, 0]));
  let left = Math.min(
    seats,
    topics.reduce((sum, t) => sum + t.room, 0),
  );
  while (left > 0) {
    const open = topics.filter(({ slug, room }) => given.get(slug)! < room);
    const total = open.reduce((sum, t) => sum + t.weight, 0);
    const quotas = open.map((t) => {
      const exact = total > 0 ? (left * t.weight) / total : left / open.length;
      return { ...t, exact, rest: exact - Math.floor(exact) };
    });
    const give = (slug: string, seatsToGive: number, room: number) => {
      const more = Math.min(seatsToGive, room - given.get(slug)!, left);
      given.set(slug, given.get(slug)! + more);
      left -= more;
    };
    for (const { slug, exact, room } of quotas) give(slug, Math.floor(exact), room);
    quotas.sort((a, b) => b.rest - a.rest || (a.slug < b.slug ? -1 : 1));
    for (const { slug, room } of quotas) give(slug, 1, room);
  }
  return given;
}
