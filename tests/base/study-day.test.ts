import { describe, expect, test } from 'vitest';
import { studyDayAt } from '@/lib/base/study-day';

const HOUR = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string) {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** What a device in that zone would say. */
function offsetIn(zone: string, atMs: number): number {
  const parts = formatOf(zone).formatToParts(atMs);
  const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find((p) => p.type === 'timeZoneName')!.value)!;
  return match[1] ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}
const dayIn = (zone: string, text: string, dayEnd = 240) => {
  const at = Date.parse(text);
  return studyDayAt(at, offsetIn(zone, at), dayEnd).day;
};
const dateOf = (day: number) => new Date(day * 24 * HOUR).toISOString().slice(0, 10);

describe('a study day', () => {
  test.each([
    ['UTC', '2026-03-02T03:59:59.999Z', '2026-03-01'],
    ['UTC', '2026-03-02T04:00:00Z', '2026-03-02'],
    ['Asia/Tokyo', '2026-03-02T03:59:00+09:00', '2026-03-01'],
    ['Asia/Tokyo', '2026-03-02T04:00:00+09:00', '2026-03-02'],
    ['Asia/Kathmandu', '2026-03-02T04:00:00+05:45', '2026-03-02'],
    ['Asia/Kathmandu', '2026-03-02T03:59:00+05:45', '2026-03-01'],
    ['America/Los_Angeles', '2026-02-02T03:59:00-08:00', '2026-02-01'],
    ['America/Los_Angeles', '2026-02-02T04:00:00-08:00', '2026-02-02'],
    ['America/Los_Angeles', '2026-02-02T23:59:00-08:00', '2026-02-02'],
  ])('ends at 04:00 in %s: %s is of %s', (zone, text, date) => {
    expect(dateOf(dayIn(zone, text))).toBe(date);
  });

  test('ends at midnight or at another hour when set so', () => {
    expect(dateOf(dayIn('UTC', '2026-03-02T00:00:00Z', 0))).toBe('2026-03-02');
    expect(dateOf(dayIn('UTC', '2026-03-02T05:59:00Z', 360))).toBe('2026-03-01');
  });

  test('counts before 1970 without a seam', () => {
    expect(studyDayAt(-1, 0, 0).day).toBe(-1);
    expect(studyDayAt(0, 0, 0).day).toBe(0);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe'])(
    'is one of 365 in a year of %s, none skipped or met twice over daylight saving',
    (zone) => {
      const lengths = new Map<number, number>();
      let last = Number.NEGATIVE_INFINITY;
      const start = Date.parse('2026-01-01T00:00:00Z');
      for (let at = start; at < start + 365 * 24 * HOUR; at += HOUR / 2) {
        const { day } = studyDayAt(at, offsetIn(zone, at), 240);
        if (last !== Number.NEGATIVE_INFINITY) expect(day - last === 0 || day - last === 1).toBe(true);
        last = day;
        lengths.set(day, (lengths.get(day) ?? 0) + 0.5);
      }
      const whole = [...lengths.values()].slice(1, -1);
      const odd = whole.filter((hours) => hours !== 24).sort((a, b) => a - b);
      const shift = zone === 'Australia/Lord_Howe' ? 0.5 : 1;
      expect(odd).toEqual([24 - shift, 24 + shift]);
      expect(lengths.size).toBe(366);
    },
  );

  test('follows the device into another time zone', () => {
    // 20:00 in New York is 02:00 of the next day in Berlin, and still the same study day there.
    expect(dayIn('America/New_York', '2026-07-01T20:00:00-04:00')).toBe(
      dayIn('Europe/Berlin', '2026-07-02T02:00:00+02:00'),
    );
    expect(
      dayIn('Asia/Tokyo', '2026-07-02T00:00:00Z') - dayIn('America/Los_Angeles', '2026-07-02T00:00:00Z'),
    ).toBe(1);
    const at = Date.parse('2026-07-02T00:00:00Z');
    expect(studyDayAt(at, 540, 240)).toEqual({ day: 20636, zoneMinutes: 540, dayEndMinutes: 240 });
  });
});
