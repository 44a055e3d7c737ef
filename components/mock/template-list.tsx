'use client';
import { useState } from 'react';
import { TEMPLATES, type Template, templateOf } from '@/lib/domain/mock/board/template';
import { Button } from '../ui/button';

/** Pictures to begin with. What somebody wrote is replaced only after a yes, and a template can be taken back. */
export function TemplateList({ text, onReplace }: { text: string; onReplace: (text: string) => void }) {
  const [asked, setAsked] = useState<Template | null>(null);
  const [taken, setTaken] = useState<{ before: string; after: string; name: string } | null>(null);
  /** Times one was put in: the list closes, however it was opened. */
  const [puts, setPuts] = useState(0);
  const isEmpty = text.trim() === '';
  const put = ({ name, text: after }: Template) => {
    setTaken({ before: text, after, name });
    setAsked(null);
    setPuts((n) => n + 1);
    onReplace(after);
  };
  const pick = (template: Template) => {
    if (isEmpty || templateOf(text)) put(template);
    else setAsked(template);
  };
  const lines = text.trimEnd().split('\n').length;
  return (
    <div>
      <details key={puts} open={isEmpty}>
        <summary className="label cursor-pointer py-3.5">Templates</summary>
        <ul className="mb-3 flex flex-wrap gap-2">
          {TEMPLATES.map((template) => (
            <li key={template.id}>
              <Button className="px-3!" onClick={() => pick(template)}>
                {template.name}
              </Button>
            </li>
          ))}
        </ul>
      </details>
      <div role="status" className="empty:hidden">
        {asked && (
          <div className="mb-2 rounded-md border border-warn bg-surface p-3">
            <p>
              “{asked.name}” would replace what you wrote ({lines} {lines === 1 ? 'line' : 'lines'}).
            </p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button onClick={() => setAsked(null)}>Keep mine</Button>
              <Button onClick={() => put(asked)}>Replace it</Button>
            </div>
          </div>
        )}
        {!asked && taken && taken.after === text && (
          <p className="mb-1 flex flex-wrap items-center justify-between gap-x-3 text-soft">
            “{taken.name}” is on the board.
            <Button
              look="quiet"
              onClick={() => {
                onReplace(taken.before);
                setTaken(null);
              }}
            >
              Undo
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
