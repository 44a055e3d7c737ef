/** Serves the static folder as any host would, with the headers it needs. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { HEADERS } from './security.mjs';

const YEAR = 31_536_000;
const HASHED = /^\/(_next\/static\/|bank\/[^/]+\.[0-9a-f]{16}\.)/;

/**
 * @param {string} folder
 * @param {number} port 0 for any that is free
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve(folder, port) {
  const notFound = () => readFileSync(join(folder, '404.html'));
  const files = sirv(folder, {
    etag: true,
    extensions: ['html'],
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      const immutable = HASHED.test(pathname);
      response.setHeader('Cache-Control', immutable ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', ...HEADERS });
      response.end(notFound());
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://localhost:${actual}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}
