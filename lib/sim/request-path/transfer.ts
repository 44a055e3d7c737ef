/**
 * An answer's bytes back to the one who asked, and the close. Where a segment is larger than a link on the way, the
 * sender has to be told (RFC 1191); where the telling is lost, it sends the same segment in vain.
 */
import { type Attempt, type Connection, carry, isPastLimit, noteFault, now } from './connection';
import type { Fate } from './fate';
import { COST_NS, DATA_RETRIES, DATA_TIMEOUT_US, HEADERS_BYTES } from './machine';
import { beginPacket, waitUntilUs } from './recorder';
import { icmpAbout } from './refusal';
import { wheelUs } from './timer';
import { send } from './walk';

/** Until the client's limit; without one, for ever. */
export function waitOut({ limitUs, path }: Attempt): 'limit' | 'endless' {
  if (limitUs === null) return 'endless';
  waitUntilUs(path.recorder, limitUs);
  return 'limit';
}

export function transfer(
  attempt: Attempt,
  connection: Connection,
  bytes: number,
): 'arrived' | 'limit' | 'endless' {
  const { recorder } = attempt.path;
  let waitUs = DATA_TIMEOUT_US;
  for (let number = 1; number <= DATA_RETRIES + 1; number++) {
    if (sendAll(attempt, connection, bytes, number)) return 'arrived';
    const atUs = now(attempt) + wheelUs(waitUs);
    if (isPastLimit(attempt, atUs)) break;
    waitUntilUs(recorder, atUs);
    waitUs *= 2;
  }
  return waitOut(attempt);
}

/** The largest segment stands for all; told of a smaller MTU, the sender cuts anew and sends at once. */
function sendAll(attempt: Attempt, connection: Connection, bytes: number, number: number): boolean {
  const segment = () =>
    carry(attempt, connection, 'back', 'response', Math.min(bytes, connection.mss), number);
  let fate = segment();
  if (fate.type === 'too-big') {
    noteFault(attempt, fate.netns.name, 'too-big');
    if (!tellTooBig(attempt, connection, fate)) return false;
    attempt.fault = null;
    connection.mss = Math.min(connection.mss, fate.mtu - HEADERS_BYTES);
    fate = segment();
  }
  if (fate.type !== 'delivered') return false;
  const rest = Math.max(0, bytes - connection.mss);
  attempt.path.recorder.nowNs += Math.ceil(rest / 1_024) * COST_NS.bodyPerKib;
  carry(attempt, connection, 'forth', 'ACK');
  return true;
}

/** ICMP fragmentation needed, from the router that could not send on; whether the sender got it. */
function tellTooBig(
  { path }: Attempt,
  { farNetns }: Connection,
  { netns, packet }: Extract<Fate, { type: 'too-big' }>,
): boolean {
  const error = icmpAbout(netns, packet, 'icmp-fragmentation-needed');
  beginPacket(path.recorder, error, 'forth');
  const fate = send(path, netns.name, error);
  return fate.type === 'delivered' && fate.netns.name === farNetns;
}

/** Both sides close; whoever closed first waits in TIME_WAIT. */
export function close(attempt: Attempt, connection: Connection, first: 'forth' | 'back'): void {
  const second = first === 'forth' ? 'back' : 'forth';
  carry(attempt, connection, first, 'FIN');
  carry(attempt, connection, second, 'FIN');
  carry(attempt, connection, first, 'ACK');
}
