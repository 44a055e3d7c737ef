/**
 * A memory workload step by step: turns the bytes of memory/pages.ts into time. Work goes in pieces of at most 10 ms, so
 * that processes take turns; waits for the disk and sleeps above memory.high come in between.
 */
import { schedule } from './agenda';
import { submit } from './io/device';
import { endLife, forkChild, settle, tryFork } from './lives';
import {
  BUFFERED_WRITE_BYTES_PER_S,
  CACHED_READ_BYTES_PER_S,
  READ_AHEAD_BYTES,
  TOUCH_BYTES_PER_S,
} from './machine';
import type { Outcome } from './memory/charge';
import { cleanFile } from './memory/page-cache';
import { copyShared, type FileOutcome, readFile, touch, writeFile, writeTmpfs } from './memory/pages';
import { freePages } from './memory/process';
import { type Life, type Stage, tellMemory, tellPids } from './stage';
import { wholePages } from './units';
import type { MemoryStep, MemoryWorkload } from './workload';

const PIECE_US = 10_000;
/** A write-back or swap request to the disk. */
const WRITE_BACK_BYTES = 1024 * 1024;
/** Reading goes in pieces of this much, so that a fast reader does not fill the agenda. */
const READ_PIECE_BYTES = 4 * 1024 * 1024;

export function runScript(stage: Stage, life: Life): void {
  const { steps, repeat } = life.workload as MemoryWorkload;
  const from = (index: number): void => {
    if (!life.alive) return;
    if (index < steps.length) doStep(stage, life, steps[index]!, () => from(index + 1));
    else if (repeat) after(stage, life, 1, () => from(0));
    else endLife(stage, life, 'finished');
  };
  from(0);
}

/** Goes on after a while, if the workload still lives. */
function after(stage: Stage, life: Life, us: number, next: () => void): void {
  schedule(stage.agenda, stage.agenda.nowUs + us, () => {
    if (life.alive) next();
  });
}

function doStep(stage: Stage, life: Life, step: MemoryStep, next: () => void): void {
  const { process } = life;
  const page = stage.machine.pageBytes;
  switch (step.do) {
    case 'touch':
      return inPieces(stage, life, step.bytes, step.bytesPerS ?? TOUCH_BYTES_PER_S, next, (bytes) => {
        const outcome = touch(stage.memory, process, bytes, step.huge);
        life.touchedBytes += outcome.doneBytes;
        return outcome;
      });
    case 'write-tmpfs':
      return inPieces(stage, life, step.bytes, step.bytesPerS ?? BUFFERED_WRITE_BYTES_PER_S, next, (bytes) =>
        writeTmpfs(stage.memory, process, bytes),
      );
    case 'free':
      freePages(process, wholePages(step.bytes, page));
      tellMemory(stage, life.who.container, true);
      return next();
    case 'map':
      return next();
    case 'hold':
      return step.us === undefined ? undefined : after(stage, life, step.us, next);
    case 'read-file':
    case 'write-file':
      return throughCache(stage, life, step, next);
    case 'fsync':
      return writeOut(stage, life, cleanFile(stage.memory.cache, fileOf(life, step.file)), next);
    case 'fork':
      return fork(stage, life, step.childWrites, next);
  }
}

const fileOf = (life: Life, file: string | undefined) => file ?? `${life.who.container}/${life.who.workload}`;

/** Repeats `piece` until all bytes are done, each piece taking its time. */
function inPieces(
  stage: Stage,
  life: Life,
  bytes: number,
  bytesPerS: number,
  next: () => void,
  piece: (bytes: number, doneBytes: number) => Outcome,
  most = Number.MAX_SAFE_INTEGER,
): void {
  const page = stage.machine.pageBytes;
  const total = Math.ceil(bytes / page) * page;
  const each = Math.max(
    page,
    Math.min(most, wholePages(Math.floor((bytesPerS / 1_000_000) * PIECE_US), page)),
  );
  const go = (done: number): void => {
    if (done >= total) return next();
    const outcome = piece(Math.min(each, total - done), done);
    settle(stage, life, outcome);
    tellMemory(stage, life.who.container, outcome.kills.length > 0);
    if (!life.alive || life.end === 'stuck') return;
    const workUs = Math.ceil((outcome.doneBytes * 1_000_000) / bytesPerS);
    const goOn = () => after(stage, life, workUs + outcome.highDelayUs, () => go(done + outcome.doneBytes));
    const missed = 'missedBytes' in outcome ? (outcome as FileOutcome).missedBytes : 0;
    writeOut(stage, life, outcome.writtenBytes, () =>
      transfer(stage, life, 'read', missed, READ_AHEAD_BYTES, goOn),
    );
  };
  go(0);
}

function throughCache(
  stage: Stage,
  life: Life,
  step: Extract<MemoryStep, { do: 'read-file' | 'write-file' }>,
  next: () => void,
): void {
  const file = fileOf(life, step.file);
  const work = step.do === 'read-file' ? readFile : writeFile;
  const rate = step.do === 'read-file' ? CACHED_READ_BYTES_PER_S : BUFFERED_WRITE_BYTES_PER_S;
  inPieces(
    stage,
    life,
    step.bytes,
    step.bytesPerS ?? rate,
    next,
    (bytes, done) => work(stage.memory, life.process, file, done, bytes),
    READ_PIECE_BYTES,
  );
}

const writeOut = (stage: Stage, life: Life, bytes: number, next: () => void) =>
  transfer(stage, life, 'write', bytes, WRITE_BACK_BYTES, next);

/** Moves bytes between disk and memory in requests of `each`, all under way at once; goes on when the last is done. */
function transfer(
  stage: Stage,
  life: Life,
  direction: 'read' | 'write',
  bytes: number,
  each: number,
  next: () => void,
): void {
  if (bytes === 0) return next();
  let left = Math.ceil(bytes / each);
  for (let at = 0; at < bytes; at += each)
    submit(stage.disk, life.groups.io, {
      direction,
      bytes: Math.min(each, bytes - at),
      wanted: () => life.alive,
      done: () => {
        left--;
        if (left === 0 && life.alive) next();
      },
    });
}

function fork(stage: Stage, life: Life, childWrites: boolean, next: () => void): void {
  if (!tryFork(stage, life)) return next();
  const { child, outcome } = forkChild(stage, life);
  tellMemory(stage, life.who.container, true);
  tellPids(stage, life.who.container);
  if (!life.alive || !child.alive || !childWrites) return next();
  const shared = child.shared.reduce((sum, m) => sum + m.bytes, 0);
  // The child works on its own from here; the parent goes on as well.
  inPieces(
    stage,
    life,
    shared,
    TOUCH_BYTES_PER_S,
    () => undefined,
    (bytes) =>
      child.alive
        ? copyShared(stage.memory, child, bytes)
        : { ...outcome, doneBytes: bytes, kills: [], ended: null },
  );
  if (life.alive) next();
}
