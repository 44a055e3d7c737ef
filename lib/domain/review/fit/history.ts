/** What fitting sees of a log: for each card its answers, days apart. Pure numbers, so that a worker is quick to send. */

/** An answer that reached the scheduler, in the order of the log. */
export interface Answer {
  cardId: string;
  /** Study day. */
  day: number;
  /** 1 again · 2 hard · 3 good · 4 easy. */
  grade: number;
  /** Milliseconds from the question to the answer. */
  tookMs: number;
}

export interface History {
  /** Where each card starts in the arrays below; one more than there are cards. */
  starts: Int32Array;
  /** Days since the answer of the card before; 0 for its first, and for repeats of a day. */
  days: Float64Array;
  grades: Uint8Array;
  /**
   * Counts the reviews over all cards in the order of the log; −1 for what predicts nothing: the first answer of a card
   * and repeats of a day. Same-day repeats hardly say anything of memory over days.
   */
  reviews: Int32Array;
  /** How many reviews there are. */
  count: number;
}

/** `answers` in the order of the log. A clock that jumped back counts as no time. */
export function historyOf(answers: readonly Answer[]): History {
  const byCard = new Map<string, number[]>();
  answers.forEach(({ cardId }, i) => {
    const own = byCard.get(cardId);
    if (own) own.push(i);
    else byCard.set(cardId, [i]);
  });
  const starts = new Int32Array(byCard.size + 1);
  const days = new Float64Array(answers.length);
  const grades = new Uint8Array(answers.length);
  const reviews = new Int32Array(answers.length).fill(-1);
  const order = new Int32Array(answers.length);
  let at = 0;
  let card = 0;
  for (const own of byCard.values()) {
    starts[card++] = at;
    let last = answers[own[0]!]!.day;
    for (const i of own) {
      const { day, grade } = answers[i]!;
      days[at] = Math.max(0, day - last);
      last = Math.max(last, day);
      grades[at] = grade;
      order[i] = at++;
    }
  }
  starts[card] = at;
  let count = 0;
  for (const place of order) if (days[place]! > 0) reviews[place] = count++;
  return { starts, days, grades, reviews, count };
}
