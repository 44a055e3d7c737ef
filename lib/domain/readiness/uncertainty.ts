/** What is not known of the person, and how the estimate moves with each of it. */
import type { Level } from '@/lib/domain/bank/words';
import { type Belief, transferSlope } from './belief';
import type { Source } from './interval';
import type { BarePart, LevelPart } from './part';

/**
 * Where the uncertainty of the mean comes from: independent numbers, each with its deviation and how every topic's part
 * of the mean moves with it (delta method). Ability comes as what is left at each node of the tree, given its parent.
 *
 * What is wrong with every promise alike (the person's ability, what carries over, the shift of recall) was wrong as well
 * when held-back questions were answered, and their shift has taken it up as far as it no longer leans on its prior: of
 * such an error only the share `transfer.leaning` is left.
 */
export function sourcesOf(
  parts: readonly BarePart[],
  recallSlopes: readonly number[],
  belief: Belief,
): Source[] {
  const carried = belief.carried.mean;
  const left = belief.transfer.leaning;
  // A topic at a level: how its part of the mean moves with its ability.
  const cells = parts.map((t) =>
    t.levels.map((part) => {
      const { level } = part;
      const cell = belief.topics.get(t.slug)!.cells[level];
      const slope = t.weight * ofPromised(part, belief) * (1 - carried * t.studied) * cell.slope;
      return { level, slope, sd: cell.ability.sd, leaning: cell.ability.leaning };
    }),
  );
  const only = (at: number, value: number) => parts.map((_, i) => (i === at ? value : 0));
  const sources: Source[] = [];
  const byLevel = new Map<Level, number[]>();
  const person = parts.map(() => 0);
  for (const [i, row] of cells.entries()) {
    const topic = belief.topics.get(parts[i]!.slug)!.ability;
    let fromTopic = 0;
    for (const { level, slope, sd, leaning } of row) {
      sources.push({ name: 'unseen', sd, slopes: only(i, slope) });
      const half = (slope * leaning) / 2;
      fromTopic += half;
      const slopes = byLevel.get(level) ?? parts.map(() => 0);
      byLevel.set(level, slopes);
      slopes[i]! += half;
      person[i]! += half * (topic.leaning + belief.levels[level].leaning);
    }
    sources.push({ name: 'unseen', sd: topic.sd, slopes: only(i, fromTopic) });
  }
  for (const [level, slopes] of byLevel)
    sources.push({ name: 'unseen', sd: belief.levels[level].sd, slopes });
  sources.push({ name: 'unseen', sd: belief.person.sd, slopes: person.map((slope) => slope * left) });

  const gain = (t: BarePart) =>
    t.weight * t.levels.reduce((sum, l) => sum + ofPromised(l, belief) * (1 - l.unseen), 0);
  const more = (name: Source['name'], { sd }: { sd: number }, slopeOf: (t: BarePart, i: number) => number) =>
    sources.push({ name, sd, slopes: parts.map(slopeOf) });
  more('carried', belief.carried, (t) => left * gain(t) * t.studied);
  more('recall', belief.recall, (t, i) => left * gain(t) * carried * recallSlopes[i]!);
  more(
    'transfer',
    belief.transfer,
    (t) => t.weight * t.levels.reduce((sum, l) => sum + l.share * (1 - l.guess) * l.known * (1 - l.known), 0),
  );
  return sources;
}

/** How a level's part of the topic's mean moves with what is promised. */
const ofPromised = ({ share, guess, promised }: LevelPart, { transfer }: Belief) =>
  share * (1 - guess) * transferSlope(promised, transfer.mean);
