/** A workload that reads or writes the disk directly (no page cache), some requests at a time, and their latencies. */
import { schedule } from './calendar';
import { submit } from './io/device';
import { begins, ends } from './pressure/stalls';
import type { Life, Stage } from './stage';
import type { DiskWorkload } from './workload';

export function runDisk(stage: Stage, life: Life): void {
  const { direction, blockBytes, depth, thinkUs, totalBytes, untilUs } = life.workload as DiskWorkload;
  let leftBytes = totalBytes ?? Number.MAX_SAFE_INTEGER;
  const request = (): void => {
    if (!life.alive || leftBytes <= 0 || stage.calendar.nowUs >= (untilUs ?? Infinity)) return;
    const bytes = Math.min(blockBytes, leftBytes);
    leftBytes -= bytes;
    const submittedAtUs = stage.calendar.nowUs;
    begins(stage, life, 'io');
    submit(stage.disk, life.groups.io, {
      direction,
      bytes,
      wanted: () => life.alive,
      done: (completedAtUs) => {
        life.latenciesUs.push(completedAtUs - submittedAtUs);
        life.lastDoneAtUs = completedAtUs;
        ends(stage, life, 'io');
        if (thinkUs === 0) request();
        else schedule(stage.calendar, completedAtUs + thinkUs, request);
      },
    });
  };
  for (let slot = 0; slot < depth; slot++) request();
}
