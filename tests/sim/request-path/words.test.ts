/** What stands beside a trace: explanations, places to look, commands, presets. */
import { describe, expect, test } from 'vitest';
import { commandsOf } from '@/lib/sim/request-path/commands';
import { PRESETS } from '@/lib/sim/request-path/presets';
import { requestPath } from '@/lib/sim/request-path/request-path';
import { runOf, type Settings, scenarioOf } from './support';

const presetRuns = PRESETS.map((preset) => {
  const parsed = requestPath.parse(preset.scenario);
  return { preset, parsed, run: parsed.ok ? requestPath.run(parsed.value) : null };
});

describe('presets', () => {
  test('have ids of their own and parse', () => {
    expect(new Set(PRESETS.map((it) => it.id)).size).toBe(PRESETS.length);
    expect(presetRuns.flatMap(({ parsed }) => (parsed.ok ? [] : [parsed.error]))).toEqual([]);
  });

  test('that are paths bring a 200, that are faults mostly do not', () => {
    const good = presetRuns.filter(
      ({ run }) => run?.outcome.httpCode === '200' && run.outcome.curlExit === 0,
    );
    expect(good.filter(({ preset }) => preset.group === 'fault').map(({ preset }) => preset.id)).toEqual([
      'mtu-clamped',
    ]);
    expect(good.filter(({ preset }) => preset.group === 'path')).toHaveLength(10);
  });

  test('that are faults each say where to look', () => {
    const silent = presetRuns.filter(({ preset, run }) => preset.group === 'fault' && !run?.look.length);
    expect(silent).toEqual([]);
  });
});

describe('where to look', () => {
  test.each<[Settings, command: RegExp]>([
    [{ listen: '127.0.0.1:80' }, /ss -ltn/],
    [{ forward: 'drop' }, /iptables -L FORWARD/],
    [{ publish: null, hostInput: 'drop' }, /iptables -L INPUT/],
    [{ ipForward: false }, /ip_forward/],
    [{ containerExists: false }, /ip neigh/],
    [{ pidsMax: 1 }, /pids\.events/],
    [{ server: 'app', handler: 'oom-before-first-byte' }, /dmesg/],
    [
      {
        bodyBytes: 1_048_576,
        mtu: { hostLink: 1_400, container: 1_500 },
        icmpFragmentationNeeded: 'dropped',
      },
      /ping -M do/,
    ],
    [{ route: 'outbound', dns: 'dropped' }, /resolv\.conf/],
    [{ route: 'outbound', dns: 'ok', masquerade: false }, /POSTROUTING/],
    [{ route: 'outbound', masquerade: false }, /POSTROUTING/],
    [{}, /conntrack -L/],
  ])('after %j begins with %s', (settings, command) => {
    expect(runOf(settings).look[0]?.command).toMatch(command);
  });

  // conntrack(8), -L: a question over UDP that nobody answered is listed as [UNREPLIED].
  test('after a lost answer of the name server speaks of UDP, not of a connection', () => {
    const { look } = runOf({ route: 'outbound', dns: 'ok', masquerade: false });
    expect(look.map(({ shows }) => shows).join()).toMatch(/udp .*\[UNREPLIED\]/);
    expect(look.map(({ shows }) => shows).join()).not.toMatch(/ASSURED|SYN_SENT/);
    expect(look.at(-1)?.command).toBe("tcpdump -ni any 'udp port 53 or icmp'");
  });
});

describe('logs', () => {
  // G-fault-pids-max1, nginx_error_log.
  test('show the refused fork', () => {
    expect(runOf({ pidsMax: 1 }).serverLog).toEqual([
      'nginx: [alert] fork() failed while spawning "worker process" (11: Resource temporarily unavailable)',
    ]);
  });

  test('of nginx stay empty when the SYN never came', () => {
    expect(runOf({ forward: 'drop' }).serverLog).toEqual([]);
  });

  // ngx_http_log_module: a line is written when a request is processed; docker-proxy's dial never reached nginx.
  test('of nginx stay empty when docker-proxy took the request and could not pass it on', () => {
    expect(runOf({ route: 'userland-proxy', listen: '127.0.0.1:80' }).serverLog).toEqual([]);
    expect(runOf({ route: 'userland-proxy' }).serverLog).toEqual(['172.17.0.1 - - "GET / HTTP/1.1" 200 500']);
  });

  test('of the kernel stay empty when the request that would have killed the app never reached it', () => {
    const unreached = { server: 'app', handler: 'oom-unread-data', route: 'userland-proxy' } as const;
    expect(runOf({ ...unreached, listen: '127.0.0.1:80' }).serverLog).toEqual([]);
    expect(runOf(unreached).serverLog[0]).toMatch(/out of memory/);
  });

  test('of nginx stay empty while it is frozen, even if it is thawed later', () => {
    expect(runOf({ frozen: { thawedAfterS: 5 } }).serverLog).toEqual([]);
    expect(runOf({ frozen: { thawedAfterS: 1 } }).serverLog).toHaveLength(1);
  });
});

