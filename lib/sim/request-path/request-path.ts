/** The Request path simulator: how one request reaches nginx and comes back, or where it ends. Pure; see engine/model. */
import { hash32 } from '@/lib/base/rng';
import type { Simulator, Stop } from '@/lib/sim/engine/model';
import { type ClientRun, FRESH, runClient, runNext } from './client';
import { explain } from './explain';
import { logOf } from './log';
import { type Look, lookOf } from './look';
import { type Cost, costOf, type Outcome, outcomeOf } from './outcome';
import { type PacketRun, record, type Step } from './recorder';
import { parseScenario, type Scenario } from './scenario';
import { askingNetns } from './topology';

export interface PathRun {
  steps: readonly Step[];
  packets: readonly PacketRun[];
  outcome: Outcome;
  /** Null when no answer came. */
  cost: Cost | null;
  /** What the server's and the kernel's log would show, a line each. */
  serverLog: readonly string[];
  /** Where one would look, the most telling first. */
  look: readonly Look[];
  stopped: Stop | null;
}

export const requestPath: Simulator<Scenario, PathRun> = {
  name: 'request-path',
  parse: parseScenario,
  run: runPath,
  explain,
};

function runPath(scenario: Scenario): PathRun {
  const chance = hash32(scenario.seed);
  const first = runClient(scenario, FRESH, chance);
  const next = runNext(scenario, first, chance);
  const { recorder, seen, atUs } = first;
  const outcome = outcomeOf(first, next);
  concludeTrace(scenario, first, outcome);
  const endless = seen.stage === 'recv' && seen.end === 'endless';
  const reason = recorder.full
    ? 'the trace is full: later steps are left out'
    : 'the client has no time limit and the server never answers: it would wait for ever';
  return {
    steps: recorder.steps,
    packets: recorder.packets,
    outcome,
    cost: outcome.httpCode === '000' ? null : costOf(recorder),
    serverLog: logOf(scenario, first),
    look: lookOf(scenario, first),
    stopped: recorder.full || endless ? { atUs, reason } : null,
  };
}

/** The last step: back at the one who asked, with what curl prints. */
function concludeTrace(scenario: Scenario, { recorder }: ClientRun, outcome: Outcome): void {
  const { httpCode, bytesReceived, curlMessage } = outcome;
  const netns = askingNetns(scenario);
  record(recorder, {
    place: scenario.from === 'client' ? 'external' : scenario.from.startsWith('host') ? 'host' : 'container',
    netns,
    interface: null,
    kind: 'process',
    before: recorder.steps.at(-1)!.before,
    says: curlMessage || `curl is content: ${httpCode}, ${bytesReceived} bytes of body`,
  });
}

/** A run as it is printed and read by items. */
export const pathOutcome = (_: Scenario, { outcome, cost, serverLog, look }: PathRun) => ({
  ...outcome,
  cost,
  serverLog,
  look,
});
