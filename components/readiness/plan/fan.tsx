import { dayInWords } from '@/lib/client/study-day';
import type { Forecast } from '@/lib/domain/readiness/forecast';
import type { Settings } from '@/lib/domain/review/settings';
import { Chart } from '../../ui/chart';
import { percent } from './words';

const HIGH = '8 of 10 tests between';
const LOW = 'and';

/** What a test is expected to come out at, on each day until the date. */
export function Fan({
  forecast,
  today,
  date,
  minutes,
  role,
}: {
  /** Of today first, and of each day to come. */
  forecast: readonly Forecast[];
  today: number;
  date: number;
  minutes: number;
  role: Settings['role'];
}) {
  const now = forecast[0]!;
  const last = forecast.at(-1)!;
  const x = forecast.map((f) => f.day);
  const least = Math.floor(10 * Math.min(...forecast.map((f) => f.p10))) / 10;
  const most = Math.ceil(10 * Math.max(...forecast.map((f) => f.p90))) / 10;
  return (
    <Chart
      title={`Share right on a ${role} test`}
      said={
        <>
          On {dayInWords(last.day, today)}: <strong>about {percent(last.p50)}</strong>, between{' '}
          {percent(last.p10)} and {percent(last.p90)} in 8 of 10 such tests, if you keep {minutes} minutes a
          day. Today: about {percent(now.p50)}.{last.day < date && ' Further ahead nothing is foreseen.'}
        </>
      }
      x={x}
      curves={[
        { name: HIGH, colour: 'var(--topic-network)', values: forecast.map((f) => f.p90), dash: [3, 3] },
        { name: 'expected', colour: 'var(--ink)', values: forecast.map((f) => f.p50) },
        { name: LOW, colour: 'var(--topic-network)', values: forecast.map((f) => f.p10), dash: [3, 3] },
        {
          name: 'today',
          colour: 'var(--action)',
          values: forecast.map((f, i) => (i === 0 ? f.p50 : null)),
          dots: 9,
        },
      ]}
      bands={[{ upper: 0, lower: 2, colour: 'var(--topic-network)' }]}
      unnamed={[LOW]}
      least={least}
      most={most}
      printX={(day) => shortDay(day)}
      printY={percent}
      stepsX={DAYS}
      stepsY={[0.05, 0.1, 0.2]}
      margin={56}
      height={220}
      table={{
        head: ['Day', '1 in 10 below', 'Expected', '1 in 10 above'],
        rows: forecast.map((f) => [dayInWords(f.day, today), percent(f.p10), percent(f.p50), percent(f.p90)]),
      }}
    />
  );
}

const DAYS = [1, 2, 7, 14, 28, 56, 84, 182];

/** "12 Dec": whole days only; between two of them there is nothing to print. */
const shortDay = (day: number) =>
  Number.isInteger(day) ? dayInWords(day, day).replace(/^(\d+) (\p{L}{3})\p{L}*$/u, '$1 $2') : '';
