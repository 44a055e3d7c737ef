/** A scored review goes into the log, and what it missed becomes cards. */
import { fail, ok, type Result } from '@/lib/base/result';
import { cardIdOf, type RecallItem } from '@/lib/domain/bank/item';
import { heldOf } from '@/lib/domain/mock/held';
import { type Prompt, promptCardId, type StrongPoint } from '@/lib/domain/mock/prompt';
import { shareOf } from '@/lib/domain/mock/rubric';
import type { MockSession } from '@/lib/domain/mock/session';
import type { Answered, CardRef, EventBody } from '@/lib/domain/review/event';
import type { CardState } from '@/lib/domain/review/fold';
import { gradeOfReview, REVIEW_RIGHT } from '@/lib/domain/review/grade';
import type { Prediction } from '@/lib/domain/review/prediction';
import { retrievability, SCHEDULER } from '@/lib/domain/review/schedule';
import type { StoreProblem } from '@/lib/store/port';
import type { Root } from '../root';

export const promptRef = ({ id, topic }: Pick<Prompt, 'id' | 'topic'>): CardRef => ({
  cardId: promptCardId(id),
  itemId: id,
  topic,
  // An idea of its own: no question waits for it.
  concept: id,
  origin: 'builtin',
});

/** Of a prompt nobody has answered there is nothing to go by. */
const UNSEEN: Prediction = { model: 'unseen-review 1', value: 0.5 };

function predicted(state: CardState | undefined, day: number): Prediction {
  const value = state ? retrievability(state.memory, day) : null;
  return value === null ? UNSEEN : { model: SCHEDULER, value };
}

/** What the log gets of a review; null while a dimension has no score. */
export function reviewBody(
  prompt: Prompt,
  session: MockSession,
  at: { answeredAt: number; studyDay: number; packVersion: string; state: CardState | undefined },
): Answered | null {
  const answer = heldOf(prompt, session);
  if (!answer) return null;
  const score = shareOf(answer.scores, prompt.dimensions);
  const grade = gradeOfReview({ share: score, redFlags: answer.flags.length });
  return {
    type: 'answered',
    ...promptRef(prompt),
    meaning: prompt.meaning,
    packVersion: at.packVersion,
    context: 'mock',
    sessionId: session.sessionId,
    seed: session.sessionId,
    answer,
    score,
    right: score >= REVIEW_RIGHT,
    confidence: null,
    shownAt: session.startedAt,
    answeredAt: at.answeredAt,
    predictedRight: predicted(at.state, at.studyDay),
    proposedGrade: grade,
    grade,
  };
}

/**
 * Resolves with the id of the answer once it is committed. A review that is in the log already (another tab, a second
 * tap) is not written twice.
 */
export async function finishReview(
  root: Root,
  prompt: Prompt,
  session: MockSession,
): Promise<Result<string, StoreProblem>> {
  const cardId = promptCardId(prompt.id);
  const [known, cards, overview, index] = await Promise.all([
    root.store.sessionEvents(session.sessionId),
    root.store.cards([cardId]),
    root.store.overview(),
    root.bank.index().catch((error: Error) => error),
  ]);
  if (index instanceof Error) return fail({ type: 'failed', detail: index.message });
  if (!known.ok) return fail(known.error);
  if (!cards.ok) return fail(cards.error);
  if (!overview.ok) return fail(overview.error);
  const before = known.value.find((e) => e.type === 'answered');
  if (before) return ok(before.id);
  const answeredAt = root.now();
  const studyDay = root.studyDay(answeredAt, overview.value.settings.dayEndMinutes);
  const body = reviewBody(prompt, session, {
    answeredAt,
    studyDay: studyDay.day,
    packVersion: index.version,
    state: cards.value.get(cardId),
  });
  if (!body) throw new Error(`${session.sessionId} is not scored`);
  const id = root.newId();
  const done = await root.store.append([{ id, at: answeredAt, studyDay, body }]);
  return done.ok ? ok(id) : fail(done.error);
}

/** Seconds to say a point from memory. */
const POINT_SECONDS = 45;
export const pointItemId = (promptId: string, pointId: string) => `${promptId}--${pointId}`;

const pointItem = (prompt: Prompt, point: StrongPoint): RecallItem => ({
  id: pointItemId(prompt.id, point.id),
  topic: prompt.topic,
  concept: pointItemId(prompt.id, point.id),
  use: 'study',
  level: prompt.level,
  asks: 'recall',
  kind: 'recall',
  claim: point.text,
  stem: `<p>${point.question}</p>`,
  answer: `<p>${point.text}</p>`,
  sources: prompt.sources,
  meaning: `${prompt.meaning}/${point.id}`,
  seconds: POINT_SECONDS,
  asOf: prompt.asOf,
  appliesTo: prompt.appliesTo,
});

export const pointCardId = (promptId: string, pointId: string) =>
  cardIdOf(pointItemId(promptId, pointId), 'main');

/** Makes cards of points, due now; one that is a card already stays as it is. Resolves with how many are new. */
export async function makeCards(
  root: Root,
  prompt: Prompt,
  points: readonly StrongPoint[],
): Promise<Result<number, StoreProblem>> {
  const known = await root.store.cards(points.map((p) => pointCardId(prompt.id, p.id)));
  if (!known.ok) return fail(known.error);
  const fresh = points.filter((p) => !known.value.has(pointCardId(prompt.id, p.id)));
  if (fresh.length === 0) return ok(0);
  const overview = await root.store.overview();
  if (!overview.ok) return fail(overview.error);
  const at = root.now();
  const studyDay = root.studyDay(at, overview.value.settings.dayEndMinutes);
  const bodies = fresh.flatMap((point): EventBody[] => {
    const item = pointItem(prompt, point);
    const ref: CardRef = {
      cardId: pointCardId(prompt.id, point.id),
      itemId: item.id,
      topic: item.topic,
      concept: item.concept,
      origin: 'own',
    };
    return [
      { type: 'item-written', itemId: item.id, item },
      // Until today: that puts it among what is due.
      { type: 'buried', ...ref, untilDay: studyDay.day, sessionId: null },
    ];
  });
  const done = await root.store.append(bodies.map((body) => ({ id: root.newId(), at, studyDay, body })));
  return done.ok ? ok(fresh.length) : fail(done.error);
}
