/** Area G: a recorded case said in the simulator's words, and figures read off its run. Thin: no figure is made here. */
import { completesBeforeDrop } from '@/lib/sim/request-path/outcome';
import { type PathRun, requestPath } from '@/lib/sim/request-path/request-path';
import type { Route, Scenario, Source } from '@/lib/sim/request-path/scenario';
import type { CaseInput, Figure, Prediction } from './cases';

type Words = Readonly<Record<string, unknown>>;
type Way = { route: Route; from: Source };

const HEAD = { version: 1, type: 'request-path', seed: 'fidelity' } as const;

export function predictRequestPath(input: CaseInput): Prediction {
  const { config, scenario } = input;
  const words = wordsOf(input);
  if (!words) return { type: 'not-modelled', reason: 'neither a request nor the cost of a path' };
  const parsed = requestPath.parse(words);
  if (!parsed.ok) return { type: 'not-modelled', reason: `${parsed.error.path}: ${parsed.error.reason}` };
  const run = requestPath.run(parsed.value);
  return { type: 'modelled', figures: scenario ? figuresOf(run, parsed.value) : costFigures(run, config) };
}

/** The case as a scenario to parse; null when it is none of a path. */
export function wordsOf({ config, scenario }: Pick<CaseInput, 'config' | 'scenario'>): Words | null {
  const words = scenario ? translated(scenario) : costWords(config);
  return words && { ...HEAD, ...words };
}

/** The recordings' `from` is a phrase. Their host had no docker-proxy. */
export function wayOf(phrase: string): Way {
  const says = (words: string) => phrase.includes(words);
  if (phrase.startsWith('host')) {
    if (says('127.0.0.1')) return { route: 'published-port', from: 'host-loopback' };
    return { route: says('container address') ? 'bridge-address' : 'published-port', from: 'host' };
  }
  if (phrase.startsWith('a second container'))
    return says('container address')
      ? { route: 'container-to-container', from: 'second-container' }
      : { route: 'published-port', from: 'second-container' };
  if (phrase.startsWith('the container')) {
    if (says('outside') || says('by name')) return { route: 'outbound', from: 'container' };
    return { route: says('127.0.0.1') ? 'container-to-itself' : 'published-port', from: 'container' };
  }
  return { route: says('container address') ? 'bridge-address' : 'published-port', from: 'client' };
}

/** A published port that is not named was not there; what nginx proxies for is an app; words may carry a number. */
function translated(scenario: Words): Words {
  const { from, frozen, publish, link, ...same } = scenario;
  const thawed = typeof frozen === 'string' ? /thawed after (\d+(?:\.\d+)?) s/.exec(frozen) : null;
  return {
    ...same,
    ...wayOf(String(from ?? 'client')),
    publish: publish ?? null,
    link: (link ?? 'up') === 'up' ? 'up' : 'down',
    ...(same.proxied ? { server: 'app' } : {}),
    ...(frozen === undefined ? {} : { frozen: thawed ? { thawedAfterS: Number(thawed[1]) } : frozen }),
  };
}

const COST_WAYS: Readonly<Record<string, Way>> = {
  'published-port-DNAT': { route: 'published-port', from: 'client' },
  'host-network': { route: 'host-network', from: 'client' },
  'loopback-in-container': { route: 'container-to-itself', from: 'container' },
  'loopback-on-host': { route: 'host-network', from: 'host-loopback' },
  'host-to-bridge-ip': { route: 'bridge-address', from: 'host' },
  'container-to-container': { route: 'container-to-container', from: 'second-container' },
};

/** Cost is modelled for client and server on one CPU. */
function costWords({ path, body_bytes, client_cpu, server_cpu }: Words): Words | null {
  const way = typeof path === 'string' ? COST_WAYS[path] : undefined;
  if (!way || client_cpu === undefined || client_cpu !== server_cpu) return null;
  return { ...way, bodyBytes: body_bytes };
}

function costFigures({ cost }: PathRun, { mode }: Words): Record<string, Figure> {
  if (!cost) return {};
  return { p50_us: (mode === 'keep-alive' ? cost.keepAliveNs : cost.newConnectionNs) / 1_000 };
}

function figuresOf({ outcome }: PathRun, scenario: Scenario): Record<string, Figure> {
  return {
    http_code: outcome.httpCode,
    curl_exit: outcome.curlExit,
    socket_result: outcome.socketResult,
    socket_stage: outcome.socketStage,
    client_sees: outcome.socketResult,
    errno: outcome.socketResult,
    bytes_received: outcome.bytesReceived,
    time_s: outcome.timeUs / 1_000_000,
    syns_sent: outcome.synsSent,
    syn_order: outcome.synOrder,
    synack_order: outcome.synAckOrder,
    next_request_http: outcome.next.httpCode,
    next_request_curl_exit: outcome.next.curlExit,
    connected: completesBeforeDrop(scenario),
  };
}
