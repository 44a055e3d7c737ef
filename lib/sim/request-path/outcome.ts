/** The end of a run in figures: what the client saw and when, what the path costs, how many connections wait. */
import { type ClientRun, FRESH, runClient } from './client';
import { type Report, reportOf } from './curl';
import type { PacketKind } from './packet';
import type { Recorder, Step } from './recorder';
import type { Scenario } from './scenario';
import { accepts } from './server';

export interface Outcome extends Report {
  /** From the client's start to what it sees; whole microseconds. */
  timeUs: number;
  bytesReceived: number;
  synsSent: number;
  /** Points a capture would show the first SYN and its answer at, in order: `client eth0 > host ext0 > …`. */
  synOrder: string;
  synAckOrder: string;
  /** What the next client sees, right after this one. */
  next: Report & { timeUs: number };
}

export interface Cost {
  /** One request on an open connection, and one with its own connection; nanoseconds. */
  keepAliveNs: number;
  newConnectionNs: number;
  /** Some hop has no recorded cost and counts as nothing. */
  isPartial: boolean;
}

/** Only interfaces can be captured at; hooks, sockets and programs cannot. */
function orderOf({ steps, packets }: Recorder, kind: PacketKind): string {
  const first = packets.findIndex((it) => it.kind === kind);
  if (first < 0) return '';
  return steps
    .filter((step) => step.packet === first && step.interface !== null)
    .map((step) => `${step.netns} ${step.interface}`)
    .join(' > ');
}

/** What an answered request costs: request and answer on their own, and with handshake and close. */
export function costOf({ steps, packets }: Recorder): Cost {
  const sum = (of: readonly Step[]) => of.reduce((total, step) => total + (step.costNs ?? 0), 0);
  const isMessage = ({ packet }: Step) => ['request', 'response'].includes(packets[packet]!.kind);
  return {
    keepAliveNs: sum(steps.filter(isMessage)),
    newConnectionNs: sum(steps),
    isPartial: steps.some((step) => step.costNs === null),
  };
}

export function outcomeOf(first: ClientRun, next: ClientRun): Outcome {
  const { seen, atUs, recorder } = first;
  return {
    ...reportOf(first),
    timeUs: atUs,
    bytesReceived: seen.stage === 'recv' ? seen.receivedBytes : 0,
    synsSent: recorder.packets.filter((it) => it.kind === 'SYN').length,
    synOrder: orderOf(recorder, 'SYN'),
    synAckOrder: orderOf(recorder, 'SYN-ACK'),
    next: { ...reportOf(next), timeUs: next.atUs },
  };
}

/** `ss -ltn` of the server: how many connections its kernel completes before it drops SYNs; null while it accepts. */
export function completesBeforeDrop(scenario: Scenario): number | null {
  if (accepts(scenario, 0)) return null;
  const fits = (count: number) =>
    runClient({ ...scenario, waiting: count, clientTimeoutS: 0.1 }, FRESH, 0).seen.stage === 'recv';
  let waiting = 0;
  let past = scenario.backlog + 2;
  while (waiting < past) {
    const middle = (waiting + past) >> 1;
    if (fits(middle)) waiting = middle + 1;
    else past = middle;
  }
  return waiting;
}
