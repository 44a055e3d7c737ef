import { type MockModel, mockModel } from '@/lib/client/mock/model';
import { type KeptGuest, type PairGuest, pairGuest } from '@/lib/client/mock/pair-guest';
import { type PairHost, pairHost } from '@/lib/client/mock/pair-host';
import { step } from '@/lib/domain/mock/session';
import { memoryMockDrafts } from '@/lib/store/mock-drafts';
import { promptOf } from './prompt';
import { clockwork, type Line, line } from './wires';

export const prompt = promptOf();

/** Two devices in one room: the interviewer's holds the review, the candidate's keeps what survives a reload. */
export function room(sessionId = 's') {
  const clock = clockwork();
  const session = step(null, {
    at: clock.now(),
    type: 'started',
    sessionId,
    promptId: prompt.id,
    meaning: prompt.meaning,
    mode: 'pair',
    length: 35,
    level: 'senior',
  })!;
  const model = mockModel(prompt, session, 0, { drafts: memoryMockDrafts(), ...clock });
  let version: number | null = null;
  let kept: KeptGuest | null = null;
  const newHost = (): PairHost =>
    pairHost(prompt, model, {
      ...clock,
      versions: {
        read: () => version,
        keep: (v) => {
          version = v;
        },
      },
    });
  const newGuest = (): PairGuest =>
    pairGuest({
      ...clock,
      kept: {
        read: () => structuredClone(kept),
        keep: (k) => {
          kept = structuredClone(k);
        },
      },
    });
  return {
    clock,
    model,
    newHost,
    newGuest,
    forget: () => {
      version = null;
    },
  };
}

export async function connected(at = room()) {
  const host = at.newHost();
  const guest = at.newGuest();
  const joined = await join(at, host, guest);
  return { ...at, host, guest, line: joined };
}

export async function join(
  { clock }: { clock: ReturnType<typeof clockwork> },
  host: PairHost,
  guest: PairGuest,
): Promise<Line> {
  const made = line();
  host.connect(made.a);
  guest.connect(made.b);
  await clock.pass(1);
  return made;
}

export const boards = (model: MockModel, guest: PairGuest) => [
  model.get().session.board,
  guest.get().board.text,
];
