'use client';
import { useRef } from 'react';
import type { FaceChoice } from '@/lib/domain/bank/face';
import { plainText } from '@/lib/domain/bank/plain-text';
import { HtmlSpan } from './html';

/** Steps to be brought into order. Two buttons a step: the same for a thumb, a mouse, a keyboard and a screen reader. */
export function OrderInput({
  steps,
  ends,
  order,
  onOrder,
}: {
  steps: readonly FaceChoice[];
  ends: [string, string];
  order: readonly string[];
  onOrder: (order: string[], moved: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    const next = [...order];
    const [id] = next.splice(from, 1);
    next.splice(to, 0, id!);
    onOrder(next, `${plainText(steps.find((s) => s.id === id)!.text)}: now ${to + 1} of ${order.length}`);
    // Focus stays with the step that moved; at an end its other button takes it.
    const direction = to === 0 ? 'down' : to === order.length - 1 ? 'up' : to < from ? 'up' : 'down';
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLButtonElement>(`[data-step="${id}"] [data-move="${direction}"]`)
        ?.focus(),
    );
  };
  return (
    <div>
      <p className="label mb-2">{ends[0]} first</p>
      <ol ref={list} className="grid gap-2">
        {order.map((id, i) => {
          const { text } = steps.find((s) => s.id === id)!;
          const name = plainText(text);
          return (
            <li
              key={id}
              data-step={id}
              className="flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3.5"
            >
              <span aria-hidden className="mono w-4 shrink-0 text-soft">
                {i + 1}
              </span>
              <HtmlSpan html={text} className="min-w-[55%] grow basis-0" />
              {/* With very large text they go under it. */}
              <span className="ml-auto flex gap-2">
                <MoveButton
                  label={`Move up: ${name}`}
                  way="up"
                  disabled={i === 0}
                  onMove={() => move(i, i - 1)}
                />
                <MoveButton
                  label={`Move down: ${name}`}
                  way="down"
                  disabled={i === order.length - 1}
                  onMove={() => move(i, i + 1)}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <p className="label mt-2">{ends[1]} last</p>
    </div>
  );
}

function MoveButton(props: { label: string; way: 'up' | 'down'; disabled: boolean; onMove: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      data-move={props.way}
      disabled={props.disabled}
      onClick={props.onMove}
      className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-md border border-line disabled:cursor-default disabled:opacity-35"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <path d={props.way === 'up' ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
      </svg>
    </button>
  );
}
