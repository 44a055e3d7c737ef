/** What the pages of mock reviews read: prompts, what is due of them, what is being held, what was held. */
import { queryOptions } from '@tanstack/react-query';
import type { HeldReview } from '@/lib/domain/mock/held';
import { type Prompt, promptCardId, type StrongPoint } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';
import type { Answered, LogEvent } from '@/lib/domain/review/event';
import { type CardState, standing } from '@/lib/domain/review/fold';
import { isPromptDue } from '@/lib/domain/review/prompts-due';
import { STORE_KEY, unwrap } from '../queries';
import { getRoot, type Root } from '../root';
import { getDrafts } from './drafts';
import { pointCardId } from './finish';
import { getPrompts } from './prompts';

/** A review in the log. */
export interface PastReview {
  eventId: string;
  sessionId: string;
  promptId: string;
  heldAt: number;
  /** 0 to 1, by the weights of the prompt. */
  share: number;
  answer: HeldReview;
}

export interface LoggedReview extends PastReview {
  /** Study day it was held on. */
  day: number;
}

export interface PromptRow extends Pick<Prompt, 'id' | 'title' | 'topic' | 'level' | 'summary'> {
  state: CardState | undefined;
  due: boolean;
}

export interface MockHome {
  prompts: PromptRow[];
  topics: { slug: string; short: string }[];
  /** Being held, latest begun first; null where the device refuses to say. */
  open: MockSession[] | null;
  studyDay: number;
}

async function readHome(root: Root): Promise<MockHome> {
  const { store, bank } = root;
  const [prompts, index, overview, open] = await Promise.all([
    getPrompts().list(),
    bank.index(),
    store.overview(),
    getDrafts().list(),
  ]);
  const { dayEndMinutes } = unwrap(overview).settings;
  const states = unwrap(await store.cards(prompts.map((p) => promptCardId(p.id))));
  const studyDay = root.studyDay(root.now(), dayEndMinutes).day;
  return {
    prompts: prompts.map(({ id, title, topic, level, summary }) => {
      const state = states.get(promptCardId(id));
      return {
        id,
        title,
        topic,
        level,
        summary,
        state,
        due: state !== undefined && isPromptDue(state, studyDay),
      };
    }),
    topics: index.topics.map(({ slug, short }) => ({ slug, short })),
    open: open.ok ? open.value : null,
    studyDay,
  };
}

export const mockHomeQuery = () =>
  queryOptions({ queryKey: [STORE_KEY, 'mock'], queryFn: () => readHome(getRoot()) });

const isReview = (event: LogEvent): event is LogEvent & Answered => event.type === 'answered';

const pastReview = (event: LogEvent & Answered): LoggedReview[] =>
  event.answer.type === 'mock'
    ? [
        {
          eventId: event.id,
          sessionId: event.sessionId,
          promptId: event.itemId,
          heldAt: event.answeredAt,
          day: event.studyDay.day,
          share: event.score,
          answer: event.answer,
        },
      ]
    : [];

/** Those of one prompt, latest first. */
export async function reviewsOf(root: Root, promptId: string): Promise<LoggedReview[]> {
  const events = standing(unwrap(await root.store.cardEvents(promptCardId(promptId))));
  return events.filter(isReview).flatMap(pastReview).reverse();
}

export const pastReviewsQuery = (promptId: string) =>
  queryOptions({
    queryKey: [STORE_KEY, 'mock', 'past', promptId],
    queryFn: () => reviewsOf(getRoot(), promptId),
  });

/** All of them, latest first. */
async function readHistory(root: Root): Promise<LoggedReview[]> {
  const prompts = await getPrompts().list();
  const past = await Promise.all(prompts.map((p) => reviewsOf(root, p.id)));
  return past.flat().sort((a, b) => b.heldAt - a.heldAt);
}

export const mockHistoryQuery = () =>
  queryOptions({ queryKey: [STORE_KEY, 'mock', 'history'], queryFn: () => readHistory(getRoot()) });

/** The review a session became; null while it is not in the log. */
export const pastReviewQuery = (sessionId: string) =>
  queryOptions({
    queryKey: [STORE_KEY, 'mock', 'session', sessionId],
    queryFn: async (): Promise<PastReview | null> => {
      const events = standing(unwrap(await getRoot().store.sessionEvents(sessionId)));
      return events.filter(isReview).flatMap(pastReview)[0] ?? null;
    },
  });

/** How many of these points are cards already. */
export const pointCardsQuery = (prompt: Prompt, points: readonly StrongPoint[]) =>
  queryOptions({
    queryKey: [STORE_KEY, 'mock', 'cards', prompt.id, points.map((p) => p.id)],
    queryFn: async () =>
      unwrap(await getRoot().store.cards(points.map((p) => pointCardId(prompt.id, p.id)))).size,
  });
