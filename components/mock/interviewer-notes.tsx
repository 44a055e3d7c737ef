'use client';
import { findPoint } from '@/lib/domain/mock/match';
import type { StrongPoint } from '@/lib/domain/mock/prompt';
import { allNotes } from '@/lib/domain/mock/session';
import type { Verdict } from '@/lib/domain/mock/words';
import { HtmlSpan } from '../ui/html';
import { NotesPanel } from './notes-panel';
import { VERDICT_WORDS } from './point-field';
import type { ReviewProps } from './review-props';

/** What the interviewer writes: what was said, which points that shows so far, and what is theirs alone. */
export function InterviewerNotes({ prompt, session, act }: ReviewProps) {
  return (
    <div className="grid gap-5">
      <NotesPanel
        prompt={prompt}
        session={session}
        act={act}
        title="What they say"
        rows={5}
        hint="A few words of it. Points are looked for here and on the board."
      >
        <HeardPoints prompt={prompt} session={session} act={act} />
        <div>
          <label htmlFor="remarks" className="label mb-1 block">
            Your own notes
          </label>
          <textarea
            id="remarks"
            rows={4}
            value={session.remarks}
            onChange={(event) => act({ type: 'remarked', text: event.target.value })}
            className="block w-full rounded-md border border-edge bg-surface p-3"
          />
          <p className="mt-1 text-sm text-soft">
            Never on the candidate’s screen or device. They stand in the report.
          </p>
        </div>
      </NotesPanel>
    </div>
  );
}

const MARKS: Record<Verdict, string> = { hit: '●', partly: '◐', missed: '○' };

function HeardPoints({ prompt, session }: ReviewProps) {
  const notes = allNotes(session);
  const found = prompt.points.map((point) => ({ point, verdict: findPoint(point, notes).verdict }));
  const heard = found.filter((f) => f.verdict !== 'missed');
  const open = found.filter((f) => f.verdict === 'missed');
  const count = (verdict: Verdict) => found.filter((f) => f.verdict === verdict).length;
  return (
    <section aria-labelledby="heard-title">
      <h2 id="heard-title" className="label">
        Points heard
      </h2>
      <p role="status" className="mt-0.5">
        {count('hit')} hit, {count('partly')} partly, of {found.length}
      </p>
      {heard.length > 0 && <PointLines lines={heard} />}
      {open.length > 0 && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
            Not heard yet: {open.length}
          </summary>
          <PointLines lines={open} />
        </details>
      )}
    </section>
  );
}

function PointLines({ lines }: { lines: readonly { point: StrongPoint; verdict: Verdict }[] }) {
  return (
    <ul className="mt-1 grid gap-1.5">
      {lines.map(({ point, verdict }) => (
        <li key={point.id} className="flex gap-2">
          <span aria-hidden className={verdict === 'missed' ? 'text-soft' : 'text-action'}>
            {MARKS[verdict]}
          </span>
          <span>
            <span className="label mr-2">{VERDICT_WORDS[verdict]}</span>
            <HtmlSpan html={point.text} className="text-soft" />
          </span>
        </li>
      ))}
    </ul>
  );
}
