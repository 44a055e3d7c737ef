/** Readiness as it was said over time: what was noted stays as it was said, and what cannot be compared is told apart. */
import type { StudyDay } from '@/lib/base/study-day';
import type { Span } from '@/lib/domain/review/calendar';
import type { ReadinessNoted } from '@/lib/domain/review/event';

export type Noted = ReadinessNoted & { studyDay: Pick<StudyDay, 'day'> };

export interface NotedPoint {
  day: number;
  role: ReadinessNoted['role'];
  model: string;
  coverage: number;
  expected: ReadinessNoted['expected'];
  /** What is another than when it was noted before. The first has none. */
  changed: ('role' | 'model')[];
}

/** A place on the line; nothing is said where `point` is null. */
export interface Place {
  x: number;
  point: NotedPoint | null;
}

/** A line over more days than this would say what nobody noted. */
export const LONGEST_GAP_DAYS = 7;

/** `noted`, one a day and earliest first, as far as they are in the span. A change from before the span is one, too. */
export function courseOf(noted: readonly Noted[], { from, to }: Span): NotedPoint[] {
  const points = noted.map(({ studyDay, role, model, coverage, expected }, i): NotedPoint => {
    const before = noted[i - 1];
    const changed: NotedPoint['changed'] = [];
    if (before && before.role !== role) changed.push('role');
    if (before && before.model !== model) changed.push('model');
    return { day: studyDay.day, role, model, coverage, expected, changed };
  });
  return points.filter(({ day }) => day >= from && day <= to);
}

/** The line breaks over a long gap and where role or model changed; it begins and ends with the span. */
export function placesOf(points: readonly NotedPoint[], { from, to }: Span): Place[] {
  const places: Place[] = [];
  const first = points[0];
  if (first && first.day > from) places.push({ x: from, point: null });
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before && (point.day - before.day > LONGEST_GAP_DAYS || point.changed.length > 0))
      places.push({ x: (before.day + point.day) / 2, point: null });
    places.push({ x: point.day, point });
  }
  const last = points.at(-1);
  if (last && last.day < to) places.push({ x: to, point: null });
  return places;
}

/** Neither neighbour is joined to it: a line would not show it. */
export const isAlone = (places: readonly Place[], i: number): boolean =>
  places[i]!.point !== null && !places[i - 1]?.point && !places[i + 1]?.point;
