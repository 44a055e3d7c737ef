'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { FIRST_VIEW } from './review-view';
import { getRoot, goOnInMemory } from './root';
import { reviewKind } from './session-kind';
import { SessionModel } from './session-model';

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

/** The review of this page: its view, and the model to tell what was tapped. */
export function useReview() {
  const [model, setModel] = useState(takeModel);
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  const view = useSyncExternalStore(model.subscribe, model.getView, () => FIRST_VIEW);
  return { view, model, goOnWithoutStorage: () => setModel(new SessionModel(goOnInMemory(), reviewKind)) };
}
