'use client';
import { useState } from 'react';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';
import { Button } from '../ui/button';
import { Html, HtmlSpan } from '../ui/html';
import type { ReviewProps } from './review-props';

/** What the interviewer said first, and what they answer when they are asked. */
export function SituationPanel({ prompt, session, act }: ReviewProps) {
  return (
    <div>
      <h2 className="text-xl font-semibold text-balance">{prompt.title}</h2>
      <Html html={prompt.context} className="mt-2 max-w-[65ch]" />
      <Clarifications prompt={prompt} session={session} act={act} />
    </div>
  );
}

function Clarifications({ prompt, session, act }: ReviewProps) {
  const [open, setOpen] = useState(session.asked.length > 0);
  return (
    <section aria-labelledby="ask-title" className="mt-5">
      <h3 id="ask-title" className="font-semibold">
        Ask the interviewer
      </h3>
      {open ? (
        <Questions
          prompt={prompt}
          asked={session.asked}
          onAsk={(id) => act({ type: 'asked', clarification: id })}
        />
      ) : (
        <>
          <p className="mt-1 text-soft">
            Say aloud what you need to know before you answer. Then look which of your questions this
            interviewer can answer.
          </p>
          <Button className="mt-2" onClick={() => setOpen(true)}>
            Show the questions
          </Button>
        </>
      )}
    </section>
  );
}

function Questions({
  prompt,
  asked,
  onAsk,
}: {
  prompt: Prompt;
  asked: MockSession['asked'];
  onAsk: (id: string) => void;
}) {
  return (
    <ul className="mt-2 grid gap-2">
      {prompt.clarifications.map(({ id, question, answer }) => (
        <li key={id} className="rounded-md border border-line">
          {asked.includes(id) ? (
            <div className="px-3.5 py-2.5">
              <p className="text-soft">
                <HtmlSpan html={question} />
              </p>
              <p className="mt-1">
                <HtmlSpan html={answer} />
              </p>
            </div>
          ) : (
            <button
              type="button"
              onClick={() => onAsk(id)}
              className="flex min-h-11 w-full cursor-pointer items-center px-3.5 py-2 text-left"
            >
              <HtmlSpan html={question} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