describe('explanations', () => {
  const saidOf = (settings: Settings) => {
    const scenario = scenarioOf(settings);
    const run = requestPath.run(scenario);
    const index = run.steps.findIndex((step) => step.end !== null);
    return requestPath.explain(scenario, run, index);
  };

  test.each<[Settings, follows: RegExp]>([
    [{ forward: 'drop' }, /iptables\(8\)/],
    [{ listen: null }, /RFC 9293/],
    [{ containerExists: false }, /arp\(7\)/],
    [{ frozen: true, waiting: 600 }, /listen\(2\)/],
  ])('of the end of %j name %s and rest on a recording', (settings, follows) => {
    const said = saidOf(settings);
    expect(said.follows).toMatch(follows);
    expect(said.basis).toBe('recording');
  });

  test.each<[Settings, follows: RegExp]>([
    [{ ipForward: false }, /ip_forward/],
    [{ forward: 'reject icmp-port-unreachable' }, /REJECT/],
    [{ route: 'outbound', dns: 'refused' }, /RFC 9293/],
    [{ route: 'outbound', dns: 'ok', masquerade: false }, /ENETUNREACH/],
    [{ route: 'outbound', forward: 'drop', dns: 'ok' }, /iptables\(8\)/],
  ])('of the end of %j name %s and rest on documentation: nobody recorded it', (settings, follows) => {
    const said = saidOf(settings);
    expect(said.follows).toMatch(follows);
    expect(said.basis).toBe('documentation');
  });

  test.each<[Settings, basis: string]>([
    [{}, 'recording'],
    [{ from: 'host-loopback' }, 'documentation'],
    [{ ipForward: false }, 'documentation'],
    [{ server: 'app', proxied: true, handler: 'oom-before-first-byte' }, 'recording'],
    [{ server: 'app', proxied: true, handler: 'oom-mid-body', bodyBytes: 100_000 }, 'documentation'],
    [{ server: 'app', handler: 'slow' }, 'documentation'],
    [{ server: 'app', handler: 'slow', forward: 'drop' }, 'recording'],
  ])('of what the client reports after %j rest on %s, as the way there does', (settings, basis) => {
    const scenario = scenarioOf(settings);
    const run = requestPath.run(scenario);
    expect(requestPath.explain(scenario, run, run.steps.length - 1).basis).toBe(basis);
  });

  test('of paths nobody recorded rest on documentation', () => {
    expect(saidOf({ route: 'vm', frozen: true }).basis).toBe('documentation');
  });
});

describe('commands', () => {
  const linesOf = (settings: Settings) =>
    commandsOf(scenarioOf(settings)).flatMap(({ tool, build, fault, ask }) =>
      [...build, ...fault, ...ask].map((line) => `${tool}: ${line}`),
    );

  test.each<[Settings, line: string]>([
    [{}, 'docker: docker run -d --name web -p 8080:80 nginx:1.22'],
    [
      {},
      'ip netns: ip netns exec host iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80',
    ],
    [{ frozen: true }, 'podman: podman pause web'],
    [{ forward: 'reject tcp-reset' }, 'docker: iptables -I FORWARD -p tcp -j REJECT --reject-with tcp-reset'],
    [
      { route: 'service' },
      'kubectl: kubectl expose deployment nginx --type=NodePort --port=80 --target-port=80',
    ],
    [
      { route: 'service', from: 'second-container', endpoints: { here: 0, elsewhere: 1 } },
      `kubectl: kubectl run ask --overrides='{"spec":{"nodeName":"NODE"}}' --rm -it --restart=Never --image=curlimages/curl -- curl -sS --max-time 3 http://nginx/`,
    ],
    [{ route: 'vm', frozen: true }, 'virsh: virsh suspend guest'],
  ])('for %j hold %s', (settings, line) => {
    expect(linesOf(settings)).toContain(line);
  });
});
