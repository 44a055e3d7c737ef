'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import type { Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { readScenario, type Scenario, scenarioAddress } from './scenario-address';

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const SETTLED_MS = 300;

interface Read<Input extends Scenario, Parsed> {
  /** As it is written, in an address or a preset. */
  input: Input;
  /** The last input that could be read: what is drawn while a number is being typed. */
  scenario: Parsed;
  /** Why the input, or the address the page was opened with, cannot be run. */
  problem: BadScenario | null;
}
export interface ScenarioState<Input extends Scenario, Parsed> extends Read<Input, Parsed> {
  change(input: Input): void;
}

/**
 * The scenario of a simulator's page. It stands in the address, so that a reload, Back and a sent link come back to it;
 * an address that cannot be read leaves the first preset and says what is wrong with it.
 */
export function useScenario<Input extends Scenario, Parsed>(
  path: string,
  first: Input,
  parse: (value: unknown) => Result<Parsed, BadScenario>,
): ScenarioState<Input, Parsed> {
  const words = useSearchParams();
  const [opened] = useState((): Read<Input, Parsed> => {
    const read = readScenario(new URLSearchParams(words.toString()));
    const parsed = read.type === 'scenario' ? parse(read.value) : null;
    if (read.type === 'scenario' && parsed?.ok)
      return { input: read.value as Input, scenario: parsed.value, problem: null };
    const usual = parse(first);
    if (!usual.ok) throw new Error(`${path}: the first preset cannot be read: ${usual.error.reason}`);
    const problem = read.type === 'bad' ? read.problem : parsed && !parsed.ok ? parsed.error : null;
    return { input: first, scenario: usual.value, problem };
  });
  const [state, setState] = useState(opened);
  const { input, problem } = state;
  const untouched = input === opened.input;
  // Read once a change: a slider waits for it.
  const change = useCallback(
    (next: Input) =>
      setState((last) => {
        if (next === opened.input) return opened;
        const parsed = parse(next);
        return parsed.ok
          ? { input: next, scenario: parsed.value, problem: null }
          : { input: next, scenario: last.scenario, problem: parsed.error };
      }),
    [parse, opened],
  );
  useEffect(() => {
    if (untouched || problem) return;
    const timer = setTimeout(() => {
      if (window.location.pathname === path)
        window.history.replaceState(null, '', scenarioAddress(path, input));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [input, problem, untouched, path]);
  return { ...state, change };
}
