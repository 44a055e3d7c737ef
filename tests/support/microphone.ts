/** A microphone, and a browser's recorder, that hear what a test says. */

export class FakeTrack extends EventTarget {
  live = true;
  stop() {
    this.live = false;
  }
  /** Unplugged. */
  unplug() {
    this.live = false;
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeMedia extends EventTarget {
  state: RecordingState = 'inactive';
  private heard = '';
  constructor(readonly stream: MediaStream) {
    super();
  }
  start() {
    this.state = 'recording';
  }
  hear(words: string) {
    if (this.state === 'recording') this.heard += words;
  }
  requestData() {
    const data = new Blob([this.heard], { type: 'audio/webm' });
    this.heard = '';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }
  pause() {
    this.state = 'paused';
  }
  resume() {
    this.state = 'recording';
  }
  /** As browsers do it: the rest, and that it is over, come a moment later. */
  stop() {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.requestData();
      this.dispatchEvent(new Event('stop'));
    });
  }
}

export function fakeMicrophone() {
  const tracks: FakeTrack[] = [];
  const medias: FakeMedia[] = [];
  let refusal: string | null = null;
  return {
    tracks,
    /** The next time it is asked for. */
    refuse: (name: string | null) => {
      refusal = name;
    },
    open: async (): Promise<MediaStream> => {
      if (refusal) throw new DOMException('no', refusal);
      const track = new FakeTrack();
      tracks.push(track);
      return { getTracks: () => [track] } as unknown as MediaStream;
    },
    media: (stream: MediaStream): MediaRecorder => {
      const made = new FakeMedia(stream);
      medias.push(made);
      return made as unknown as MediaRecorder;
    },
    /** Says something, in a piece of its own. */
    say: (words: string) => {
      const media = medias.at(-1)!;
      media.hear(words);
      if (media.state === 'recording') media.requestData();
    },
    /** The browser stops recording by itself. */
    giveUp: () => medias.at(-1)!.stop(),
    /** Says something that is not in a piece yet. */
    begin: (words: string) => medias.at(-1)!.hear(words),
  };
}
