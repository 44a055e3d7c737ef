/**
 * A short stand-in for a digest: equal content, equal text. It is two 32-bit FNV-1a hashes, not SHA-256: enough to tell
 * a few hundred layers apart, and synchronous.
 */
import { hash32 } from '@/lib/base/rng';

const hex = (value: number) => value.toString(16).padStart(8, '0');

export const digestOf = (...parts: readonly string[]) => {
  const text = JSON.stringify(parts);
  return hex(hash32(text)) + hex(hash32(`2:${text}`));
};
