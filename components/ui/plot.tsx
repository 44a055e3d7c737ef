'use client';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { tokenColours } from './token-colour';

export interface Curve {
  name: string;
  /** A token, such as var(--ink). */
  colour: string;
  /** Null where there is nothing to say: the line has a gap. */
  values: readonly (number | null)[];
  dash?: number[];
  /** Filled down to nothing; stacks draw the tallest first. */
  isFilled?: boolean;
  /** Dots of so many pixels, and no line. */
  dots?: number;
}

/** The space between two curves, by their position. Its colour is laid over the paper thinly. */
export interface Band {
  upper: number;
  lower: number;
  colour: string;
}

export interface PlotProps {
  x: readonly number[];
  curves: readonly Curve[];
  bands?: readonly Band[];
  /** Ends of the scale of values. */
  least?: number;
  most: number;
  printX: (x: number) => string;
  printY: (value: number) => string;
  /** Distances that lines of a scale may have; whatever reads well when left out. */
  stepsX?: number[];
  stepsY?: number[];
  /** Pixels left of the curves, for what is printed there. */
  margin?: number;
  height?: number;
}

/** Curves on a canvas. Hidden from readers of words: whoever draws it puts the same figures beside it in a table. */
export default function Plot(props: PlotProps) {
  const { x, curves, bands = [], height = 180 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  // Drawn anew when the look changes; empty for nothing to draw.
  const shape =
    curves.length > 0 ? JSON.stringify([curves.map(({ values: _, ...look }) => look), bands, height]) : '';
  useEffect(() => {
    const at = frame.current;
    if (!at || shape === '') return;
    const draw = () => {
      plot.current?.destroy();
      plot.current = new uPlot(
        optionsOf(at, () => latest.current),
        dataOf(latest.current),
        at,
      );
    };
    draw();
    const size = new ResizeObserver(() => {
      const width = at.clientWidth;
      if (plot.current && plot.current.width !== width)
        plot.current.setSize({ width, height: plot.current.height });
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
    plot.current?.setData(dataOf({ x, curves }));
  }, [x, curves]);
  return (
    <div ref={frame} aria-hidden className="mt-1 w-full overflow-hidden" style={{ minHeight: height }} />
  );
}

const dataOf = ({ x, curves }: Pick<PlotProps, 'x' | 'curves'>): uPlot.AlignedData => [
  [...x],
  ...curves.map((c) => [...c.values]),
];

function optionsOf(at: HTMLElement, latest: () => PlotProps): uPlot.Options {
  const { curves, bands = [], stepsX, stepsY, margin = 48, height = 180 } = latest();
  const ink = tokenColours(at);
  const axis: uPlot.Axis = {
    stroke: ink('var(--soft)'),
    grid: { stroke: ink('var(--line)'), width: 1 },
    ticks: { stroke: ink('var(--line)'), width: 1 },
    font: '12px "IBM Plex Mono", monospace',
  };
  return {
    width: at.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: () => [latest().least ?? 0, latest().most] } },
    axes: [
      {
        ...axis,
        ...(stepsX ? { incrs: stepsX } : {}),
        values: (_, ticks) => ticks.map((tick) => latest().printX(tick)),
      },
      {
        ...axis,
        size: margin,
        ...(stepsY ? { incrs: stepsY } : {}),
        values: (_, ticks) => ticks.map((tick) => latest().printY(tick)),
      },
    ],
    bands: bands.map(({ upper, lower, colour }) => ({
      series: [upper + 1, lower + 1],
      fill: ink(`color-mix(in srgb, ${colour} 22%, transparent)`),
    })),
    series: [
      {},
      ...curves.map(
        ({ name, colour, dash, isFilled, dots }): uPlot.Series => ({
          label: name,
          stroke: ink(colour),
          width: dots ? 0 : 1.5,
          points: dots ? { show: true, size: dots, fill: ink(colour) } : { show: false },
          ...(dots ? { paths: () => null } : {}),
          dash,
          fill: isFilled ? ink(colour) : undefined,
        }),
      ),
    ],
  };
}
