import type { ReactNode } from 'react';
import { type FaceChoice, faceOf, lookSeed, openStem } from '@/lib/domain/bank/face';
import type { Item } from '@/lib/domain/bank/item';
import { letterOf } from '../ui/choice-input';
import { Html, HtmlSpan } from '../ui/html';

/** The question as it is asked, to be read: with what may be chosen from, and nothing to choose with. */
export function ItemFace({ item, part }: { item: Item; part: string }) {
  const seed = lookSeed(item.id);
  const face = faceOf(item, part, seed);
  return (
    <>
      <h1 className="mt-3 text-xl leading-[1.8125rem] font-normal">
        <Html html={openStem(item, seed)} />
      </h1>
      {(face.type === 'choice' || face.type === 'multi') && (
        <Lines title={face.type === 'multi' ? 'Several may be right' : 'One is right'} lines={face.options}>
          {letterOf}
        </Lines>
      )}
      {face.type === 'scenario' && face.options.length > 0 && (
        <Lines
          title={face.mode === 'predict' ? 'One of these happens' : 'One is the cause'}
          lines={face.options}
        >
          {letterOf}
        </Lines>
      )}
      {face.type === 'order' && (
        <Lines title={`To be put in order, ${face.ends[0]} first`} lines={face.steps}>
          {() => '·'}
        </Lines>
      )}
      {face.type === 'match' && (
        <>
          <Lines title={face.leftTitle} lines={face.lefts}>
            {() => '·'}
          </Lines>
          <Lines title={face.rightTitle} lines={face.rights}>
            {letterOf}
          </Lines>
        </>
      )}
      {face.type === 'numeric' && face.unit && <p className="label mt-4">Answer in {face.unit}</p>}
    </>
  );
}

function Lines({
  title,
  lines,
  children: mark,
}: {
  title: string;
  lines: readonly FaceChoice[];
  children: (position: number) => ReactNode;
}) {
  return (
    <div className="mt-4">
      <p className="label mb-1">{title}</p>
      <ul>
        {lines.map(({ id, text }, i) => (
          <li key={id} className="flex gap-3 border-b border-line py-2 last:border-0">
            <span className="mono w-4 shrink-0 text-soft">{mark(i)}</span>
            <HtmlSpan html={text} className="min-w-0" />
          </li>
        ))}
      </ul>
    </div>
  );
}
