import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pixels, qrReader, qrRows } from '@/lib/client/mock/qr';
import { sdpOf, signalOf } from '@/lib/client/mock/sdp';
import { parseSignal, printSignal, type Signal } from '@/lib/client/mock/signal';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const ice = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'aZ09+/'), minLength, maxLength });
const v6 = fc.array(hex(4), { minLength: 8, maxLength: 8 }).map((g) => g.join(':'));
const address = fc.oneof(
  fc.ipV4(),
  v6,
  fc.uuid().map((id) => `${id}.local`),
);
const candidate = fc.record({
  address,
  port: fc.integer({ min: 1, max: 65_535 }),
  priority: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});
const signal: fc.Arbitrary<Signal> = fc.record({
  type: fc.constantFrom('offer', 'answer'),
  ufrag: ice(4, 8),
  pwd: ice(22, 32),
  fingerprint: hex(64),
  candidates: fc.array(candidate, { maxLength: 6 }),
});

/** As Chromium writes them: one with addresses, one that hides them. */
const CHROMIUM = (addresses: string[]) =>
  [
    'v=0',
    'o=- 3442831394781546719 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS',
    'm=application 52896 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 192.0.2.2',
    ...addresses,
    'a=ice-ufrag:SjDK',
    'a=ice-pwd:zE2qx8a+IKFbCOwe6LZoKWWv',
    'a=ice-options:trickle',
    'a=fingerprint:sha-256 11:B9:23:40:CA:F0:B2:03:0F:E5:3C:08:4B:C7:F9:98:4C:ED:7D:A2:ED:2C:F9:48:54:43:13:B5:8A:82:49:97',
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n');

/** Rows of modules as a picture of so many pixels a module. */
function pictureOf(rows: boolean[][], scale: number): Pixels {
  const size = rows.length * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (rows[Math.floor(y / scale)]![Math.floor(x / scale)])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return { width: size, height: size, data };
}

describe('the code of a device', () => {
  test('says the same when it is read, also inside an address or a broken line', () => {
    fc.assert(
      fc.property(signal, fc.nat(), (s, at) => {
        const code = printSignal(s);
        expect(parseSignal(code)).toEqual({ ok: true, value: s });
        expect(parseSignal(`https://drydock.example/mock/join#${code}`)).toEqual({ ok: true, value: s });
        const cut = at % code.length;
        expect(parseSignal(` ${code.slice(0, cut)}\n ${code.slice(cut)}\n`)).toEqual({ ok: true, value: s });
      }),
    );
  });

  test('that is not whole is refused', () => {
    fc.assert(
      fc.property(signal, fc.nat(), (s, at) => {
        const code = printSignal(s);
        expect(parseSignal(code.slice(0, at % code.length)).ok).toBe(false);
      }),
    );
  });

  test('tells what is no code from one of a newer Drydock', () => {
    expect(parseSignal('https://example.com')).toEqual({ ok: false, error: { type: 'other' } });
    expect(parseSignal('')).toEqual({ ok: false, error: { type: 'other' } });
    expect(parseSignal('D2o.AAAA')).toEqual({ ok: false, error: { type: 'newer' } });
    expect(parseSignal('D1o.AAAA')).toEqual({ ok: false, error: { type: 'cut' } });
    expect(parseSignal('D1o.!')).toEqual({ ok: false, error: { type: 'cut' } });
  });

  test('keeps of a description what it needs to be reached, and no line of it can be smuggled in', () => {
    const sdp = CHROMIUM([
      'a=candidate:2903563484 1 udp 2113937151 192.0.2.2 52896 typ host generation 0 network-cost 999',
      'a=candidate:1719016764 1 udp 2113942271 fd00::2 34058 typ host generation 0 network-cost 999',
      'a=candidate:1 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active generation 0',
      'a=candidate:2 1 udp 1 0b5c2ed0-6c8f-4b7e-9a06-3d7d6a5c1b2e.local 40000 typ host',
      'a=candidate:3 1 udp 1 fe80::1%eth0 40000 typ host',
      'a=candidate:4 1 udp 1 203.0.113.9 40000 typ srflx raddr 0.0.0.0 rport 0',
    ]);
    const found = signalOf('offer', sdp)!;
    expect(found.candidates.map((c) => c.address)).toEqual([
      '192.0.2.2',
      'fd00::2',
      '0b5c2ed0-6c8f-4b7e-9a06-3d7d6a5c1b2e.local',
    ]);
    const parsed = parseSignal(printSignal(found));
    if (!parsed.ok) throw new Error(parsed.error.type);
    // IPv6 comes back in full.
    expect(parsed.value.candidates[1]!.address).toBe('fd00:0000:0000:0000:0000:0000:0000:0002');
    const again = signalOf('offer', sdpOf(parsed.value));
    expect(again).toEqual(parsed.value);
    const smuggled = printSignal({ ...found, ufrag: 'a\r\na=x:' });
    expect(parseSignal(smuggled)).toEqual({ ok: false, error: { type: 'cut' } });
  });

  test('of a description without a certificate is none', () => {
    expect(signalOf('offer', 'v=0\r\na=ice-ufrag:a\r\na=ice-pwd:b\r\n')).toBeNull();
  });

  test('is read off a picture of itself, with its address, at two pixels a module and at more', async () => {
    const read = await qrReader();
    const codes = fc.sample(signal, { numRuns: 10, seed: 7 });
    for (const s of codes) {
      const text = `https://drydock.example/mock/join#${printSignal(s)}`;
      const rows = await qrRows(text);
      // Denser ones a phone's camera reads badly.
      expect(rows.length - 8).toBeLessThanOrEqual(73);
      for (const scale of [2, 3, 5]) expect(read(pictureOf(rows, scale))).toBe(text);
    }
  });

  test('is not seen where there is none', async () => {
    const read = await qrReader();
    expect(read({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(255) })).toBeNull();
  });
});
