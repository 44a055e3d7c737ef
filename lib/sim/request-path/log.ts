/** What the server's logs and the kernel's would show, as nginx and the kernel write it. No times: they are the run's. */
import type { ClientRun } from './client';
import { APP_PORT } from './machine';
import { type Step, takenRequest } from './recorder';
import type { Scenario } from './scenario';
import { accepts, deathOf, lacksWorker } from './server';

export function logOf(scenario: Scenario, { seen, atUs, recorder }: ClientRun): string[] {
  if (scenario.route === 'outbound') return [];
  const lines: string[] = [];
  if (lacksWorker(scenario))
    lines.push(
      'nginx: [alert] fork() failed while spawning "worker process" (11: Resource temporarily unavailable)',
    );
  const taken = takenRequest(recorder);
  if (!taken || seen.stage !== 'recv') return lines;
  const death = deathOf(scenario);
  if (death === 'oom' && seen.end !== 'limit')
    lines.push(
      `kernel: Memory cgroup out of memory: Killed process (app), memory.max ${scenario.memoryMaxMib} MiB`,
    );
  if (scenario.proxied) lines.push(...upstreamError(scenario, seen));
  const isNginx = scenario.server === 'nginx' || scenario.proxied;
  if (isNginx && accepts(scenario, atUs)) lines.push(accessLine(scenario, seen, taken));
  return lines;
}

type Received = Extract<ClientRun['seen'], { stage: 'recv' }>;

function upstreamError({ handler }: Scenario, seen: Received): string[] {
  const error = (text: string) => [`nginx: [error] ${text}, upstream: "http://127.0.0.1:${APP_PORT}/"`];
  if (seen.status === 504)
    return error(
      'upstream timed out (110: Connection timed out) while reading response header from upstream',
    );
  if (seen.end === 'cut') return error('upstream prematurely closed connection while reading upstream');
  if (seen.status !== 502) return [];
  return handler === 'oom-unread-data'
    ? error('recv() failed (104: Connection reset by peer) while reading response header from upstream')
    : error('upstream prematurely closed connection while reading response header from upstream');
}

/** The address nginx logs is the one it sees: the proxy's or the masquerading host's, where one stands between. */
function accessLine(scenario: Scenario, seen: Received, taken: Step): string {
  const gaveUp = seen.status === null && scenario.proxied;
  const status = gaveUp ? 499 : (seen.status ?? 200);
  const bytes = gaveUp ? 0 : seen.receivedBytes;
  return `${taken.before.source.address} - - "GET / HTTP/1.1" ${status} ${bytes}`;
}
