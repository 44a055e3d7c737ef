'use client';
import { useCallback } from 'react';
import { getRoot } from './root';
import { reviewKind } from './session-kind';
import { SessionModel } from './session-model';
import { uncoveringFirst } from './uncovering';
import { useSession } from './use-session';

/** On a hard load of this page storage and bank are read while React still wakes it: the first card stands sooner. */
let early: SessionModel | null = null;
if (typeof window !== 'undefined' && window.location.pathname.startsWith('/review')) {
  early = new SessionModel(getRoot(), reviewKind);
  void early.start();
}

function takeModel(): SessionModel {
  const model = early ?? new SessionModel(getRoot(), reviewKind);
  early = null;
  return model;
}

/** `uncover` shows the card that is drawn out of sight, if there is one; it stays the same function. */
export function useReview(uncover: () => boolean) {
  const drawing = useCallback((model: SessionModel) => uncoveringFirst(model, uncover), [uncover]);
  return useSession(reviewKind, takeModel, drawing);
}
