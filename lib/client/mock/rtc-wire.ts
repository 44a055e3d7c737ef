/**
 * A line over WebRTC between two devices of one network: no server of any kind, so each must be told how to reach the
 * other by a code carried by hand.
 */
import { fail, ok, type Result } from '@/lib/base/result';
import type { Wire } from './pair-link';
import { sdpOf, signalOf } from './sdp';
import { parseSignal, printSignal, type Signal, type SignalProblem } from './signal';

/**
 * `unsupported`: this browser has no WebRTC, or it is switched off. `swapped`: the code is this kind of device's own.
 * `used`: the code was answered before; a new one is needed.
 */
export type RtcProblem = SignalProblem | { type: 'unsupported' | 'swapped' | 'used' };

interface Opening {
  /** What the other device must be given. */
  code: string;
  /** Resolves when the other device is there; never when the network lets them not meet. */
  opened: Promise<Wire>;
  cancel(): void;
}
export interface Offer extends Opening {
  accept(answer: string): Promise<Result<void, RtcProblem>>;
}

/** Addresses are usually there in a tenth of a second; what is not by then is gone without. */
const GATHERING_MS = 3000;

function newConnection(): RTCPeerConnection | null {
  try {
    // No ICE servers: nothing is asked on any network but this one.
    return new RTCPeerConnection({ iceServers: [] });
  } catch {
    return null;
  }
}

function gathered(pc: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => pc.iceGatheringState === 'complete' && resolve();
    pc.addEventListener('icegatheringstatechange', look);
    setTimeout(resolve, GATHERING_MS);
    look();
  });
}

/** Both sides open the same channel, by its number. */
const channelOf = (pc: RTCPeerConnection) => pc.createDataChannel('review', { negotiated: true, id: 0 });

function wireOf(pc: RTCPeerConnection, channel: RTCDataChannel): Wire {
  let early: string[] | null = [];
  let hooks: Parameters<Wire['listen']>[0] | null = null;
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    pc.close();
    hooks?.closed();
  };
  channel.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') return;
    if (early) early.push(data);
    else hooks?.text(data);
  });
  channel.addEventListener('close', end);
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState === 'failed' || pc.connectionState === 'closed') end();
  });
  return {
    send: (text) => {
      if (channel.readyState !== 'open') return false;
      channel.send(text);
      return true;
    },
    // A channel says its last before it closes; a connection does not.
    close: () => {
      ended = true;
      channel.close();
      setTimeout(() => pc.close(), 500);
    },
    listen: (given) => {
      hooks = given;
      queueMicrotask(() => {
        for (const text of early ?? []) given.text(text);
        early = null;
        if (ended) given.closed();
      });
    },
  };
}

function openingOf(pc: RTCPeerConnection, channel: RTCDataChannel, code: string): Opening {
  const wire = wireOf(pc, channel);
  return {
    code,
    opened: new Promise((resolve) => channel.addEventListener('open', () => resolve(wire))),
    cancel: () => {
      if (channel.readyState !== 'open') pc.close();
    },
  };
}

async function codeOf(pc: RTCPeerConnection, type: Signal['type']): Promise<string | null> {
  await pc.setLocalDescription();
  await gathered(pc);
  const signal = signalOf(type, pc.localDescription?.sdp ?? '');
  return signal && printSignal(signal);
}

/** The interviewer's side begins. */
export async function makeOffer(): Promise<Result<Offer, RtcProblem>> {
  const pc = newConnection();
  if (!pc) return fail({ type: 'unsupported' });
  const channel = channelOf(pc);
  const code = await codeOf(pc, 'offer');
  if (!code) return fail({ type: 'unsupported' });
  return ok({
    ...openingOf(pc, channel, code),
    accept: async (answer) => {
      const parsed = parseSignal(answer);
      if (!parsed.ok) return parsed;
      if (parsed.value.type !== 'answer') return fail({ type: 'swapped' });
      if (pc.signalingState !== 'have-local-offer') return fail({ type: 'used' });
      try {
        await pc.setRemoteDescription({ type: 'answer', sdp: sdpOf(parsed.value) });
        return ok(undefined);
      } catch {
        return fail({ type: 'cut' });
      }
    },
  });
}

/** The candidate's side answers. */
export async function answerOffer(offer: string): Promise<Result<Opening, RtcProblem>> {
  const parsed = parseSignal(offer);
  if (!parsed.ok) return parsed;
  if (parsed.value.type !== 'offer') return fail({ type: 'swapped' });
  const pc = newConnection();
  if (!pc) return fail({ type: 'unsupported' });
  const channel = channelOf(pc);
  try {
    await pc.setRemoteDescription({ type: 'offer', sdp: sdpOf(parsed.value) });
    const code = await codeOf(pc, 'answer');
    return code ? ok(openingOf(pc, channel, code)) : fail({ type: 'unsupported' });
  } catch {
    pc.close();
    return fail({ type: 'cut' });
  }
}
