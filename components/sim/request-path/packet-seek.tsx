'use client';
import { useId } from 'react';
import type { Stepper } from '@/lib/client/sim/use-stepper';
import type { PathRun } from '@/lib/sim/request-path/request-path';
import { packetWords } from './step-words';

/** Jumps to where a packet sets out. */
export function PacketSeek({ run, stepper }: { run: PathRun; stepper: Stepper }) {
  const id = useId();
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id} className="label shrink-0">
        Packet
      </label>
      <select
        id={id}
        value={run.steps[stepper.step]!.packet}
        onChange={(event) => stepper.seek(run.packets[Number(event.target.value)]!.firstStep)}
        className="mono min-h-11 w-full min-w-0 rounded-md border border-edge bg-surface px-3"
      >
        {run.packets.map((packet, index) => (
          <option key={packet.firstStep} value={index}>
            {index + 1} {packetWords(packet)}
          </option>
        ))}
      </select>
    </div>
  );
}
