'use client';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { scenarioAddress } from '@/lib/client/sim/scenario-address';
import { isSolved, runItem, type ScenarioRun } from '@/lib/client/sim/scenario-run';
import { numbersOf, outcomesOf } from '@/lib/domain/bank/face';
import type { DiagnoseItem, ScenarioItem, TuneItem } from '@/lib/domain/bank/item';
import { fillNumbers } from '@/lib/domain/bank/numbers';
import { changesOf, type Settings, startOf } from '@/lib/domain/bank/scenario';
import type { Answer } from '@/lib/domain/quiz/answer';
import { Button } from '../button';
import { HtmlSpan } from '../html';
import { FigureList } from './figure-list';
import { GoalList } from './goal-list';
import { KnobList, printSetting } from './knob-list';

type Given = Answer & { type: 'scenario' };

/** What was locked in beside what the simulator did; then, where something is to be mended, mending it. */
export function ScenarioResult({
  item,
  seed,
  answer,
  onAmend,
}: {
  item: ScenarioItem;
  seed: string;
  answer: Given;
  /** With the tries made since; null where the answer is no longer open. */
  onAmend: ((answer: Given) => void) | null;
}) {
  const last = answer.tries.at(-1)?.settings;
  const run = useLastRun(item, seed, last);
  return (
    <div className="grid gap-5">
      {item.mode !== 'tune' && <Beside item={item} seed={seed} answer={answer} />}
      {run && (
        <FigureList
          item={item}
          values={run.values}
          title={
            last ? 'With your settings' : item.mode === 'predict' ? 'What the simulator did' : 'As it is now'
          }
        />
      )}
      {item.mode !== 'predict' && (
        <Mending item={item} seed={seed} answer={answer} run={run} onAmend={onAmend} />
      )}
      {run && (
        <p>
          <Link
            href={scenarioAddress(`/simulate/${run.scenario.type}`, run.scenario)}
            prefetch={false}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            Open this scenario in the simulator
          </Link>
        </p>
      )}
    </div>
  );
}

/** The run with the settings tried last, or as the item begins. */
function useLastRun(item: ScenarioItem, seed: string, settings: Settings | undefined): ScenarioRun | null {
  const [run, setRun] = useState<ScenarioRun | null>(null);
  useEffect(() => {
    let left = false;
    void runItem(item, seed, settings ?? {}).then((result) => {
      if (!left && result.ok) setRun(result.value);
    });
    return () => {
      left = true;
    };
  }, [item, seed, settings]);
  return run;
}

function Beside({ item, seed, answer }: { item: ScenarioItem; seed: string; answer: Given }) {
  const numbers = numbersOf(item, seed);
  const textOf = (id: string) => fillNumbers(outcomesOf(item).find((o) => o.id === id)?.text ?? '', numbers);
  const right = answer.picked === answer.outcome;
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <div className={`border-l-2 pl-3 ${right ? 'border-correct' : 'border-wrong'}`}>
        <dt className="label">{item.mode === 'predict' ? 'You predicted' : 'You named'}</dt>
        <dd>
          <HtmlSpan html={textOf(answer.picked)} />
        </dd>
      </div>
      <div className="border-l-2 border-correct pl-3">
        <dt className="label">{item.mode === 'predict' ? 'It did' : 'The cause'}</dt>
        <dd>
          <HtmlSpan html={textOf(answer.outcome)} />
        </dd>
      </div>
    </dl>
  );
}

function Mending({
  item,
  seed,
  answer,
  run,
  onAmend,
}: {
  item: TuneItem | DiagnoseItem;
  seed: string;
  answer: Given;
  run: ScenarioRun | null;
  onAmend: ((answer: Given) => void) | null;
}) {
  const { tries } = answer;
  const [settings, setSettings] = useState<Settings>(() => tries.at(-1)?.settings ?? startOf(item.knobs));
  const [shown, setShown] = useState(false);
  const [refused, setRefused] = useState('');
  const solved = tries.some((t) => t.solved);
  const attempt = async () => {
    const made = await runItem(item, seed, settings);
    setRefused(made.ok ? '' : made.error);
    if (!made.ok) return;
    onAmend?.({ ...answer, tries: [...tries, { settings, solved: isSolved(item, made.value) }] });
  };
  return (
    <section aria-label={item.mode === 'tune' ? 'Your settings' : 'Mend it'} className="grid gap-4">
      <GoalList goals={item.goals} met={run?.met ?? null} numbers={numbersOf(item, seed)} />
      <p role="status" className={solved ? 'text-correct' : ''}>
        {solved
          ? solvedWords(item, answer)
          : tries.length > 0
            ? 'Not every goal is met yet.'
            : 'Now mend it, and prove it.'}
      </p>
      {!solved && onAmend && (
        <>
          <KnobList knobs={item.knobs} settings={settings} onSettings={setSettings} />
          {refused && (
            <p role="alert" className="text-wrong">
              {refused}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void attempt()}>Run with these settings</Button>
            <Button look="quiet" onClick={() => setShown(true)} disabled={shown}>
              Show me
            </Button>
          </div>
        </>
      )}
      {shown && <Passing item={item} />}
    </section>
  );
}

/** One of the settings that are enough. */
function Passing({ item }: { item: TuneItem | DiagnoseItem }) {
  const changed = item.knobs.filter(({ name, start }) => (item.passing[name] ?? start) !== start);
  return (
    <p>
      This is enough:{' '}
      {changed.map(({ name, label, unit }, i) => (
        <span key={name}>
          {i > 0 && ', '}
          <span className="mono">
            {label} {printSetting(item.passing[name]!)} {unit}
          </span>
        </span>
      ))}
      .
    </p>
  );
}

function solvedWords(item: TuneItem | DiagnoseItem, { tries }: Given): string {
  const at = tries.findIndex((t) => t.solved);
  const tried = at === 0 ? 'at the first try' : `at try ${at + 1}`;
  const changed = changesOf(item.knobs, tries[at]!.settings);
  const enough = changesOf(item.knobs, item.passing);
  const less =
    changed <= enough
      ? ', and with as little changed as can be'
      : `, with ${changed} things changed; ${enough} would do`;
  return `✓ Every goal is met, ${tried}${less}.`;
}
