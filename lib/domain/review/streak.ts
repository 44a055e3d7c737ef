/** Days studied in a row, as a plain fact. */

export interface Streak {
  /** In a row until today, or until yesterday while today is still to be studied. */
  current: number;
  /** Today was studied. */
  today: boolean;
  longest: number;
}

/** `days` were studied, in any order and without repeats. */
export function streakOf(days: readonly number[], today: number): Streak {
  const studied = new Set(days.filter((day) => day <= today));
  const backFrom = (day: number) => {
    let length = 0;
    while (studied.has(day - length)) length++;
    return length;
  };
  const isToday = studied.has(today);
  let longest = 0;
  // Counted once, from its last day.
  for (const day of studied) if (!studied.has(day + 1)) longest = Math.max(longest, backFrom(day));
  return { current: backFrom(isToday ? today : today - 1), today: isToday, longest };
}
