import { describe, expect, test } from 'vitest';
import { habitsOf } from '@/lib/domain/review/fit/habits';
import { DEFAULT_PARAMETERS } from '@/lib/domain/review/fit/parameters';
import { WORKLOAD_DAYS, workloadOf } from '@/lib/domain/review/fit/workload';

const answer = (cardId: string, day: number, grade: number, seconds: number) => ({
  cardId,
  day,
  grade,
  tookMs: seconds * 1000,
});

describe('habits', () => {
  test('of somebody unknown are the usual ones, and their own once there is enough to go by', () => {
    const usual = habitsOf([]);
    const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0);
    expect(sum(usual.firstGrades)).toBeCloseTo(1);
    const many = Array.from({ length: 500 }, (_, i) => [
      answer(`c-${i}`, 1, 1, 30),
      answer(`c-${i}`, 1, 3, 10),
      answer(`c-${i}`, 4, 4, 5),
      answer(`c-${i}`, 30, 1, 20),
      answer(`c-${i}`, 30, 3, 40),
    ]).flat();
    const own = habitsOf(many);
    expect(sum(own.laterGrades)).toBeCloseTo(1);
    expect(own.firstGrades[0]).toBeGreaterThan(0.95);
    expect(own.laterGrades[2]).toBeGreaterThan(0.95);
    // A day with a card costs all its answers of that day.
    expect(own.newSeconds).toBeCloseTo(40, 0);
    expect(own.rememberedSeconds).toBeGreaterThan(5);
    expect(own.rememberedSeconds).toBeLessThan(6);
    expect(own.forgottenSeconds).toBeCloseTo(60, 0);
  });
});

describe('the work a retention asks for', () => {
  const input = {
    parameters: DEFAULT_PARAMETERS,
    habits: habitsOf([]),
    cards: 500,
    newPerDay: 12,
    seed: 's',
  };
  const retentions = [0.7, 0.8, 0.9, 0.97];

  test('grows with it, and so does what is known in the end', () => {
    const points = workloadOf(input, retentions)!;
    expect(points.map((p) => p.retention)).toEqual(retentions);
    for (const key of ['minutesPerDay', 'reviewsPerDay', 'known'] as const) {
      const values = points.map((p) => p[key]);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
    expect(points[3]!.minutesPerDay).toBeGreaterThan(1.5 * points[1]!.minutesPerDay);
    expect(points[2]!.known).toBeGreaterThan(0.9);
  });

  test('is the same for the same seed, and no less for somebody who takes longer or forgets sooner', () => {
    expect(workloadOf(input, retentions)).toEqual(workloadOf(input, retentions));
    const [plain] = workloadOf(input, [0.9])!;
    const slow = { ...input.habits, rememberedSeconds: 2 * input.habits.rememberedSeconds };
    expect(workloadOf({ ...input, habits: slow }, [0.9])![0]!.minutesPerDay).toBeGreaterThan(
      plain!.minutesPerDay,
    );
    const forgetful = DEFAULT_PARAMETERS.with(8, 1.2);
    expect(workloadOf({ ...input, parameters: forgetful }, [0.9])![0]!.minutesPerDay).toBeGreaterThan(
      plain!.minutesPerDay,
    );
  });

  test('is that of the cards met by then, none at all without cards', () => {
    const [slow] = workloadOf({ ...input, cards: 12 * WORKLOAD_DAYS }, [0.9])!;
    const [more] = workloadOf({ ...input, cards: 24 * WORKLOAD_DAYS }, [0.9])!;
    expect(more!.minutesPerDay / slow!.minutesPerDay).toBeCloseTo(1, 1);
    expect(workloadOf({ ...input, cards: 0 }, [0.9])).toEqual([
      { retention: 0.9, minutesPerDay: 0, reviewsPerDay: 0, known: 0 },
    ]);
  });

  test('stops when told to', () => {
    expect(workloadOf(input, retentions, (done) => done < 2)).toBeNull();
  });
});
