'use client';
import { useEffect, useState } from 'react';
import { isSolved, outcomeOfItem, runItem, type ScenarioRun } from '@/lib/client/sim/scenario-run';
import { type FaceChoice, numbersOf } from '@/lib/domain/bank/face';
import type { DiagnoseItem, ScenarioItem, TuneItem } from '@/lib/domain/bank/item';
import { startOf, valueAt } from '@/lib/domain/bank/scenario';
import type { Answer } from '@/lib/domain/quiz/answer';
import { ChoiceInput } from '../choice-input';
import { Terminal } from '../terminal';
import { FigureList } from './figure-list';
import { GoalList } from './goal-list';
import { KnobList } from './knob-list';

interface Props<I extends ScenarioItem> {
  item: I;
  seed: string;
  name: string;
  options: readonly FaceChoice[];
  /** Null while it is not complete: nothing picked, or the simulator still runs. */
  onAnswer: (answer: Answer | null) => void;
}

/**
 * A simulator item before its key is shown. The run is made meanwhile and told to nobody: what was predicted, named or set
 * is locked in with its confidence first.
 */
export function ScenarioInput({ item, ...rest }: Props<ScenarioItem>) {
  return item.mode === 'tune' ? <Tuning item={item} {...rest} /> : <Picking item={item} {...rest} />;
}

function Picking({ item, seed, name, options, onAnswer }: Props<Exclude<ScenarioItem, TuneItem>>) {
  const [picked, setPicked] = useState('');
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let left = false;
    void outcomeOfItem(item, seed).then((result) => {
      if (left) return;
      if (result.ok) setOutcome(result.value);
      else setProblem(result.error);
    }, reportTo(setProblem));
    return () => {
      left = true;
    };
  }, [item, seed]);
  useEffect(() => {
    onAnswer(picked && outcome ? { type: 'scenario', picked, outcome, tries: [] } : null);
  }, [picked, outcome, onAnswer]);
  return (
    <div className="grid gap-5">
      {item.mode === 'diagnose' && <Symptoms item={item} seed={seed} />}
      <ChoiceInput
        name={name}
        options={options}
        several={false}
        picked={picked ? [picked] : []}
        onPick={([id]) => setPicked(id!)}
      />
      <Problem words={problem} />
    </div>
  );
}

function Tuning({ item, seed, onAnswer }: Props<TuneItem>) {
  const [settings, setSettings] = useState(() => startOf(item.knobs));
  const { run: before, problem } = useRun(item, seed);
  const [refused, setRefused] = useState('');
  const touched = item.knobs.some(({ name, start }) => settings[name] !== start);
  useEffect(() => {
    onAnswer(null);
    setRefused('');
    if (!touched) return;
    let left = false;
    void runItem(item, seed, settings).then((run) => {
      if (left) return;
      if (!run.ok) return setRefused(run.error);
      onAnswer({
        type: 'scenario',
        picked: '',
        outcome: '',
        tries: [{ settings, solved: isSolved(item, run.value) }],
      });
    });
    return () => {
      left = true;
    };
  }, [item, seed, settings, touched, onAnswer]);
  return (
    <div className="grid gap-5">
      {before && <FigureList item={item} values={before.values} title="As it is now" />}
      <GoalList goals={item.goals} met={before?.met ?? null} numbers={numbersOf(item, seed)} />
      <KnobList knobs={item.knobs} settings={settings} onSettings={setSettings} />
      <Problem words={problem || refused} />
    </div>
  );
}

/** The kernel's files, the client's error and the metrics: all there is to find the cause from. */
function Symptoms({ item, seed }: { item: DiagnoseItem; seed: string }) {
  const { run, problem } = useRun(item, seed);
  if (!run) return <Problem words={problem} />;
  return (
    <div className="grid gap-4">
      <FigureList item={item} values={run.values} title="What is measured" />
      {item.evidence.map(({ title, at }) => {
        const found = valueAt(run.outcome, at);
        const text = Array.isArray(found) ? found.join('\n') : String(found);
        return <Terminal key={title} title={title} text={text || '(empty)'} />;
      })}
    </div>
  );
}

/** The run with everything as the item begins. */
function useRun(item: ScenarioItem, seed: string): { run: ScenarioRun | null; problem: string } {
  const [run, setRun] = useState<ScenarioRun | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let left = false;
    void runItem(item, seed, {}).then((result) => {
      if (left) return;
      if (result.ok) setRun(result.value);
      else setProblem(result.error);
    }, reportTo(setProblem));
    return () => {
      left = true;
    };
  }, [item, seed]);
  return { run, problem };
}

const reportTo = (setProblem: (words: string) => void) => (error: unknown) =>
  setProblem(`The simulator could not be loaded: ${String(error)}. Bury this question, and go on.`);

function Problem({ words }: { words: string }) {
  return words === '' ? null : (
    <p role="alert" className="text-wrong">
      {words}
    </p>
  );
}
