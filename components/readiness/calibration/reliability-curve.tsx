import { useMemo } from 'react';
import type { Bin } from '@/lib/domain/readiness/calibration';
import { percent } from '@/lib/domain/readiness/calibration-words';
import { Chart } from '../../ui/chart';

/** Shares right over the chances given. What stands on how many answers is in the table beside it. */
export function ReliabilityCurve({ bins, said }: { bins: readonly Bin[]; said: string | null }) {
  const { x, came } = useMemo(() => {
    const rights = new Map(bins.flatMap((b) => (b.n > 0 ? [[b.predicted!, b.right!] as const] : [])));
    const x = [...new Set([0, ...rights.keys(), 1])].sort((a, b) => a - b);
    return { x, came: x.map((chance) => rights.get(chance) ?? null) };
  }, [bins]);
  return (
    <Chart
      title="Reliability"
      said={
        <>
          {said} On the dashed line the share right is the chance given; a point below it was promised too
          much.
        </>
      }
      x={x}
      curves={[
        { name: 'perfect', colour: 'var(--soft)', dash: [5, 5], values: x },
        { name: 'line', colour: 'var(--action)', values: came },
        { name: 'share right', colour: 'var(--action)', dots: 9, values: came },
      ]}
      unnamed={['line']}
      most={1}
      printX={percent}
      printY={percent}
      stepsX={[0.25, 0.5]}
      stepsY={[0.25, 0.5]}
      margin={52}
      height={270}
    />
  );
}
