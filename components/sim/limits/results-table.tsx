import { memo } from 'react';
import type { LimitsRun } from '@/lib/sim/cgroups/host';
import { printUs } from '@/lib/sim/cgroups/units';
import { colourOf } from './colours';
import { cpuShare, tailOf, throttling } from './figures';

const HEADS = ['Container', 'CPU', 'held', 'p99', 'OOM', 'EAGAIN'];
const CELL =
  'border-b border-line px-1.5 py-2 text-right first:pl-0 first:text-left last:pr-0 whitespace-nowrap';

/** Every container side by side, and the latencies of those that serve. */
export const ResultsTable = memo(function ResultsTable({ run }: { run: LimitsRun }) {
  const served = run.containers.flatMap((c) =>
    c.workloads.flatMap((w) => {
      const latency = w.requests?.latency ?? w.disk?.latency;
      return latency ? [{ name: `${c.name} ${w.name}`, latency, requests: w.requests }] : [];
    }),
  );
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard */}
      <section aria-label="Results by container" tabIndex={0} className="overflow-x-auto">
        <table className="mono w-full text-[0.8125rem] leading-4 [overflow-wrap:normal] sm:text-sm">
          <caption className="sr-only">
            CPU used of one CPU, periods throttled of all, p99 latency, processes killed and forks refused
          </caption>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className={`${CELL} text-xs font-normal text-soft`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.containers.map((c, i) => (
              <tr key={c.name}>
                <th scope="row" className={`${CELL} font-semibold`}>
                  <span
                    aria-hidden
                    className="mr-1.5 inline-block h-3 w-1.5"
                    style={{ background: colourOf(i) }}
                  />
                  {c.name}
                </th>
                <td className={CELL}>{cpuShare(c, run.endUs)}</td>
                <td className={CELL}>{throttling(c)}</td>
                <td className={CELL}>{tailOf(c)}</td>
                <td className={`${CELL} ${c.oomKills ? 'font-semibold text-wrong' : ''}`}>{c.oomKills}</td>
                <td className={`${CELL} ${c.forksRefused ? 'font-semibold text-wrong' : ''}`}>
                  {c.forksRefused}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {served.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">Latency</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard */}
          <section aria-label="Latency by workload" tabIndex={0} className="overflow-x-auto">
            <table className="mono w-full text-[0.8125rem] leading-4 [overflow-wrap:normal] sm:text-sm">
              <thead>
                <tr>
                  {['Workload', 'p50', 'p95', 'p99', 'max', 'answered'].map((head) => (
                    <th key={head} scope="col" className={`${CELL} text-xs font-normal text-soft`}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {served.map(({ name, latency, requests }) => (
                  <tr key={name}>
                    <th scope="row" className={`${CELL} font-normal whitespace-normal!`}>
                      {name}
                    </th>
                    <td className={CELL}>{printUs(latency.p50Us)}</td>
                    <td className={CELL}>{printUs(latency.p95Us)}</td>
                    <td className={`${CELL} font-semibold`}>{printUs(latency.p99Us)}</td>
                    <td className={CELL}>{printUs(latency.maxUs)}</td>
                    <td className={CELL}>
                      {requests ? `${requests.answered} / ${requests.arrived}` : latency.count}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  );
});
