/**
 * A memory workload step by step: turns the bytes of memory/pages.ts into time. Work goes in pieces of at most 10 ms, so
 * that processes take turns; waits for the disk and sleeps above memory.high come in between.
 */
import { schedule } from './calendar';
import { submit } from './io/device';
import { endLife, forkChild, settle, tryFork } from './lives';
import {
  BUFFERED_WRITE_BYTES_PER_S,
  CACHED_READ_BYTES_PER_S,
  FORK_US,
  READ_AHEAD_BYTES,
  TOUCH_BYTES_PER_S,
} from './machine';
import { noOutcome, type Outcome } from './memory/charge';
import { cleanFile } from './memory/page-cache';
import { copyShared, type FileOutcome, readFile, touch, writeFile, writeTmpfs } from './memory/pages';
import { freePages } from './memory/process';
import { begins, ends } from './pressure/stalls';
import { type Life, type Stage, tellMemory, tellPids } from './stage';
import { wholePages } from './units';
import type { MemoryStep, MemoryWorkload } from './workload';

const PIECE_US = 10_000;
/** A pause before a script begins again, so that one that costs nothing does not fill the calendar. */
const REPEAT_US = 1_000;
/** A write-back or swap request to the disk. */
const WRITE_BACK_BYTES = 1024 * 1024;
/** Reading goes in pieces of this much, so that a fast reader does not fill the calendar. */
const READ_PIECE_BYTES = 4 * 1024 * 1024;

export function runScript(stage: Stage, life: Life): void {
  const { steps, repeat } = life.workload as MemoryWorkload;
  const from = (index: number): void => {
    if (!life.alive) return;
    if (index < steps.length) doStep(stage, life, steps[index]!, () => from(index + 1));
    else if (repeat) after(stage, life, REPEAT_US, () => from(0));
    else endLife(stage, life, 'finished');
  };
  from(0);
}

/** Goes on after a while, if the workload still lives. */
function after(stage: Stage, life: Life, us: number, next: () => void): void {
  schedule(stage.calendar, stage.calendar.nowUs + us, () => {
    if (life.alive) next();
  });
}

function doStep(stage: Stage, life: Life, step: MemoryStep, next: () => void): void {
  const { process } = life;
  switch (step.do) {
    case 'touch':
      inPieces(stage, life, step.bytes, step.bytesPerS ?? TOUCH_BYTES_PER_S, next, (bytes) => {
        const outcome = touch(stage.memory, process, bytes, step.huge);
        life.touchedBytes += outcome.doneBytes;
        return outcome;
      });
      break;
    case 'write-tmpfs':
      inPieces(stage, life, step.bytes, step.bytesPerS ?? BUFFERED_WRITE_BYTES_PER_S, next, (bytes) =>
        writeTmpfs(stage.memory, process, bytes),
      );
      break;
    case 'free':
      freePages(process, wholePages(step.bytes, stage.machine.pageBytes));
      tellMemory(stage, life.who.container, true);
      next();
      break;
    case 'map':
      next();
      break;
    case 'hold':
      if (step.us !== undefined) after(stage, life, step.us, next);
      break;
    case 'read-file':
    case 'write-file':
      throughCache(stage, life, step, next);
      break;
    case 'fsync':
      writeOut(stage, life, cleanFile(stage.memory.cache, fileOf(life, step.file)), next);
      break;
    case 'fork':
      fork(stage, life, step.childWrites, next);
      break;
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
    const outcome = piece(Math.min(each, total - done), done);
    settle(stage, life, outcome);
    tellMemory(stage, life.who.container, outcome.kills.length > 0);
    if (!life.alive || life.end === 'stuck') return;
    const nowDone = done + outcome.doneBytes;
    const workUs = Math.ceil((outcome.doneBytes * 1_000_000) / bytesPerS);
    const goOn = () => (nowDone < total ? go(nowDone) : next());
    begins(stage, life, 'memory');
    writeOut(stage, life, outcome.writtenBytes, () => {
      ends(stage, life, 'memory');
      transfer(stage, life, 'read', missedBytes(outcome), READ_AHEAD_BYTES, () => {
        sleepAbove(stage, life, outcome.highDelayUs);
        after(stage, life, workUs + outcome.highDelayUs, goOn);
      });
    });
  };
  if (total > 0) go(0);
  else next();
}

/** Above memory.high: the sleep that comes before the work. */
function sleepAbove(stage: Stage, life: Life, us: number): void {
  if (us === 0) return;
  begins(stage, life, 'memory');
  after(stage, life, us, () => ends(stage, life, 'memory'));
}

const missedBytes = (outcome: Outcome | FileOutcome) => ('missedBytes' in outcome ? outcome.missedBytes : 0);

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
  if (bytes === 0) {
    next();
    return;
  }
  let left = Math.ceil(bytes / each);
  begins(stage, life, 'io');
  for (let at = 0; at < bytes; at += each)
    submit(stage.disk, life.groups.io, {
      direction,
      bytes: Math.min(each, bytes - at),
      wanted: () => life.alive,
      done: () => {
        left--;
        if (left > 0 || !life.alive) return;
        ends(stage, life, 'io');
        next();
      },
    });
}

function fork(stage: Stage, life: Life, childWrites: boolean, next: () => void): void {
  const forked = () => after(stage, life, FORK_US.process, next);
  if (!tryFork(stage, life)) {
    forked();
    return;
  }
  const { child } = forkChild(stage, life);
  tellMemory(stage, life.who.container, true);
  tellPids(stage, life.who.container);
  const sharedBytes = childWrites ? child.shared.reduce((sum, m) => sum + m.bytes, 0) : 0;
  if (!life.alive) return;
  inPieces(stage, life, sharedBytes, TOUCH_BYTES_PER_S, forked, (bytes) =>
    child.alive && child.shared.length > 0
      ? copyShared(stage.memory, child, bytes)
      : { ...noOutcome(), doneBytes: bytes },
  );
}
