'use client';
import { LEVELS } from '@/lib/domain/bank/words';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { Diagram } from '../ui/diagram';
import { Html, HtmlSpan } from '../ui/html';
import { Sources } from '../ui/sources';
import { StudyLinks } from './study-links';

/** What opens once the score is in: the answer, how levels differ, what the probes listen for, where to study it. */
export function ModelAnswer({ prompt }: { prompt: Prompt }) {
  return (
    <section aria-labelledby="model-title">
      <h2 id="model-title" className="text-xl font-semibold">
        Model answer
      </h2>
      <Html html={prompt.model.answer} className="mt-2 max-w-[65ch]" />
      {prompt.model.diagrams.map((slug) => (
        <Diagram key={slug} slug={slug} />
      ))}
      <h3 className="mt-4 font-semibold">How answers of the levels differ</h3>
      <dl className="mt-1 grid gap-1.5">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt className="label inline">{level}</dt>{' '}
            <dd className="inline">
              <HtmlSpan html={prompt.levels[level]} />
            </dd>
          </div>
        ))}
      </dl>
      <details className="mt-4">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold before:mr-2 before:font-mono before:content-['+'] [[open]>&]:before:content-['−']">
          What the probes listen for
        </summary>
        <dl className="grid gap-2">
          {prompt.probes.map(({ id, ask, listen }) => (
            <div key={id}>
              <dt className="font-semibold">
                <HtmlSpan html={ask} />
              </dt>
              <dd>
                <HtmlSpan html={listen} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <StudyLinks prompt={prompt} />
      <div className="mt-4">
        <Sources {...prompt} />
      </div>
    </section>
  );
}
