/**
 * What one device must know of another to reach it over the local network: a line of text, short enough for a code that a
 * phone's camera reads at once. Of a session description (SDP) it keeps what differs from one to the next, in bytes.
 */
import { fail, ok, type Result } from '@/lib/base/result';

export interface Candidate {
  /** IPv4, IPv6, or the name a browser puts in place of an address it hides: a UUID and ".local". */
  address: string;
  port: number;
  priority: number;
}

export interface Signal {
  /** The interviewer's device offers, the candidate's answers. */
  type: 'offer' | 'answer';
  ufrag: string;
  pwd: string;
  /** SHA-256 of the certificate: 32 bytes as hexadecimal. */
  fingerprint: string;
  candidates: Candidate[];
}

/** `other`: no code of this kind. `newer`: of a Drydock that writes them otherwise. `cut`: not whole. */
export interface SignalProblem {
  type: 'other' | 'newer' | 'cut';
}

/** "D1" is the format; the letter after it tells an offer from an answer. */
const MARKS = { offer: 'D1o.', answer: 'D1a.' } as const;
const ANY_CODE = /D(\d+)([a-z])\.([\w-]*)/;
const MOST_CANDIDATES = 12;
const HIDDEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local$/;
const V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

const bytesOfHex = (hex: string) => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: readonly number[]) => bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
const bigEndian = (value: number, length: number) =>
  Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

/** IPv6 in 16 bytes; null when it is none, or is bound to an interface of its device. */
function bytesOfV6(address: string): number[] | null {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0 || !address.includes(':')) return null;
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 0) return null;
  const all = [...before, ...Array<string>(missing).fill('0'), ...after];
  if (!all.every((g) => /^[0-9a-f]{1,4}$/i.test(g))) return null;
  return all.flatMap((g) => bigEndian(Number.parseInt(g, 16), 2));
}

/** A byte for the kind of address and its bytes; null for an address that cannot be reached from elsewhere. */
function bytesOfAddress(address: string): number[] | null {
  if (HIDDEN.test(address)) return [2, ...bytesOfHex(address.slice(0, 36).replaceAll('-', ''))];
  if (V4.test(address)) {
    const parts = address.split('.').map(Number);
    return parts.every((p) => p < 256) ? [0, ...parts] : null;
  }
  const v6 = bytesOfV6(address);
  return v6 && [1, ...v6];
}

function printAddress(kind: number, bytes: readonly number[]): string {
  if (kind === 0) return bytes.join('.');
  const hex = hexOf(bytes);
  if (kind === 1) return hex.match(/..../g)!.join(':');
  return `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}.local`;
}

/** Whether such an address can stand in a code. */
export const isReachable = (address: string): boolean => bytesOfAddress(address) !== null;

/** Candidates past the twelfth are left out; those whose address is no address too. */
export function printSignal({ type, ufrag, pwd, fingerprint, candidates }: Signal): string {
  const text = (value: string) => [value.length, ...[...value].map((c) => c.charCodeAt(0))];
  const places = candidates
    .flatMap(({ address, port, priority }) => {
      const at = bytesOfAddress(address);
      return at ? [[...at, ...bigEndian(port, 2), ...bigEndian(priority, 4)]] : [];
    })
    .slice(0, MOST_CANDIDATES);
  const bytes = [...text(ufrag), ...text(pwd), ...bytesOfHex(fingerprint), places.length, ...places.flat()];
  const base64 = btoa(String.fromCharCode(...bytes));
  return MARKS[type] + base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

class Cut extends Error {}

/** Reads bytes one after another. */
function reader(bytes: Uint8Array) {
  let at = 0;
  const take = (count: number): number[] => {
    if (at + count > bytes.length) throw new Cut();
    at += count;
    return [...bytes.subarray(at - count, at)];
  };
  return {
    take,
    text: () => String.fromCharCode(...take(take(1)[0]!)),
    number: (length: number) => take(length).reduce((sum, byte) => sum * 256 + byte, 0),
    atEnd: () => at === bytes.length,
  };
}

const ADDRESS_BYTES = [4, 16, 16];
/** Characters the standard allows in a name or password of ICE. */
const ICE_CHARS = /^[A-Za-z0-9+/]+$/;

/** @param text the code itself, or anything it stands in: an address that carries it, a line with blanks around it */
export function parseSignal(text: string): Result<Signal, SignalProblem> {
  const found = ANY_CODE.exec(text.replace(/\s+/g, ''));
  if (!found) return fail({ type: 'other' });
  const [, format, letter, body = ''] = found;
  const type = letter === 'o' ? 'offer' : letter === 'a' ? 'answer' : null;
  if (format !== '1' || type === null) return fail({ type: 'newer' });
  try {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    const read = reader(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
    const ufrag = read.text();
    const pwd = read.text();
    const fingerprint = hexOf(read.take(32));
    const count = read.number(1);
    const candidates: Candidate[] = [];
    while (candidates.length < count) {
      const kind = read.number(1);
      const address = printAddress(kind, read.take(ADDRESS_BYTES[kind] ?? Number.POSITIVE_INFINITY));
      candidates.push({ address, port: read.number(2), priority: read.number(4) });
    }
    if (!ICE_CHARS.test(ufrag) || !ICE_CHARS.test(pwd) || !read.atEnd()) return fail({ type: 'cut' });
    return ok({ type, ufrag, pwd, fingerprint, candidates });
  } catch {
    return fail({ type: 'cut' });
  }
}
