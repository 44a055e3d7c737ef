'use client';
/** Reads a code off another screen with this device's camera. Pictures never leave the page. */
import { type RefObject, useEffect, useState } from 'react';
import { qrReader } from './qr';

/** `refused`: by the person or the browser. `none`: there is no camera. */
export type CameraState = 'starting' | 'looking' | 'refused' | 'none';

const LOOK_MS = 120;
/** Pixels of the longer side that are looked at: enough for a code that fills a third of the picture. */
const LONGEST = 1280;

/** @param onText called once, with the first code seen */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onText: (text: string) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('starting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once, for whoever asked first
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const canvas = document.createElement('canvas');
    const pixels = canvas.getContext('2d', { willReadFrequently: true });

    async function start() {
      if (!navigator.mediaDevices?.getUserMedia || !pixels) return setState('none');
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: LONGEST } },
      });
      const { current } = video;
      const read = await qrReader();
      if (left || !current) return stop();
      current.srcObject = stream;
      await current.play();
      setState('looking');
      const look = () => {
        if (left) return;
        const { videoWidth, videoHeight } = current;
        const scale = Math.min(1, LONGEST / Math.max(videoWidth, videoHeight, 1));
        canvas.width = Math.round(videoWidth * scale);
        canvas.height = Math.round(videoHeight * scale);
        if (canvas.width > 0 && canvas.height > 0) {
          pixels!.drawImage(current, 0, 0, canvas.width, canvas.height);
          const text = read(pixels!.getImageData(0, 0, canvas.width, canvas.height));
          if (text !== null) {
            stop();
            return onText(text);
          }
        }
        timer = setTimeout(look, LOOK_MS);
      };
      look();
    }

    /** The camera's light goes out. */
    function stop() {
      left = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    }

    start().catch((error: unknown) => {
      if (left) return;
      stop();
      const { name } = error as { name?: string };
      setState(name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'refused');
    });
    return stop;
  }, []);
  return state;
}
