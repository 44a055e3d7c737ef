import { useMemo } from 'react';
import type { Bin } from '@/lib/domain/readiness/calibration';
import { FEW_IN_A_BIN, percent } from '@/lib/domain/readiness/calibration-words';
import { Chart } from '../../ui/chart';

/** Shares right over the chances given. How many answers a point stands on is in the table beside it. */
export function ReliabilityCurve({ bins, said }: { bins: readonly Bin[]; said: string | null }) {
  const { x, firm, few } = useMemo(() => {
    const byChance = new Map(bins.flatMap((b) => (b.n > 0 ? [[b.predicted!, b] as const] : [])));
    const x = [...new Set([0, ...byChance.keys(), 1])].sort((a, b) => a - b);
    const rights = (holds: (n: number) => boolean) =>
      x.map((chance) => {
        const bin = byChance.get(chance);
        return bin && holds(bin.n) ? bin.right : null;
      });
    return { x, firm: rights((n) => n >= FEW_IN_A_BIN), few: rights((n) => n < FEW_IN_A_BIN) };
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
        { name: 'perfect', colour: 'var(--ink)', dash: [5, 5], values: x },
        { name: 'share right', colour: 'var(--action)', dots: 9, values: firm },
        { name: `of fewer than ${FEW_IN_A_BIN} answers`, colour: 'var(--soft)', dots: 5, values: few },
      ].filter(({ values }) => values.some((v) => v !== null))}
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
