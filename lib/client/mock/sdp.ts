/** Session descriptions of a connection that has one data channel and nothing else. */
import { isReachable, type Signal } from './signal';

const CANDIDATE = /^a=candidate:\S+ 1 (udp|tcp) (\d+) (\S+) (\d+) typ host/i;
const lineOf = (sdp: string, name: string) => new RegExp(`^a=${name}:(.*)$`, 'm').exec(sdp)?.[1]?.trim();

/** Null when the description has no SHA-256 or no credentials. */
export function signalOf(type: Signal['type'], sdp: string): Signal | null {
  const ufrag = lineOf(sdp, 'ice-ufrag');
  const pwd = lineOf(sdp, 'ice-pwd');
  const hash = /^a=fingerprint:sha-256 ([0-9A-F:]{95})/im.exec(sdp)?.[1];
  if (!ufrag || !pwd || !hash) return null;
  const candidates = sdp.split(/\r?\n/).flatMap((line) => {
    const found = CANDIDATE.exec(line);
    if (!found) return [];
    const [, transport = '', priority, address = '', port] = found;
    if (transport.toLowerCase() !== 'udp' || !isReachable(address)) return [];
    return [{ address, port: Number(port), priority: Number(priority) }];
  });
  return { type, ufrag, pwd, fingerprint: hash.replaceAll(':', '').toLowerCase(), candidates };
}

/** Bytes a browser takes in one message; every one takes at least as many. */
const LARGEST_BYTES = 262_144;

/** The other side's description, as a browser wants to be told it. */
export function sdpOf({ type, ufrag, pwd, fingerprint, candidates }: Signal): string {
  const hash = fingerprint.toUpperCase().match(/../g)!.join(':');
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...candidates.map(
      ({ address, port, priority }, i) =>
        `a=candidate:${i + 1} 1 udp ${priority} ${address} ${port} typ host`,
    ),
    'a=end-of-candidates',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:sha-256 ${hash}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    `a=max-message-size:${LARGEST_BYTES}`,
    '',
  ].join('\r\n');
}
