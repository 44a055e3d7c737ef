/** A topic's part of the number, so that a screen can say what it is made of. */
import type { Level } from '@/lib/domain/bank/words';
import { type Belief, carriedOver, transferred } from './belief';
import type { TopicBlueprint } from './blueprint';
import { rightOf } from './guess';

export interface LevelPart {
  level: Level;
  /** Within the topic. */
  share: number;
  guess: number;
  /** Known at first sight, studied or not. */
  unseen: number;
  /** Known by that and what is studied; and of questions held back. */
  promised: number;
  known: number;
  /** P(right). */
  right: number;
}

export interface TopicPart {
  slug: string;
  weight: number;
  /** Share of its study cards met, those that would be recalled of them on the day, and both: coverage × recall. */
  met: number;
  recall: number | null;
  studied: number;
  /** Known at first sight, over the role's levels. */
  unseen: number;
  firsts: number;
  levels: LevelPart[];
  /** Expected share right in this topic. */
  mean: number;
  /** What it adds to the whole: weight · mean. */
  contribution: number;
  /** What it adds to the variance of the share: by the luck of the questions, and by what is not known of the person. */
  itemVariance: number;
  parameterVariance: number;
}

/** Before its variances are known. */
export type BarePart = Omit<TopicPart, 'itemVariance' | 'parameterVariance'>;

export function partOf(topic: TopicBlueprint, belief: Belief, studied: number, met: number): BarePart {
  const { slug, weight } = topic;
  const own = belief.topics.get(slug)!;
  const levels = topic.levels.map(({ level, share, guess }): LevelPart => {
    const { unseen } = own.cells[level];
    const promised = carriedOver(unseen, belief.carried.mean, studied);
    const known = transferred(promised, belief.transfer.mean);
    return { level, share, guess, unseen, promised, known, right: rightOf(known, guess) };
  });
  const mean = levels.reduce((sum, l) => sum + l.share * l.right, 0);
  return {
    slug,
    weight,
    met,
    recall: met > 0 ? Math.min(1, studied / met) : null,
    studied,
    unseen: levels.reduce((sum, l) => sum + l.share * l.unseen, 0),
    firsts: own.firsts,
    levels,
    mean,
    contribution: weight * mean,
  };
}
