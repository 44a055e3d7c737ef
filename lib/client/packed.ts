/** A file of this site that is kept compressed (scripts/prepare.ts), since a cache keeps what it was sent. */
export async function getPacked(url: string): Promise<unknown> {
  const { ok, status, body } = await fetch(url);
  if (!ok || !body) throw new Error(`${url}: ${status}`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).json();
}
