'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { DAY } from '@/lib/base/study-day';
import { saveAsFile } from '@/lib/client/files';
import { weakestQuery } from '@/lib/client/readiness/progress-query';
import { shareText } from '@/lib/client/share-text';
import { useTheme } from '@/lib/client/theme';
import type { Noted } from '@/lib/domain/readiness/course';
import { weekSummaryOf, weeksStudied } from '@/lib/domain/readiness/week-summary';
import type { DayTally } from '@/lib/domain/review/day-tally';
import { Button } from '../../ui/button';
import { Part } from './part';
import { drawSummary, HEIGHT, WIDTH } from './summary-drawing';
import { type SummaryWords, summaryText, summaryWords } from './summary-words';

/** A week as a picture and, beside it, as text. */
export function SummaryPart({
  days,
  noted,
  today,
}: {
  days: readonly DayTally[];
  noted: readonly Noted[];
  today: number;
}) {
  const weeks = useMemo(() => weeksStudied(days, today), [days, today]);
  // The present week once there is something in it, else the one before.
  const [back, setBack] = useState(() => (days.at(-1)!.day < weeks.at(-1)! ? 1 : 0));
  const monday = weeks[Math.max(0, weeks.length - 1 - back)]!;
  const { data: weakest = null } = useQuery(weakestQuery());
  const words = useMemo(
    () => summaryWords(weekSummaryOf(days, noted, monday, today), weakest, today),
    [days, noted, monday, today, weakest],
  );
  return (
    <Part id="week" title="A week to show" className="lg:col-span-2">
      <p className="max-w-prose">
        One week in a picture, to keep or to send. It is made on this device and goes where you send it.
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-5 sm:grid-cols-2">
        <Picture words={words} name={`drydock-week-${new Date(monday * DAY).toISOString().slice(0, 10)}`} />
        <div className="min-w-0">
          <div className="mb-3 flex flex-wrap gap-2">
            <Button disabled={back >= weeks.length - 1} onClick={() => setBack(back + 1)}>
              Earlier week
            </Button>
            <Button disabled={back === 0} onClick={() => setBack(back - 1)}>
              Later week
            </Button>
          </div>
          <AsText words={words} />
        </div>
      </div>
    </Part>
  );
}

function Picture({ words, name }: { words: SummaryWords; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const isNear = useNear(canvas);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const at = canvas.current;
    if (!at || !isNear) return;
    setSaid('');
    drawSummary(at, words).then(
      () => setProblem(''),
      (error: Error) => setProblem(error.message),
    );
  }, [words, theme, isNear]);
  const save = async () => {
    setSaid('');
    const at = canvas.current!;
    try {
      await drawSummary(at, words);
      const png = await new Promise<Blob | null>((resolve) => at.toBlob(resolve, 'image/png'));
      if (!png) throw new Error('the browser made no picture');
      const outcome = await saveAsFile(`${name}.png`, png);
      setSaid({ shared: 'Shared.', downloaded: `Saved as ${name}.png.`, cancelled: '' }[outcome]);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className="min-w-0">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`Picture of the week ${words.range}; the text beside it says the same`}
        className="w-full max-w-96 rounded-md border border-line"
      />
      <Button look="primary" className="mt-3 w-full max-w-96" onClick={() => void save()}>
        Share or save the picture
      </Button>
      <p role="status" className="mt-1">
        {said}
      </p>
      {problem && (
        <p role="alert" className="mt-1 text-wrong">
          The picture could not be made: {problem}. The text beside it says the same.
        </p>
      )}
    </div>
  );
}

/** Drawn once it is nearly in sight: the page above does not wait for it. */
function useNear(ref: { current: Element | null }): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((e) => e.isIntersecting)) setNear(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return isNear;
}

function AsText({ words }: { words: SummaryWords }) {
  const { title, range, figures, readiness, coverage, weakest } = words;
  const [said, setSaid] = useState('');
  const all = [
    ...figures,
    { name: 'Readiness', ...readiness },
    ...(coverage ? [{ name: 'Coverage', ...coverage }] : []),
    ...(weakest ? [{ name: 'Weakest topic', ...weakest }] : []),
  ];
  const share = async () => {
    const outcome = await shareText(`${title}, ${range}`, summaryText(words));
    setSaid(
      {
        shared: 'Shared.',
        copied: 'Copied as text.',
        cancelled: '',
        refused: 'The browser let nothing be copied: mark the text above and copy it.',
      }[outcome],
    );
  };
  return (
    <>
      <h3 className="font-semibold" aria-live="polite">
        {title}, {range}
      </h3>
      <dl className="mt-1">
        {all.map(({ name, value, note }) => (
          <div key={name} className="border-b border-line py-1.5">
            <dt className="inline text-soft">{name}: </dt>
            <dd className="inline">
              <span className="font-semibold">{value}</span> <span className="text-soft">({note})</span>
            </dd>
          </div>
        ))}
      </dl>
      <Button className="mt-3" onClick={() => void share()}>
        Share as text
      </Button>
      <p role="status" className="mt-1">
        {said}
      </p>
    </>
  );
}
