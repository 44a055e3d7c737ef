'use client';
import { useState } from 'react';
import { checkData } from '@/lib/client/backup';
import { plural } from '@/lib/domain/review/words';
import type { CheckReport } from '@/lib/store/port';
import { Button } from '../ui/button';
import { useLongWork, WorkLine } from '../ui/long-work';
import { Section } from './section';

export function CheckSection() {
  const work = useLongWork();
  const [report, setReport] = useState<CheckReport | null>(null);
  const [problem, setProblem] = useState('');
  const check = async () => {
    setReport(null);
    setProblem('');
    const result = await work.run(checkData);
    if (result.ok) setReport(result.value);
    else
      setProblem(result.error.type === 'cancelled' ? 'Cancelled. Nothing was changed.' : result.error.detail);
  };
  return (
    <Section id="check" title="Check my data">
      <p>
        Works out every card’s state again from the log of your answers and compares it with what is stored.
        What differs is put right from the log; the log itself is never changed.
      </p>
      <div>
        <Button onClick={() => void check()} disabled={work.running}>
          Check my data
        </Button>
        <WorkLine work={work} what="Checking" />
      </div>
      <div role="status">{report && <Report report={report} />}</div>
      {problem && (
        <p role="alert" className="text-wrong">
          {problem}
        </p>
      )}
    </Section>
  );
}

function Report({ report }: { report: CheckReport }) {
  const { events, unknownEvents, cards, days, repaired } = report;
  return (
    <>
      <p className={`font-semibold ${repaired.length === 0 ? 'text-correct' : 'text-warn'}`}>
        {repaired.length === 0
          ? '✓ Everything agrees with the log.'
          : `${plural(repaired.length, 'row')} put right from the log.`}
      </p>
      <p className="text-soft">
        {plural(events, 'event')}, {plural(cards, 'card')}, {plural(days, 'day')}.
        {unknownEvents > 0 && ` ${plural(unknownEvents, 'event')} of a newer version kept as they are.`}
      </p>
      {repaired.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1">Which rows</summary>
          <ul className="mono text-sm">
            {repaired.slice(0, 50).map((row) => (
              <li key={row}>{row}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
