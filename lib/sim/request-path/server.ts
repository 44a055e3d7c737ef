/**
 * What the program does once a connection is in its kernel's queue: answers, closes, or stays silent. The kernel
 * completes the handshake without it.
 */
import {
  ERROR_PAGE_BYTES,
  NGINX_PROCESSES,
  PAUSE_BEFORE_GROWTH_US,
  SENT_SHARE,
  TOUCH_US_PER_MIB,
} from './machine';
import type { Scenario } from './scenario';

export type Behaviour =
  | { type: 'silent'; why: 'frozen' | 'no-worker' }
  /** `sentBytes` of `bodyBytes`; fewer when the program dies on the way, `closesAfterUs` after it began to send. */
  | {
      type: 'answers';
      afterUs: number;
      status: 200 | 502 | 504;
      bodyBytes: number;
      sentBytes: number;
      closesAfterUs: number;
    }
  | { type: 'closes'; afterUs: number; with: 'FIN' | 'RST' };

/** How the app ended, if it did. */
export type Death = 'oom' | 'exit' | null;

/** Whether anything takes connections out of the accept queue at `atUs`. */
export function accepts(scenario: Scenario, atUs: number): boolean {
  return atUs >= thawsAtUs(scenario) && !lacksWorker(scenario);
}

/** cgroup-v2.rst, pids.max: fork() fails with EAGAIN; nginx's master lives on and keeps the listening socket. */
export function lacksWorker({ server, proxied, pidsMax }: Scenario): boolean {
  return (server === 'nginx' || proxied) && pidsMax !== 'max' && pidsMax < NGINX_PROCESSES;
}

/** `appDied`: before this request came. Times count from the moment the request is there, `nowUs`. */
export function behaviourOf(scenario: Scenario, nowUs: number, appDied: boolean): Behaviour {
  if (scenario.frozen === true) return { type: 'silent', why: 'frozen' };
  if (lacksWorker(scenario)) return { type: 'silent', why: 'no-worker' };
  return delayed(served(scenario, appDied), Math.max(0, thawsAtUs(scenario) - nowUs));
}

/** When programs run again; 0 when they always did, Infinity when they never will. */
export function thawsAtUs({ frozen }: Scenario): number {
  if (typeof frozen === 'boolean') return frozen ? Number.POSITIVE_INFINITY : 0;
  return micros(frozen.thawedAfterS);
}

function served(scenario: Scenario, appDied: boolean): Behaviour {
  if (scenario.server === 'nginx') return whole(200, scenario.bodyBytes, 0);
  const own: Behaviour = appDied ? { type: 'closes', afterUs: 0, with: 'RST' } : handled(scenario);
  return scenario.proxied ? throughNginx(own, micros(scenario.proxyReadTimeoutS)) : own;
}

const micros = (seconds: number): number => Math.round(seconds * 1_000_000);

const whole = (status: 200 | 502 | 504, bodyBytes: number, afterUs: number): Behaviour => ({
  type: 'answers',
  afterUs,
  status,
  bodyBytes,
  sentBytes: bodyBytes,
  closesAfterUs: 0,
});

function delayed(behaviour: Behaviour, byUs: number): Behaviour {
  return behaviour.type === 'silent' ? behaviour : { ...behaviour, afterUs: behaviour.afterUs + byUs };
}

function handled({ handler, bodyBytes, memoryMaxMib, upstreamS }: Scenario): Behaviour {
  const growthUs = memoryMaxMib * TOUCH_US_PER_MIB;
  switch (handler) {
    case 'ok':
      return whole(200, bodyBytes, 0);
    case 'slow':
      return whole(200, bodyBytes, micros(upstreamS));
    case 'oom-mid-body':
      return {
        ...(whole(200, bodyBytes, 0) as Extract<Behaviour, { type: 'answers' }>),
        sentBytes: Math.floor(bodyBytes / SENT_SHARE),
        closesAfterUs: PAUSE_BEFORE_GROWTH_US + growthUs,
      };
    case 'oom-before-first-byte':
      return { type: 'closes', afterUs: growthUs, with: 'FIN' };
    case 'oom-unread-data':
      return { type: 'closes', afterUs: growthUs, with: 'RST' };
    case 'exit-before-first-byte':
      return { type: 'closes', afterUs: 0, with: 'FIN' };
  }
}

/** nginx answers for an upstream that closes or is late; what has begun to flow it cannot take back. */
function throughNginx(own: Behaviour, readTimeoutUs: number): Behaviour {
  if (own.type === 'silent' || own.afterUs >= readTimeoutUs)
    return whole(504, ERROR_PAGE_BYTES, readTimeoutUs);
  return own.type === 'closes' ? whole(502, ERROR_PAGE_BYTES, own.afterUs) : own;
}

export function deathOf({ server, handler }: Scenario): Death {
  if (server === 'nginx' || handler === 'ok' || handler === 'slow') return null;
  return handler === 'exit-before-first-byte' ? 'exit' : 'oom';
}
