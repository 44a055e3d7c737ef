'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSettings } from '@/lib/client/actions';
import { doFitJob } from '@/lib/client/fit/fit-job';
import { studyCardsQuery } from '@/lib/client/fit/fit-queries';
import { settingsQuery } from '@/lib/client/queries';
import type { WorkloadPoint } from '@/lib/domain/review/fit/workload';
import { SETTING_LIMITS, type Settings } from '@/lib/domain/review/settings';
import { Button } from '../ui/button';
import { TableBehind } from '../ui/chart';
import { useLongWork, WorkLine } from '../ui/long-work';
import { Section } from './section';
import { minutesOf, percentOf, WorkloadCurve } from './workload-curve';

const { least, most } = SETTING_LIMITS.retention;
const LEAST = Math.round(least * 100);
const MOST = Math.round(most * 100);
const RETENTIONS = Array.from({ length: MOST - LEAST + 1 }, (_, i) => (LEAST + i) / 100);
const IN_TABLE = [70, 75, 80, 85, 88, 90, 92, 94, 95, 96, 97];

/** What each desired retention would cost in minutes a day and give in cards known, to choose on. */
export function RetentionSection({ settings }: { settings: Settings }) {
  const cards = useQuery(studyCardsQuery());
  const work = useLongWork();
  const [found, setFound] = useState<{ of: string; points: WorkloadPoint[] } | null>(null);
  const [said, setSaid] = useState('');
  const newPerDay = Math.max(1, settings.newPerDay);
  // What is shown is of these; when one of them changes it holds no more.
  const of = JSON.stringify([settings.parameters ?? null, newPerDay, cards.data]);
  const points = found?.of === of ? found.points : null;

  const show = async () => {
    setSaid('');
    const { parameters } = settings;
    const job = {
      type: 'workload',
      parameters,
      cards: cards.data ?? 0,
      newPerDay,
      retentions: RETENTIONS,
    } as const;
    const result = await work.run((progress) => doFitJob({ ...job, retentions: [...RETENTIONS] }, progress));
    if (result.ok) setFound({ of, points: result.value });
    else
      setSaid(
        result.error.type === 'cancelled'
          ? 'Cancelled.'
          : `This could not be worked out: ${result.error.detail}.`,
      );
  };

  return (
    <Section id="workload" title="Retention against work">
      <p>
        To know more when a card comes back, you see it more often. The curve is half a year with all{' '}
        {cards.data ?? ''} cards of the bank at {newPerDay} new a day, simulated with your pace, your grades
        and how you forget.
      </p>
      {!points && (
        <div>
          <Button onClick={() => void show()} disabled={work.running || !cards.data}>
            Show the curve
          </Button>
        </div>
      )}
      <WorkLine work={work} what="Simulating half a year" />
      <p role="status" className={said ? '' : 'sr-only'}>
        {said}
      </p>
      {points && <Choice points={points} inForce={Math.round(settings.retention * 100)} onSaid={setSaid} />}
    </Section>
  );
}

function Choice({
  points,
  inForce,
  onSaid,
}: {
  points: WorkloadPoint[];
  inForce: number;
  onSaid: (words: string) => void;
}) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(inForce);
  const point = points[chosen - LEAST]!;
  const words = `${minutesOf(point)} minutes a day`;
  const save = async () => {
    try {
      await changeSettings({ retention: chosen / 100 });
      await client.invalidateQueries({ queryKey: settingsQuery().queryKey });
      onSaid(`Desired retention is now ${chosen} %.`);
    } catch (error) {
      onSaid(`This was not saved: ${(error as Error).message}. ${inForce} % holds.`);
    }
  };
  return (
    <>
      <WorkloadCurve points={points} chosen={point} inForce={points[inForce - LEAST]}>
        <input
          type="range"
          aria-label="Desired retention, in per cent"
          aria-valuetext={`${chosen} %, ${words}`}
          min={LEAST}
          max={MOST}
          value={chosen}
          onChange={(e) => setChosen(Number(e.target.value))}
          className="-mx-2 h-11 w-[calc(100%+1rem)] cursor-pointer accent-action"
        />
      </WorkloadCurve>
      <p>
        <span className="font-semibold">{chosen} %</span>: {words} with {Math.round(point.reviewsPerDay)}{' '}
        reviews, and {percentOf(point.known)} of the cards known after half a year.
      </p>
      <div>
        {chosen === inForce ? (
          <p className="flex min-h-11 items-center text-soft">{inForce} % is in force.</p>
        ) : (
          <Button onClick={() => void save()}>Set desired retention to {chosen} %</Button>
        )}
      </div>
      <TableBehind
        title="Minutes, reviews and what is known, by retention"
        head={['Retention', 'Minutes a day', 'Reviews a day', 'Known after half a year']}
        rows={IN_TABLE.map((percent) => points[percent - LEAST]!).map((p) => [
          percentOf(p.retention),
          minutesOf(p),
          String(Math.round(p.reviewsPerDay)),
          percentOf(p.known),
        ])}
      />
    </>
  );
}
