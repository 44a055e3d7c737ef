/** What the server's logs and the kernel's would show, as nginx and the kernel write it. No times: they are the run's. */
import type { ClientRun } from './client';
import { APP_PORT } from './machine';
import type { Scenario } from './scenario';
import { deathOf, lacksWorker } from './server';

export function logOf(scenario: Scenario, { seen, recorder }: ClientRun): string[] {
  if (scenario.route === 'outbound') return [];
  const lines: string[] = [];
  if (lacksWorker(scenario))
    lines.push(
      'nginx: [alert] fork() failed while spawning "worker process" (11: Resource temporarily unavailable)',
    );
  const arrived = recorder.packets.some((it) => it.kind === 'request');
  if (!arrived || seen.stage !== 'recv') return lines;
  const death = deathOf(scenario);
  if (death === 'oom' && seen.end !== 'limit')
    lines.push(
      `kernel: Memory cgroup out of memory: Killed process (app), memory.max ${scenario.memoryMaxMib} MiB`,
    );
  const reachedServer = recorder.steps.some((step) => step.kind === 'receive' && step.place === 'service');
  if (scenario.proxied && reachedServer) lines.push(...upstreamError(scenario, seen));
  if (reachedServer && answers(scenario)) lines.push(accessLine(scenario, { seen, recorder }));
  return lines;
}

const answers = (scenario: Scenario): boolean =>
  (scenario.server === 'nginx' || scenario.proxied) && scenario.frozen !== true && !lacksWorker(scenario);

function upstreamError({ handler }: Scenario, seen: Extract<ClientRun['seen'], { stage: 'recv' }>): string[] {
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
function accessLine(scenario: Scenario, { seen, recorder }: Pick<ClientRun, 'seen' | 'recorder'>): string {
  const taken = recorder.steps.findLast((step) => step.kind === 'receive' && step.place === 'service');
  const received = seen.stage === 'recv' ? seen : null;
  const gaveUp = received?.status === null && scenario.proxied;
  const status = gaveUp ? 499 : (received?.status ?? 200);
  const bytes = gaveUp ? 0 : (received?.receivedBytes ?? 0);
  return `${taken?.before.source.address} - - "GET / HTTP/1.1" ${status} ${bytes}`;
}
