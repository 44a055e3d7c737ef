'use client';
/** How far the connecting of two devices is, on either side. */
import { useEffect, useRef, useState } from 'react';
import type { Wire } from './pair-link';
import { answerOffer, makeOffer, type Offer, type RtcProblem } from './rtc-wire';

export interface Connecting {
  /**
   * `idle`: nothing was begun. `making`: the own code is made. `shown`: it is, and the other side is to read it.
   * `joining`: both codes are read, and the devices look for each other.
   */
  phase: 'idle' | 'making' | 'shown' | 'joining';
  code: string | null;
  problem: RtcProblem | null;
  /** It takes longer than it does where it works. */
  slow: boolean;
}

const IDLE: Connecting = { phase: 'idle', code: null, problem: null, slow: false };
/** Where the network lets two devices meet they do so within a second or two. */
const SLOW_MS = 20_000;

function useConnecting(onWire: (wire: Wire) => void) {
  const [state, setState] = useState<Connecting>(IDLE);
  /** What a later beginning or leaving makes void. */
  const current = useRef<{ cancel(): void } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => {
    clearTimeout(timer.current);
    current.current?.cancel();
    current.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page goes
  useEffect(() => stop, []);
  const change = (next: Partial<Connecting>) => setState((before) => ({ ...before, ...next }));

  /** Runs a beginning; what it comes to is dropped if another was begun meanwhile. */
  async function begin<T extends { code: string; opened: Promise<Wire>; cancel(): void }>(
    open: () => Promise<{ ok: true; value: T } | { ok: false; error: RtcProblem }>,
    phase: Connecting['phase'],
  ): Promise<T | null> {
    stop();
    let dropped = false;
    const token = {
      cancel: () => {
        dropped = true;
      },
    };
    current.current = token;
    setState({ ...IDLE, phase: 'making' });
    const opening = await open();
    if (dropped) {
      if (opening.ok) opening.value.cancel();
      return null;
    }
    if (!opening.ok) {
      setState({ ...IDLE, problem: opening.error });
      return null;
    }
    const { value } = opening;
    token.cancel = () => {
      dropped = true;
      value.cancel();
    };
    setState({ ...IDLE, phase, code: value.code });
    void value.opened.then((wire) => {
      if (dropped) return;
      clearTimeout(timer.current);
      current.current = null;
      setState(IDLE);
      onWire(wire);
    });
    return value;
  }
  const watch = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ slow: true }), SLOW_MS);
  };
  const cancel = () => {
    stop();
    setState(IDLE);
  };
  return { state, begin, change, watch, cancel };
}

export interface Offering {
  state: Connecting;
  begin(): void;
  accept(answer: string): void;
  cancel(): void;
}

/** The interviewer's side: shows a code, reads the answer. */
export function useOffer(onWire: (wire: Wire) => void): Offering {
  const { state, begin, change, watch, cancel } = useConnecting(onWire);
  const offer = useRef<Offer | null>(null);
  return {
    state,
    begin: () =>
      void begin(makeOffer, 'shown').then((made) => {
        offer.current = made;
      }),
    accept: (answer) => {
      if (!offer.current) return;
      void offer.current.accept(answer).then((taken) => {
        if (!taken.ok) return change({ problem: taken.error });
        change({ phase: 'joining', problem: null });
        watch();
      });
    },
    cancel,
  };
}

export interface Answering {
  state: Connecting;
  answer(offer: string): void;
  cancel(): void;
}

/** The candidate's side: reads a code, shows the answer to it. */
export function useAnswer(onWire: (wire: Wire) => void): Answering {
  const { state, begin, cancel, watch } = useConnecting(onWire);
  return {
    state,
    answer: (offer) => {
      void begin(() => answerOffer(offer), 'shown').then((made) => made && watch());
    },
    cancel,
  };
}
