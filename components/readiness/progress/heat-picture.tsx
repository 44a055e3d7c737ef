'use client';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { Heat } from '@/lib/domain/review/heatmap';
import { STEPS } from '@/lib/domain/review/heatmap';
import { onlyMonth } from './words';

const SIZE = 14;
const PITCH = 16;
const TOP = 18;

/** More answers: a larger and stronger square. */
export function HeatSquare({ x, y, step, of }: { x: number; y: number; step: number; of: number }) {
  const side = step === 0 ? 4 : 4 + ((SIZE - 4) * step) / of;
  const inset = (SIZE - side) / 2;
  return (
    <rect
      x={x + inset}
      y={y + inset}
      width={side}
      height={side}
      fill={
        step === 0
          ? 'var(--line)'
          : `color-mix(in srgb, var(--topic-basics) ${40 + (60 * step) / of}%, var(--paper))`
      }
    />
  );
}

/** Weeks side by side, the newest in sight. Hidden from readers of words and from the keyboard: both have the slider. */
export function HeatPicture({
  weeks,
  picked,
  onPick,
}: {
  weeks: readonly (readonly Heat[])[];
  picked: number;
  onPick: (day: number) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const first = weeks[0]![0]!.day;
  const last = weeks.at(-1)!.at(-1)!.day;
  useEffect(() => {
    const at = frame.current;
    if (!at) return;
    const x = (Math.floor((picked - first) / 7) + 0.5) * PITCH;
    // Only as far as needed: a tap moves nothing.
    if (x < at.scrollLeft + PITCH) at.scrollLeft = x - PITCH;
    if (x > at.scrollLeft + at.clientWidth - PITCH) at.scrollLeft = x - at.clientWidth + PITCH;
  }, [picked, first]);
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const week = Math.floor((event.clientX - box.left) / PITCH);
    const weekday = Math.floor((event.clientY - box.top - TOP) / PITCH);
    const day = first + week * 7 + Math.min(6, Math.max(0, weekday));
    onPick(Math.min(last, Math.max(first, day)));
  };
  const [pickedWeek, pickedWeekday] = [Math.floor((picked - first) / 7), (picked - first) % 7];
  return (
    <div className="mt-3 flex" aria-hidden>
      <div className="mono w-9 shrink-0 text-xs text-soft" style={{ paddingTop: TOP }}>
        {['Mon', '', 'Wed', '', 'Fri', '', 'Sun'].map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the week
          <div key={i} style={{ height: PITCH, lineHeight: `${PITCH}px` }}>
            {name}
          </div>
        ))}
      </div>
      <div ref={frame} tabIndex={-1} className="min-w-0 overflow-x-auto pb-2">
        <svg
          aria-hidden="true"
          width={weeks.length * PITCH}
          height={TOP + 7 * PITCH}
          className="block cursor-pointer"
          onClick={pick}
        >
          {weeks.map((week, i) => (
            <g key={week[0]!.day}>
              {isNewMonth(weeks, i) && (
                <text x={i * PITCH} y={12} className="fill-soft font-mono text-xs">
                  {onlyMonth(week[0]!.day)}
                </text>
              )}
              {week.map(({ day, step }, weekday) => (
                <HeatSquare
                  key={day}
                  x={i * PITCH + 1}
                  y={TOP + weekday * PITCH + 1}
                  step={step}
                  of={STEPS}
                />
              ))}
            </g>
          ))}
          <rect
            x={pickedWeek * PITCH}
            y={TOP + pickedWeekday * PITCH}
            width={PITCH}
            height={PITCH}
            fill="none"
            stroke="var(--ink)"
            strokeWidth="2"
          />
        </svg>
      </div>
    </div>
  );
}

/** The first week that begins in a month; of the first of all only when its name does not run into the next. */
function isNewMonth(weeks: readonly (readonly Heat[])[], i: number): boolean {
  const month = (week: number) => onlyMonth(weeks[week]![0]!.day);
  if (i === 0) return month(0) === month(2);
  return i < weeks.length - 1 && month(i) !== month(i - 1);
}
