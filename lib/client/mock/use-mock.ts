'use client';
/** The mock review of a page: begun here, or found again on the device. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Level } from '@/lib/domain/bank/words';
import type { Prompt } from '@/lib/domain/mock/prompt';
import { type Mode, step } from '@/lib/domain/mock/session';
import type { Length } from '@/lib/domain/mock/words';
import type { DraftProblem } from '@/lib/store/mock-drafts';
import { recordings } from '../recordings';
import { getRoot } from '../root';
import { getDrafts } from './drafts';
import { type MockModel, type MockView, mockModel } from './model';
import { getPrompts } from './prompts';
import { getSpoken, joinSpoken, spokenUnder } from './spoken';

const BEAT_MS = 1000;

export interface OpenMock {
  prompt: Prompt;
  model: MockModel;
}

/** Those of this tab, so that a browser that keeps nothing still holds a review as long as the tab is open. */
const open = new Map<string, OpenMock>();

const depsOf = () => ({ drafts: getDrafts(), now: () => getRoot().now() });

/** Begins a review; the clock runs. Returns its session's id. */
export function beginMock(prompt: Prompt, choice: { mode: Mode; length: Length; level: Level }): string {
  const { newId, now } = getRoot();
  const sessionId = newId();
  const { id: promptId, meaning } = prompt;
  const session = step(null, { at: now(), type: 'started', sessionId, promptId, meaning, ...choice })!;
  const model = mockModel(prompt, session, 0, depsOf());
  open.set(sessionId, { prompt, model });
  void model.settled();
  return sessionId;
}

export type Opened =
  | { type: 'loading' }
  /** Finished, thrown away, or begun on another device. */
  | { type: 'missing' }
  | { type: 'problem'; problem: DraftProblem }
  | ({ type: 'open' } & OpenMock);

const finding = new Map<string, Promise<Opened>>();
/** Asked twice at once it is opened once: two models of a review would stop each other. */
function find(sessionId: string): Promise<Opened> {
  const under = finding.get(sessionId) ?? read(sessionId).finally(() => finding.delete(sessionId));
  finding.set(sessionId, under);
  return under;
}

async function read(sessionId: string): Promise<Opened> {
  const known = open.get(sessionId);
  if (known) return { type: 'open', ...known };
  const kept = await getDrafts().get(sessionId);
  if (!kept.ok) return { type: 'problem', problem: kept.error };
  const prompt = kept.value && (await getPrompts().prompt(kept.value.promptId));
  if (!kept.value || !prompt) return { type: 'missing' };
  const model = mockModel(prompt, kept.value, kept.value.version, depsOf());
  model.act({ type: 'reopened' });
  open.set(sessionId, { prompt, model });
  void joinSpoken(sessionId, model.act);
  return { type: 'open', prompt, model };
}

export function useOpenMock(sessionId: string): Opened {
  const [opened, setOpened] = useState<Opened>({ type: 'loading' });
  useEffect(() => {
    let left = false;
    find(sessionId)
      .catch((error): Opened => ({ type: 'problem', problem: { type: 'refused', detail: String(error) } }))
      .then((found) => !left && setOpened(found));
    return () => {
      left = true;
    };
  }, [sessionId]);
  return opened;
}

/** The view of a review, whose clock beats as long as the page is open. */
export function useMock(model: MockModel): MockView {
  useEffect(() => {
    const timer = setInterval(() => model.beat(), BEAT_MS);
    const flush = () => void model.settled();
    const unfollow = getSpoken().follow(model);
    window.addEventListener('pagehide', flush);
    return () => {
      clearInterval(timer);
      unfollow();
      window.removeEventListener('pagehide', flush);
      // Gone to another page of this app: the clock waits.
      if (model.get().session.running) model.act({ type: 'paused' });
      flush();
    };
  }, [model]);
  return useSyncExternalStore(model.subscribe, model.get, model.get);
}

/** What is to be done once a review is in the log or was thrown away. */
const atClose = new Map<string, () => void>();
export const onceClosed = (sessionId: string, then: () => void) => void atClose.set(sessionId, then);

/** With all that was said in it. */
export async function throwAwayMock(sessionId: string): Promise<void> {
  await closeMock(sessionId);
  await recordings.removeUnder(spokenUnder(sessionId));
}

/** It is in the log, or was thrown away. */
export async function closeMock(sessionId: string): Promise<void> {
  open.delete(sessionId);
  atClose.get(sessionId)?.();
  atClose.delete(sessionId);
  await getDrafts().remove(sessionId);
}
