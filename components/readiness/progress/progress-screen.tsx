'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { StoreError } from '@/lib/client/queries';
import { type ProgressView, progressQuery } from '@/lib/client/readiness/progress-query';
import { Button } from '../../ui/button';
import { ChoiceBar } from '../../ui/choice-bar';
import { ProblemBox } from '../../ui/problem-box';
import { CoursePart } from './course-part';
import { DuePart } from './due-part';
import { HardPart } from './hard-part';
import { HeatPart } from './heat-part';
import { MockPart } from './mock-part';
import { NothingYet } from './nothing-yet';
import { PERIODS, type Period, spanOf, usualPeriod } from './period';
import { RetentionPart } from './retention-part';
import { SummaryPart } from './summary-part';
import { WorkPart } from './work-part';

/** How study went: one choice of period for every chart, and the figures of each in a table behind it. */
export function ProgressScreen() {
  const progress = useQuery(progressQuery());
  if (progress.error) {
    const problem =
      progress.error instanceof StoreError
        ? progress.error.problem
        : { type: 'bank', detail: progress.error.message };
    return (
      <ProblemBox problem={problem}>
        <Button look="primary" onClick={() => void progress.refetch()}>
          Try again
        </Button>
      </ProblemBox>
    );
  }
  const { data } = progress;
  const isEmpty = data && data.days.length === 0 && data.noted.length === 0;
  return (
    <div>
      <Link href="/readiness" prefetch={false} className="label -ml-2 inline-flex min-h-11 items-center px-2">
        Readiness
      </Link>
      <h1 className="text-2xl font-semibold">Over time</h1>
      {!data && <p className="label mt-8">Reading your days</p>}
      {isEmpty && <NothingYet />}
      {data && !isEmpty && <Loaded view={data} />}
    </div>
  );
}

function Loaded({ view }: { view: ProgressView }) {
  const { today, days, noted, dueCounts, retention, current } = view;
  const first = Math.min(days[0]?.day ?? today, noted[0]?.studyDay.day ?? today);
  const [period, setPeriod] = useState<Period>(() => usualPeriod(today, first));
  const span = useMemo(() => spanOf(period, today, first), [period, today, first]);
  return (
    <>
      <div className="mt-3 mb-6">
        <ChoiceBar label="Period of the charts" choices={PERIODS} picked={period} onPick={setPeriod} />
      </div>
      {!current && (
        <p className="mb-6 max-w-prose border-l-2 border-warn pl-3">
          Days counted by an older version have no retention yet.{' '}
          <Link href="/readiness" className="underline underline-offset-4">
            Open Readiness
          </Link>{' '}
          once, and they have.
        </p>
      )}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <CoursePart noted={noted} span={span} period={period} />
        <RetentionPart days={days} span={span} period={period} retention={retention} />
        <WorkPart days={days} span={span} period={period} />
        <div className="grid min-w-0 content-start gap-y-10">
          <DuePart dueCounts={dueCounts} today={today} />
          <MockPart span={span} period={period} />
        </div>
        <HeatPart days={days} today={today} />
        <HardPart />
        {days.length > 0 && <SummaryPart days={days} noted={noted} today={today} />}
      </div>
    </>
  );
}
