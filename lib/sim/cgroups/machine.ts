/**
 * Constants of the machine beside those that a recording names itself. The defaults are those of the recorded one:
 * Linux 6.18, x86-64, HZ=250 (tests/fidelity/linux-6.18.json, about.machine). Sizes in bytes, times in microseconds.
 */
export interface HostMachine {
  /** One jiffy. about.machine.tickUs. */
  tickUs: number;
  /** about.machine.pageKib. */
  pageBytes: number;
  /** What a process is charged beside the pages it touches and their tables. about.machine.processBaseKib. */
  processBaseBytes: number;
}

export const RECORDED_MACHINE: HostMachine = {
  tickUs: 4_000,
  pageBytes: 4_096,
  processBaseBytes: 220 * 1024,
};

/** One page of page table maps this much (512 entries of 8 bytes, x86-64); also the size of a huge page. */
export const PAGE_TABLE_SPAN_BYTES = 2 * 1024 * 1024;

/** Charged to a thread: its kernel stack (THREAD_SIZE of x86-64, arch/x86/include/asm/page_64_types.h). */
export const THREAD_BYTES = 16 * 1024;

/** One round of reclaim: case C-cache-read512-limit64 counts 480 rounds for 448 MiB that had to give way. */
export const RECLAIM_ROUND_BYTES = 1024 * 1024;

/** Faulting in anonymous pages at full speed: 256 MiB in 118 ms of C-anon-limit256-fast, start-up included. */
export const TOUCH_BYTES_PER_S = 2_500_000_000;

/** Reading what is already in the page cache: 512 MiB in 63 ms (C-cache-read512-limit1024, second pass). */
export const CACHED_READ_BYTES_PER_S = 8_500_000_000;

/** write() into the page cache: 3 MiB in 0.55 ms (E-write-buffered-fsync-bps1M). */
export const BUFFERED_WRITE_BYTES_PER_S = 5_600_000_000;

/** One fork and wait: 93 us of D-reaped-max20; a thread is cheaper, 19 us of D-thread-max10. */
export const FORK_US = { process: 93, thread: 19 } as const;

/** Read-ahead: the default read_ahead_kb of a block device (Documentation/ABI/stable/sysfs-block). */
export const READ_AHEAD_BYTES = 128 * 1024;

/** Pages a task may allocate between two looks at memory.high (MEMCG_CHARGE_BATCH, mm/memcontrol.c). */
export const CHARGE_BATCH_PAGES = 64;

/** Longest sleep over memory.high for one batch (MEMCG_MAX_HIGH_DELAY_JIFFIES, mm/memcontrol.c). */
export const HIGH_DELAY_MAX_US = 2_000_000;

/** Slice of the block throttle (block/blk-throttle.c, a tenth of a second). */
export const THROTTLE_SLICE_US = 100_000;

/** Of the base of a process, what is anonymous memory (rss of C-map1024-untouched-limit64); the rest is kernel memory. */
export const PROCESS_RESIDENT_BYTES = 156 * 1024;
