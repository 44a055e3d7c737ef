/** Request and answer over an open connection, as the program at the far end behaves, straight or through a proxy. */
import { inverse, printEndpoint } from './address';
import { connect } from './connect';
import { type Attempt, type Connection, carry, isPastLimit, noteFault, now } from './connection';
import { socketPlace } from './fate';
import { REQUEST_BYTES, RESPONSE_HEAD_BYTES } from './machine';
import { namesOf } from './names';
import { record, waitUntilUs } from './recorder';
import { type Behaviour, behaviourOf } from './server';
import { close, transfer, waitOut } from './transfer';

export interface Received {
  /** `endless`: neither side has a limit that would end the wait. */
  end: 'complete' | 'cut' | 'empty' | 'reset' | 'limit' | 'endless';
  status: 200 | 502 | 504 | null;
  expectedBytes: number;
  receivedBytes: number;
}

const nothing = (end: Received['end']): Received => ({
  end,
  status: null,
  expectedBytes: 0,
  receivedBytes: 0,
});

export function exchange(attempt: Attempt, connection: Connection, appDied: boolean): Received {
  if (carry(attempt, connection, 'forth', 'request', REQUEST_BYTES).type !== 'delivered')
    return nothing(waitOut(attempt));
  carry(attempt, connection, 'back', 'ACK');
  if (connection.accepted.program === 'docker-proxy') return relay(attempt, connection, appDied);
  return answer(attempt, connection, appDied);
}

/** The userland proxy: a second connection, from the host to the container, and bytes copied between the two. */
function relay(attempt: Attempt, client: Connection, appDied: boolean): Received {
  const { scenario } = attempt;
  const to = { address: namesOf(scenario.route).server, port: scenario.publish!.containerPort };
  const dials = `docker-proxy takes the connection, which no DNAT rule matched, and dials ${printEndpoint(to)}`;
  act(attempt, client, dials, null);
  const dialled = connect(attempt, 'host', to);
  if (dialled.type === 'limit') return nothing('limit');
  if (dialled.type === 'failed') {
    const fails = `docker-proxy could not connect (${dialled.errno}) and closes; the request is unread`;
    act(attempt, client, fails);
    carry(attempt, client, 'back', 'RST');
    return nothing('reset');
  }
  const received = exchange(attempt, dialled.connection, appDied);
  if (received.end === 'limit' || received.end === 'endless') return received;
  if (received.end === 'reset' || received.end === 'empty') {
    carry(attempt, client, 'back', 'FIN');
    return nothing('empty');
  }
  const sent = transfer(attempt, client, RESPONSE_HEAD_BYTES + received.receivedBytes);
  if (sent !== 'arrived') return nothing(sent);
  close(attempt, client, received.end === 'complete' ? 'forth' : 'back');
  return received;
}

function answer(attempt: Attempt, connection: Connection, appDied: boolean): Received {
  const behaviour = behaviourOf(attempt.scenario, now(attempt), appDied);
  if (behaviour.type === 'silent') {
    noteFault(attempt, connection.farNetns, behaviour.why);
    act(attempt, connection, SILENCE[behaviour.why]);
    return nothing(waitOut(attempt));
  }
  const atUs = now(attempt) + behaviour.afterUs;
  if (isPastLimit(attempt, atUs)) {
    noteFault(attempt, connection.farNetns, 'slow');
    return nothing(waitOut(attempt));
  }
  waitUntilUs(attempt.path.recorder, atUs);
  if (behaviour.type === 'answers') return deliver(attempt, connection, behaviour);
  const { handler } = attempt.scenario;
  noteFault(attempt, connection.farNetns, handler);
  act(attempt, connection, `The app dies (${handler}); the kernel closes its sockets with ${behaviour.with}`);
  carry(attempt, connection, 'back', behaviour.with);
  return nothing(behaviour.with === 'RST' ? 'reset' : 'empty');
}

const SILENCE = {
  frozen:
    'The container is frozen: the kernel has taken connection and request in, no program runs that would read them',
  'no-worker': 'nginx has no worker process (fork failed at pids.max): nobody calls accept()',
} as const;

function deliver(
  attempt: Attempt,
  connection: Connection,
  behaviour: Extract<Behaviour, { type: 'answers' }>,
): Received {
  const { status, bodyBytes, sentBytes, closesAfterUs } = behaviour;
  const { handler, proxied } = attempt.scenario;
  if (status !== 200) noteFault(attempt, connection.farNetns, status === 504 ? 'slow' : handler);
  const who = proxied ? 'nginx, for the app,' : connection.accepted.program;
  act(attempt, connection, `${who} answers ${status}, ${sentBytes} of ${bodyBytes} bytes of body`);
  const sent = transfer(attempt, connection, RESPONSE_HEAD_BYTES + sentBytes);
  if (sent !== 'arrived') return nothing(sent);
  const received: Received = { end: 'complete', status, expectedBytes: bodyBytes, receivedBytes: sentBytes };
  if (sentBytes === bodyBytes) {
    close(attempt, connection, 'forth');
    return received;
  }
  noteFault(attempt, connection.farNetns, handler);
  const diesAtUs = now(attempt) + closesAfterUs;
  if (isPastLimit(attempt, diesAtUs)) return { ...received, end: waitOut(attempt) };
  waitUntilUs(attempt.path.recorder, diesAtUs);
  act(
    attempt,
    connection,
    `The app dies in the middle of the answer (${handler}); the kernel closes its sockets`,
  );
  close(attempt, connection, 'back');
  return { ...received, end: 'cut' };
}

/** A program at the accepting end does something; what it costs is null where nobody measured it. */
function act(
  { path }: Attempt,
  { far, farNetns }: Connection,
  says: string,
  costNs: number | null = 0,
): void {
  const netns = path.world.get(farNetns)!;
  record(path.recorder, {
    place: socketPlace(netns),
    netns: farNetns,
    interface: null,
    kind: 'process',
    before: inverse(far),
    says,
    costNs,
  });
}
