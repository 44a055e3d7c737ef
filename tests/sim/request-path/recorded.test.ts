/** Basis `recording` means area G of the recordings, no less and no more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  RECORDED_APPS,
  RECORDED_ENDS,
  RECORDED_PACKETS,
  RECORDED_PATHS,
  RECORDED_RULES,
} from '@/lib/sim/request-path/recorded';
import type { Step } from '@/lib/sim/request-path/recorder';
import { type PathRun, requestPath } from '@/lib/sim/request-path/request-path';
import type { Scenario } from '@/lib/sim/request-path/scenario';
import type { Recordings } from '@/scripts/fidelity/cases';
import { wordsOf } from '@/scripts/fidelity/request-path';

const FILE = join(import.meta.dirname, '../../fidelity/linux-6.18.json');
type Watched = Recordings['cases'][number] & { median?: Record<string, unknown> };
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Watched[] };

interface Replay {
  scenario: Scenario;
  run: PathRun;
}

const replays = new Map<string, Replay>();
for (const it of cases.filter(({ area }) => area === 'G')) {
  const parsed = requestPath.parse(wordsOf(it));
  if (parsed.ok) replays.set(it.id, { scenario: parsed.value, run: requestPath.run(parsed.value) });
}

/** Where clients were counted until one failed, the one that failed: as many as were recorded wait before it. */
function replayOf(id: string): Replay {
  const replay = replays.get(id);
  if (!replay) throw new Error(`${id} is no case of the path`);
  const connected = cases.find((it) => it.id === id)!.median?.connected;
  if (typeof connected !== 'number') return replay;
  const scenario = { ...replay.scenario, waiting: connected };
  return { scenario, run: requestPath.run(scenario) };
}

const rowsBy = <Row extends { cases: readonly string[] }>(rows: readonly Row[]): [id: string, row: Row][] =>
  rows.flatMap((row) => row.cases.map((id): [string, Row] => [id, row]));

const kindOf = ({ packets }: PathRun, step: Step) => packets[step.packet]!.kind;

test.each([...replays.keys()])('every step of %s rests on a recording', (id) => {
  const { scenario, run } = replayOf(id);
  const bases = run.steps.map(({ index }) => requestPath.explain(scenario, run, index).basis);
  expect(run.steps.filter(({ index }) => bases[index] !== 'recording')).toEqual([]);
});

describe('no row claims more than its cases show:', () => {
  test.each(rowsBy(RECORDED_PATHS))('path, %s', (id, { route, from }) => {
    expect(replayOf(id).scenario).toMatchObject({ route, from });
  });

  test.each(rowsBy(RECORDED_ENDS))('end, %s', (id, { end, kind, packet }) => {
    const { run } = replayOf(id);
    const ends = run.steps.filter((step) => step.end).map((step) => [step.end, step.kind, kindOf(run, step)]);
    expect(ends).toContainEqual([end, kind, packet]);
  });

  test.each(rowsBy(RECORDED_PACKETS))('packets, %s', (id, { packets }) => {
    expect(replayOf(id).run.packets.map((it) => it.kind)).toEqual(expect.arrayContaining([...packets]));
  });

  test.each(rowsBy(RECORDED_RULES))('rule, %s', (id, { visit }) => {
    const visits = replayOf(id).run.steps.flatMap((step) => step.hooks);
    expect(visits.map(({ table, hook, verdict }) => `${table} ${hook} ${verdict}`)).toContain(visit);
  });

  test.each(rowsBy(RECORDED_APPS))('app, %s', (id, { handler, proxied }) => {
    expect(replayOf(id).scenario).toMatchObject({ server: 'app', handler, proxied });
  });
});
