/**
 * What operations on layers cost on the machine that was recorded (Linux 6.18, ext4 on a virtual disk, 2026): the only
 * place with such numbers. Mechanisms live elsewhere; another disk has other numbers here.
 */
export const MIB = 1_048_576;

export const LAYER_MACHINE = {
  /** First lookup of a name in a merged tree: H-op-stat-64MiB, 31 µs. */
  firstLookupUs: 31,
  /** Later ones come from the dentry cache: H-read-speed, stat 0.79 µs, rounded. */
  laterLookupUs: 1,
  /** One more lower layer to search: H-depth-1 to H-depth-60, (28.2 − 11.3) µs / 59. */
  lookupNsPerLayer: 286,
  /** H-copyup-warm-*: second open 4 µs, less the lookup. */
  openUs: 3,
  /** Names changed in the upper layer: H-op-unlink-64MiB, 47 µs, less the lookup. Taken for mkdir, link, rename too. */
  nameChangeUs: 16,
  /** First write of one byte after the open: H-copyup-*, 8 µs. */
  writeUs: 8,
  /** Copy-up of the whole file at open, the lookup included (MODEL.md H): 0.2 ms + 0.77 ms/MiB from the page cache, */
  copyUpWarmUs: 200,
  copyUpWarmUsPerMib: 770,
  /** and 0.5 ms + 1.1 ms/MiB from disk. */
  copyUpColdUs: 500,
  copyUpColdUsPerMib: 1100,
  /** Copy-up of metadata alone with metacopy=on: H-op-chmod-64MiB-metacopy, 61 µs, less the lookup. */
  metacopyUs: 30,
  /** Reading from the page cache and from disk: H-read-speed, 256 MiB in 26.2 ms and 147.7 ms. */
  readWarmUsPerMib: 102,
  readColdUsPerMib: 577,
  /** Writing into the page cache: copy-up from the cache less the reading, 770 − 102. */
  writeUsPerMib: 668,
  /** Blocks of a file copied up without data: its extended attributes fill one ext4 block (H-op-chmod-64MiB-metacopy). */
  metacopyDiskBytes: 4096,
} as const;

/** Microseconds for `bytes` at `usPerMib`, rounded to the nearest. */
export const timeOfBytes = (bytes: number, usPerMib: number) => Math.round((bytes * usPerMib) / MIB);
