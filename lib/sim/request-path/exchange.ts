/**
 * Request and answer over an open connection, to the close. Where a segment is larger than a link on the way, the
 * sender has to be told (RFC 1191); where the telling is lost, it sends the same segment in vain.
 */
import { inverse } from './address';
import { connect } from './connect';
import { type Attempt, type Connection, carry, isPastLimit, noteFault, now, packetOf } from './connection';
import {
  COST_NS,
  DATA_RETRIES,
  DATA_TIMEOUT_US,
  HEADERS_BYTES,
  REQUEST_BYTES,
  RESPONSE_HEAD_BYTES,
  TICK_US,
} from './machine';
import { HOST, namesOf } from './names';
import { beginPacket, record, waitUntilUs } from './recorder';
import { type Behaviour, behaviourOf } from './server';
import { wheelUs } from './timer';
import { type Fate, send, socketPlace } from './walk';

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
    return waitOut(attempt);
  carry(attempt, connection, 'back', 'ACK');
  if (connection.accepted.program === 'docker-proxy') return relay(attempt, connection, appDied);
  return answer(attempt, connection, appDied);
}

/** The userland proxy: a second connection, from the host to the container, and bytes copied between the two. */
function relay(attempt: Attempt, client: Connection, appDied: boolean): Received {
  const { scenario } = attempt;
  const to = { address: namesOf(scenario.route).server, port: scenario.publish!.containerPort };
  act(
    attempt,
    client,
    `docker-proxy takes the connection, which no DNAT rule matched, and dials ${to.address}:${to.port}`,
  );
  const dialled = connect(attempt, 'host', to);
  if (dialled.type === 'limit') return nothing('limit');
  if (dialled.type === 'failed') {
    act(
      attempt,
      client,
      `docker-proxy could not connect (${dialled.errno}) and closes; the request is unread`,
    );
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
    return waitOut(attempt);
  }
  const atUs = now(attempt) + behaviour.afterUs;
  if (isPastLimit(attempt, atUs, TICK_US)) {
    noteFault(attempt, connection.farNetns, 'slow');
    return waitOut(attempt);
  }
  waitUntilUs(attempt.path.recorder, atUs);
  if (behaviour.type === 'answers') return deliver(attempt, connection, behaviour);
  const { handler } = attempt.scenario;
  noteFault(attempt, connection.farNetns, handler);
  act(attempt, connection, `the app dies (${handler}); the kernel closes its sockets with ${behaviour.with}`);
  carry(attempt, connection, 'back', behaviour.with);
  return nothing(behaviour.with === 'RST' ? 'reset' : 'empty');
}

const SILENCE = {
  frozen: 'frozen: the kernel has taken connection and request in, no program runs that would read them',
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
  act(
    attempt,
    connection,
    `${proxied ? 'nginx, for the app,' : connection.accepted.program} answers ${status}, ${sentBytes} of ${bodyBytes} bytes of body`,
  );
  const sent = transfer(attempt, connection, RESPONSE_HEAD_BYTES + sentBytes);
  if (sent !== 'arrived') return nothing(sent);
  const received: Received = { end: 'complete', status, expectedBytes: bodyBytes, receivedBytes: sentBytes };
  if (sentBytes === bodyBytes) {
    close(attempt, connection, 'forth');
    return received;
  }
  noteFault(attempt, connection.farNetns, handler);
  const diesAtUs = now(attempt) + closesAfterUs;
  if (isPastLimit(attempt, diesAtUs, TICK_US)) return { ...received, end: waitOut(attempt).end };
  waitUntilUs(attempt.path.recorder, diesAtUs);
  act(
    attempt,
    connection,
    `the app dies in the middle of the answer (${handler}); the kernel closes its sockets`,
  );
  close(attempt, connection, 'back');
  return { ...received, end: 'cut' };
}

/** Until the client's limit; without one, for ever. */
function waitOut({ limitUs, path }: Attempt): Received {
  if (limitUs === null) return nothing('endless');
  waitUntilUs(path.recorder, limitUs);
  return nothing('limit');
}

function transfer(attempt: Attempt, connection: Connection, bytes: number): 'arrived' | 'limit' | 'endless' {
  const { recorder } = attempt.path;
  let waitUs = DATA_TIMEOUT_US;
  for (let number = 1; number <= DATA_RETRIES + 1; number++) {
    let fate = carry(attempt, connection, 'back', 'response', Math.min(bytes, connection.mss), number);
    if (fate.type === 'too-big' && tellTooBig(attempt, connection, fate)) {
      connection.mss = Math.min(connection.mss, fate.mtu - HEADERS_BYTES);
      fate = carry(attempt, connection, 'back', 'response', Math.min(bytes, connection.mss), number + 1);
    }
    if (fate.type === 'delivered') {
      recorder.nowNs += Math.ceil(Math.max(0, bytes - connection.mss) / 1_024) * COST_NS.bodyPerKib;
      carry(attempt, connection, 'forth', 'ACK');
      return 'arrived';
    }
    if (fate.type === 'too-big') noteFault(attempt, fate.netns.name, 'too-big');
    const atUs = now(attempt) + wheelUs(waitUs);
    if (isPastLimit(attempt, atUs, TICK_US)) break;
    waitUntilUs(recorder, atUs);
    waitUs *= 2;
  }
  return waitOut(attempt).end === 'limit' ? 'limit' : 'endless';
}

/** ICMP fragmentation needed, from the router that could not send on; whether the sender got it. */
function tellTooBig(
  { path }: Attempt,
  { farNetns }: Connection,
  { netns, packet }: Extract<Fate, { type: 'too-big' }>,
): boolean {
  const { source } = packet.flow;
  const address = netns.interfaces.find((it) => it.isBridge)?.address ?? HOST;
  const flow = { source: { address, port: 0 }, destination: { address: source.address, port: 0 } };
  const error = { ...packetOf('icmp-fragmentation-needed', flow), about: packet.flow };
  beginPacket(path.recorder, error, 'forth');
  const fate = send(path, netns.name, error);
  return fate.type === 'delivered' && fate.netns.name === farNetns;
}

/** Both sides close; whoever closed first waits in TIME_WAIT. */
function close(attempt: Attempt, connection: Connection, first: 'forth' | 'back'): void {
  const second = first === 'forth' ? 'back' : 'forth';
  carry(attempt, connection, first, 'FIN');
  carry(attempt, connection, second, 'FIN');
  carry(attempt, connection, first, 'ACK');
}

/** A program at the accepting end does something. */
function act({ path }: Attempt, { far, farNetns }: Connection, says: string): void {
  const netns = path.world.get(farNetns)!;
  record(path.recorder, {
    place: socketPlace(netns),
    netns: farNetns,
    interface: null,
    kind: 'process',
    before: inverse(far),
    says,
  });
}
