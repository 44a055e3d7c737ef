'use client';
import type { ExplainItem } from '@/lib/domain/bank/item';
import type { Answer } from '@/lib/domain/quiz/answer';
import { PointsInput } from './points-input';
import { Playback } from './recorder';

/** The person's own answer beside the model answer, and which of its points it made. */
export function OwnWords({
  asking,
  item,
  answer,
  onAmend,
}: {
  asking: string;
  item: ExplainItem;
  answer: Answer & { type: 'explain' };
  onAmend: (answer: Answer) => void;
}) {
  return (
    <>
      {answer.text && (
        <div className="rounded-md border border-line px-3.5 py-2.5">
          <p className="label mb-1">Your answer</p>
          <p className="whitespace-pre-wrap">{answer.text}</p>
        </div>
      )}
      <Playback asking={asking} />
      <PointsInput
        points={item.points}
        made={answer.points}
        onMade={(points) => onAmend({ ...answer, points })}
      />
    </>
  );
}
