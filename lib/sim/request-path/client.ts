/** One client from the name to the last byte: curl's way, seen from its sockets. */
import type { Endpoint } from './address';
import { connect } from './connect';
import { type Attempt, type Fault, now } from './connection';
import { exchange, type Received } from './exchange';
import { EPHEMERAL_COUNT, EPHEMERAL_FIRST } from './machine';
import { CLIENT, DEFAULT_HOST_PORT, HOST, namesOf } from './names';
import { newRecorder, type Recorder, takenRequest } from './recorder';
import type { ConnectError } from './refusal';
import { resolveName } from './resolve';
import type { Scenario } from './scenario';
import { accepts, deathOf } from './server';
import { CLUSTER_IP, CLUSTER_PORT } from './service-rules';
import { askingNetns, worldOf } from './topology';

/** What the client's sockets saw. */
export type Seen =
  | { stage: 'resolve'; end: 'failed' | 'limit' }
  | { stage: 'connect'; end: ConnectError | 'limit' }
  | ({ stage: 'recv' } & Received);

export interface ClientRun {
  seen: Seen;
  atUs: number;
  asked: Endpoint;
  recorder: Recorder;
  fault: Fault | null;
  errorSentUs: number | null;
}

/** What an earlier client left behind. */
export interface Before {
  appDied: boolean;
  errorSentUs: number | null;
}

export const FRESH: Before = { appDied: false, errorSentUs: null };

export function runClient(scenario: Scenario, before: Before, chance: number): ClientRun {
  const attempt: Attempt = {
    scenario,
    path: { world: worldOf(scenario), entries: new Map(), recorder: newRecorder() },
    limitUs: scenario.clientTimeoutS === null ? null : Math.round(scenario.clientTimeoutS * 1_000_000),
    errorSentUs: before.errorSentUs,
    nextPort: EPHEMERAL_FIRST + (chance % EPHEMERAL_COUNT),
    fault: null,
  };
  const asked = askedOf(scenario);
  const seen = see(attempt, asked, before.appDied);
  const { path, fault, errorSentUs } = attempt;
  return { seen, atUs: now(attempt), asked, recorder: path.recorder, fault, errorSentUs };
}

function see(attempt: Attempt, asked: Endpoint, appDied: boolean): Seen {
  const from = askingNetns(attempt.scenario);
  if (attempt.scenario.dns !== null) {
    const name = resolveName(attempt, from);
    if (name !== 'resolved') return { stage: 'resolve', end: name };
  }
  const connected = connect(attempt, from, asked);
  if (connected.type === 'failed') return { stage: 'connect', end: connected.errno };
  if (connected.type === 'limit') return { stage: 'connect', end: 'limit' };
  return { stage: 'recv', ...exchange(attempt, connected.connection, appDied) };
}

/** The next client finds what this one left: a dead app refuses, one more connection waits. */
export function runNext(scenario: Scenario, first: ClientRun, chance: number): ClientRun {
  const ran = takenRequest(first.recorder) !== null && accepts(scenario, first.atUs);
  const death = ran ? deathOf(scenario) : null;
  const closed = death !== null && !scenario.proxied;
  const left: Scenario = {
    ...scenario,
    listen: closed ? null : scenario.listen,
    frozen: frozenAfter(scenario.frozen, first.atUs),
  };
  if (first.seen.stage === 'recv') left.waiting = Math.min(scenario.waiting + 1, scenario.backlog + 1);
  const errorSentUs = first.errorSentUs === null ? null : first.errorSentUs - first.atUs;
  return runClient(left, { appDied: death !== null, errorSentUs }, chance + 1);
}

function frozenAfter(frozen: Scenario['frozen'], atUs: number): Scenario['frozen'] {
  if (typeof frozen === 'boolean') return frozen;
  const leftUs = Math.round(frozen.thawedAfterS * 1_000_000) - atUs;
  return leftUs > 0 && { thawedAfterS: leftUs / 1_000_000 };
}

/** Address and port the client asks for. */
export function askedOf({ route, from, publish, listen }: Scenario): Endpoint {
  const { server } = namesOf(route);
  const containerPort = publish?.containerPort ?? Number(listen?.split(':')[1] ?? 80);
  switch (route) {
    case 'outbound':
      return { address: CLIENT, port: 80 };
    case 'bridge-address':
    case 'container-to-container':
      return { address: server, port: containerPort };
    case 'container-to-itself':
      return { address: '127.0.0.1', port: containerPort };
    case 'host-network':
      return { address: from === 'host-loopback' ? '127.0.0.1' : HOST, port: containerPort };
    case 'service':
      if (from === 'second-container') return { address: CLUSTER_IP, port: CLUSTER_PORT };
      return { address: HOST, port: publish?.hostPort ?? 30_080 };
    default:
      return {
        address: from === 'host-loopback' ? '127.0.0.1' : HOST,
        port: publish?.hostPort ?? DEFAULT_HOST_PORT,
      };
  }
}
