'use client';
/**
 * What is said in a mock review. Each recording is an asking of its own, made in one phase: the end of a phase ends it,
 * and goes on for the next one without a gap. It waits while the review waits.
 */
import { PHASES, type Phase } from '@/lib/domain/mock/words';
import type { Recorder } from '../recorder';
import { getRecorder, recordings } from '../recordings';
import { getRoot } from '../root';
import type { MockModel } from './model';

export const spokenUnder = (sessionId: string) => `mock/${sessionId}/`;
const askingOf = (sessionId: string, phase: Phase, id: string) => `${spokenUnder(sessionId)}${phase}/${id}`;
const phaseOf = (asking: string): Phase | undefined => PHASES.find((phase) => phase === asking.split('/')[2]);

type Act = MockModel['act'];
type FollowedModel = Pick<MockModel, 'get' | 'subscribe'>;

const tell = (act: Act, asking: string, hash: string | undefined) => {
  const phase = phaseOf(asking);
  if (phase && hash) act({ type: 'spoke', phase, hash });
};

export interface Spoken {
  /** Records in the phase that is on; what was said becomes events of the review. */
  record(session: { sessionId: string; phase: Phase }, act: Act): void;
  /** Keeps the recorder with the review as long as its page is open; returns how to end both. */
  follow(model: FollowedModel): () => void;
}

export function newSpoken(recorder: () => Recorder, newId: () => string): Spoken {
  function keepUp(model: FollowedModel) {
    const { session, elsewhere } = model.get();
    const { sessionId, phase, stage, running } = session;
    const { phase: state, asking } = recorder().get();
    if (state === 'idle' || state === 'keeping' || !asking?.startsWith(spokenUnder(sessionId))) return;
    if (elsewhere || stage !== 'talk') return recorder().stop();
    if (phaseOf(asking) !== phase) recorder().cut(askingOf(sessionId, phase, newId()));
    if (running) recorder().resume();
    else recorder().pause();
  }
  return {
    record: ({ sessionId, phase }, act) =>
      void recorder().start(askingOf(sessionId, phase, newId()), (asking, whole) =>
        tell(act, asking, whole?.hash),
      ),
    follow: (model) => {
      const unsubscribe = model.subscribe(() => keepUp(model));
      return () => {
        unsubscribe();
        if (recorder().get().asking?.startsWith(spokenUnder(model.get().session.sessionId)))
          recorder().stop();
      };
    },
  };
}

let spoken: Spoken | null = null;
export const getSpoken = (): Spoken => {
  spoken ??= newSpoken(getRecorder, () => getRoot().newId());
  return spoken;
};

/** What a killed tab left of a review becomes its events. */
export async function joinSpoken(sessionId: string, act: Act): Promise<void> {
  for (const { asking, hash } of await recordings.joinLeftOver(spokenUnder(sessionId)))
    tell(act, asking, hash);
}

/** Out of the review first: a tab killed between leaves bytes nobody names, never a name without bytes. */
export async function discardSpoken(hash: string, act: Act): Promise<void> {
  act({ type: 'discarded', hash });
  await recordings.remove(hash);
}
