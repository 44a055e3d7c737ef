'use client';
/** How loud the microphone is, so that nobody talks for half an hour to the wrong one. */
import { useEffect, useState } from 'react';

const LOOK_MS = 200;
/** Of a full swing: the noise of a quiet room stays below. */
const HEARD = 0.01;
/** Nobody is silent for longer by chance while they explain something. */
const SILENT_MS = 10_000;

export interface Level {
  /** 0 to 1. */
  loud: number;
  /** Nothing was heard for a while. */
  silent: boolean;
}
const QUIET: Level = { loud: 0, silent: false };

/** Null stream: nothing is looked at. */
export function useLevel(stream: MediaStream | null): Level {
  const [level, setLevel] = useState(QUIET);
  useEffect(() => {
    if (!stream || typeof AudioContext === 'undefined') return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const swing = new Float32Array(analyser.fftSize);
    let quietMs = 0;
    const timer = setInterval(() => {
      // One that may not run hears nothing, and that says nothing.
      if (context.state !== 'running') return;
      analyser.getFloatTimeDomainData(swing);
      const loud = swing.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      quietMs = loud < HEARD ? quietMs + LOOK_MS : 0;
      setLevel({ loud: Math.min(1, loud), silent: quietMs >= SILENT_MS });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      void context.close();
      setLevel(QUIET);
    };
  }, [stream]);
  return level;
}
