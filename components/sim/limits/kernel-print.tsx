'use client';
import { memo } from 'react';
import { kernelFiles, PRESSURE_NOTE } from '@/lib/sim/cgroups/kernel-files';
import type { Limits } from '@/lib/sim/cgroups/kernel-limits';
import type { GroupResult } from '@/lib/sim/cgroups/results';
import { Terminal } from '../../ui/terminal';

const CONTROLLERS = ['cpu', 'memory', 'pids', 'io'] as const;

/** The group's files at the end of the run, a terminal for each controller. */
export const KernelPrint = memo(function KernelPrint({
  path,
  limits,
  result,
}: {
  /** Below /sys/fs/cgroup. */
  path: string;
  limits: Limits;
  result: GroupResult;
}) {
  const files = kernelFiles(limits, result);
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      {CONTROLLERS.map((controller) => (
        <Terminal
          key={controller}
          title={`${path}/${controller}.*`}
          text={files
            .filter((file) => file.name.startsWith(`${controller}.`))
            .map(({ name, content }) => `$ cat ${name}\n${content}`)
            .join('\n')}
        />
      ))}
      <p className="text-sm text-soft lg:col-span-2">{PRESSURE_NOTE}</p>
    </div>
  );
});
