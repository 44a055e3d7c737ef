'use client';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Curve {
  name: string;
  /** A token, such as var(--ink). */
  colour: string;
  values: readonly number[];
  dash?: number[];
  /** Filled down to the curve before it, for stacks. */
  isFilled?: boolean;
}

const HEIGHT = 180;

/** Steps between the lines of a scale of bytes, so that they read as whole sizes. */
const BYTE_STEPS = Array.from({ length: 42 }, (_, power) => 2 ** power);

interface CurvesProps {
  seconds: readonly number[];
  curves: readonly Curve[];
  /** Top of the scale. */
  most: number;
  print: (value: number) => string;
  unit: 'cpus' | 'bytes';
}

/** Curves over the seconds of a run. Hidden from readers of words: a table with the same figures stands beside it. */
export default function Curves({ seconds, curves, most, print, unit }: CurvesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ seconds, curves, most, print, unit });
  useEffect(() => {
    latest.current = { seconds, curves, most, print, unit };
  }, [seconds, curves, most, print, unit]);
  const shape = curves.map((c) => `${c.name} ${c.colour}`).join();
  useEffect(() => {
    const at = frame.current;
    if (!at || shape === '') return;
    const draw = () => {
      plot.current?.destroy();
      const now = latest.current;
      plot.current = new uPlot(
        optionsOf(at, now.curves, () => latest.current),
        dataOf(now),
        at,
      );
    };
    draw();
    const size = new ResizeObserver(() => {
      const width = at.clientWidth;
      if (plot.current && plot.current.width !== width) plot.current.setSize({ width, height: HEIGHT });
    });
    size.observe(at);
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      size.disconnect();
      theme.disconnect();
      dark.removeEventListener('change', draw);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape]);
  useEffect(() => {
    plot.current?.setData(dataOf({ seconds, curves }));
  }, [seconds, curves]);
  return (
    <div ref={frame} aria-hidden className="mt-1 w-full overflow-hidden" style={{ minHeight: HEIGHT }} />
  );
}

const dataOf = ({ seconds, curves }: Pick<CurvesProps, 'seconds' | 'curves'>): uPlot.AlignedData => [
  [...seconds],
  ...curves.map((c) => [...c.values]),
];

function optionsOf(at: HTMLElement, curves: readonly Curve[], latest: () => CurvesProps): uPlot.Options {
  const ink = resolver(at);
  const axis: uPlot.Axis = {
    stroke: ink('var(--soft)'),
    grid: { stroke: ink('var(--line)'), width: 1 },
    ticks: { stroke: ink('var(--line)'), width: 1 },
    font: '12px "IBM Plex Mono", monospace',
  };
  const isBytes = latest().unit === 'bytes';
  return {
    width: at.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: () => [0, latest().most] } },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((t) => `${t} s`) },
      {
        ...axis,
        size: isBytes ? 78 : 48,
        ...(isBytes ? { incrs: BYTE_STEPS } : {}),
        values: (_, ticks) => ticks.map((tick) => latest().print(tick)),
      },
    ],
    series: [
      {},
      ...curves.map(
        (c): uPlot.Series => ({
          label: c.name,
          stroke: ink(c.colour),
          width: 1.5,
          points: { show: false },
          dash: c.dash,
          fill: c.isFilled ? ink(c.colour) : undefined,
        }),
      ),
    ],
  };
}

/** A canvas knows no custom properties: the colour a token has here and now. */
function resolver(at: HTMLElement): (colour: string) => string {
  return (colour) => {
    const probe = document.createElement('i');
    probe.style.color = colour;
    at.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
}
