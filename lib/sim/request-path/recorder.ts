/** The trace as it grows: one step a point of the path. Bounded; counts time; decides nothing. */
import { type Flow, sameFlow } from './address';
import { MAX_STEPS } from './machine';
import type { Hook, Place, Table } from './netns';
import type { Packet, PacketKind } from './packet';

export const STEP_KINDS = ['send', 'enter', 'forward', 'leave', 'receive', 'process', 'wait'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Why a packet came no further than this step. */
export const ENDS = [
  'filter-drop',
  'filter-reject',
  'not-forwarding',
  'no-route',
  'no-neighbour',
  'no-listener',
  'queue-full',
  'too-big',
  'guest-halted',
  'no-socket',
] as const;
export type End = (typeof ENDS)[number];

export interface HookVisit {
  hook: Hook;
  table: Table;
  /** The rule that matched, as `iptables -S` prints it, or the policy at the chain's end. */
  rule: string;
  verdict: string;
}

export interface Step {
  index: number;
  /** Since the client began; whole microseconds, rounded down. */
  atUs: number;
  /** Null where nothing was recorded: counted as nothing. */
  costNs: number | null;
  /** Which packet of `Run.packets`. */
  packet: number;
  place: Place;
  netns: string;
  interface: string | null;
  kind: StepKind;
  /** Addresses as the packet came to this point, and as it leaves it. */
  before: Flow;
  after: Flow;
  hooks: HookVisit[];
  conntrack: string | null;
  end: End | null;
  /** What a program did or a waiting kernel waits for. */
  says: string | null;
}

/** One packet's way through the trace. */
export interface PacketRun {
  kind: PacketKind;
  direction: 'forth' | 'back';
  /** 2 and more: sent again. */
  attempt: number;
  firstStep: number;
}

export interface Trace {
  steps: readonly Step[];
  packets: readonly PacketRun[];
}

export type NewStep = Pick<Step, 'place' | 'netns' | 'interface' | 'kind' | 'before'> & Partial<Step>;

export interface Recorder {
  steps: Step[];
  packets: PacketRun[];
  nowNs: number;
  /** A step was left out because the trace was full. */
  full: boolean;
}

export const newRecorder = (): Recorder => ({ steps: [], packets: [], nowNs: 0, full: false });

export function beginPacket(
  recorder: Recorder,
  packet: Packet,
  direction: 'forth' | 'back',
  attempt = 1,
): void {
  recorder.packets.push({ kind: packet.kind, direction, attempt, firstStep: recorder.steps.length });
}

/** Time passes by the cost of the step before it is written down. */
export function record(recorder: Recorder, step: NewStep): Step {
  recorder.nowNs += step.costNs ?? 0;
  const written: Step = {
    costNs: 0,
    after: step.before,
    hooks: [],
    conntrack: null,
    end: null,
    says: null,
    ...step,
    index: recorder.steps.length,
    atUs: Math.floor(recorder.nowNs / 1_000),
    packet: recorder.packets.length - 1,
  };
  if (recorder.steps.length < MAX_STEPS) recorder.steps.push(written);
  else recorder.full = true;
  return written;
}

export const waitUntilUs = (recorder: Recorder, atUs: number): void => {
  recorder.nowNs = Math.max(recorder.nowNs, atUs * 1_000);
};

export const nowUs = (recorder: Recorder): number => Math.floor(recorder.nowNs / 1_000);

export const isRewritten = (step: Step): boolean => !sameFlow(step.before, step.after);

/** Where the request was taken in by nginx or its app, who may yet not have read it; null when it came to neither. */
export const takenRequest = ({ steps, packets }: Trace): Step | null =>
  steps.find(
    ({ kind, place, packet }) =>
      kind === 'receive' && place === 'service' && packets[packet]!.kind === 'request',
  ) ?? null;
