'use client';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import type { Result } from '@/lib/base/result';
import type { BadScenario } from '@/lib/sim/engine/model';
import { readScenario, type Scenario, scenarioAddress } from './scenario-address';

/** Browsers refuse more than a hundred changes of the address in half a minute. */
const SETTLED_MS = 300;

export interface ScenarioState<Input extends Scenario, Parsed> {
  /** As it is written, in an address or a preset. */
  input: Input;
  /** The last input that could be read: what is drawn while a number is being typed. */
  scenario: Parsed;
  /** Why the input, or the address the page was opened with, cannot be run. */
  problem: BadScenario | null;
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
  const [opened] = useState(() => {
    const read = readScenario(new URLSearchParams(words.toString()));
    if (read.type === 'bad') return { input: first, problem: read.problem };
    if (read.type === 'none') return { input: first, problem: null };
    const parsed = parse(read.value);
    return parsed.ok
      ? { input: read.value as Input, problem: null }
      : { input: first, problem: parsed.error };
  });
  const [input, setInput] = useState<Input>(opened.input);
  const [lastGood, setLastGood] = useState<Input>(opened.input);
  const parsed = useMemo(() => parse(input), [input, parse]);
  const good = parsed.ok ? input : lastGood;
  if (good !== lastGood) setLastGood(good);
  const scenario = useMemo(() => {
    const read = parse(good);
    if (!read.ok) throw new Error(`${path}: the first preset cannot be read: ${read.error.reason}`);
    return read.value;
  }, [good, parse, path]);
  const untouched = input === opened.input;
  useEffect(() => {
    if (untouched || !parsed.ok) return;
    const timer = setTimeout(() => {
      if (window.location.pathname === path)
        window.history.replaceState(null, '', scenarioAddress(path, input));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [input, parsed, untouched, path]);
  return {
    input,
    scenario,
    problem: parsed.ok ? (untouched ? opened.problem : null) : parsed.error,
    change: setInput,
  };
}
