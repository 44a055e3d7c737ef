/**
 * Keeps order within a topic and keeps neighbours of one topic apart as far as the numbers allow. Only the first `most` of
 * that order are worked out.
 */
export function interleave<T extends { topic: string }>(cards: readonly T[], most = cards.length): T[] {
  const topics = new Map<string, T[]>();
  for (const card of cards) {
    const list = topics.get(card.topic);
    if (list) list.push(card);
    else topics.set(card.topic, [card]);
  }
  const out: T[] = [];
  let last = '';
  while (out.length < Math.min(most, cards.length)) {
    let best: T[] | undefined;
    for (const [topic, list] of topics) {
      if (list.length === 0 || (topic === last && out.length + list.length < cards.length)) continue;
      if (!best || list.length > best.length) best = list;
    }
    const card = best!.shift()!;
    last = card.topic;
    out.push(card);
  }
  return out;
}
