/** The Content-Security-Policy of the site: of every page (with the hashes of its scripts), and what needs a header. */
import { createHash } from 'node:crypto';

/** @param {string[]} scriptHashes quoted, 'sha256-…' */
function policyOf(scriptHashes) {
  return [
    "default-src 'self'",
    `script-src 'self' ${scriptHashes.join(' ')}`.trim(),
    // Mermaid's pictures carry their own style element.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // A recorded answer is played from memory.
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Scripts in the page itself; those with src are covered by 'self'. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const POLICY_META = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/**
 * The page with its own policy as the first thing of its head, in place of one it had.
 * @param {string} html
 */
export function withPolicy(html) {
  const bare = html.replace(POLICY_META, '');
  if (!bare.includes('<head>')) throw new Error('a page without <head>');
  const hashes = [...bare.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf([...new Set(hashes)])}"/>`;
  return bare.replace('<head>', `<head>${meta}`);
}

/** For a server that can set headers; a page's own policy holds beside them. */
export const HEADERS = {
  // A review shows a simulator's page in a frame beside the notes.
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The camera reads the code on the other screen of a pair.
  'Permissions-Policy': 'camera=(self), geolocation=(), payment=()',
};
