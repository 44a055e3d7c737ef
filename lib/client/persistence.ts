'use client';
/** Whether the browser has promised to keep the data, said as it is. */

export interface Persistence {
  /** unknown: this browser does not say (WebKit has no such promise). */
  state: 'persistent' | 'best-effort' | 'unknown';
  usedBytes: number | null;
  quotaBytes: number | null;
}

export async function readPersistence(): Promise<Persistence> {
  const { storage } = navigator;
  const persisted = await storage?.persisted?.().catch(() => undefined);
  const estimate = await storage?.estimate?.().catch(() => undefined);
  return {
    state: persisted === undefined ? 'unknown' : persisted ? 'persistent' : 'best-effort',
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
  };
}

/** Asked once there is something to lose; browsers answer from how the site is used, Firefox asks the person. */
export async function askToPersist(): Promise<boolean | null> {
  return (await navigator.storage?.persist?.().catch(() => null)) ?? null;
}
