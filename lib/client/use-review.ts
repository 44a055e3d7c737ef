'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ReviewModel } from './review-model';
import { FIRST_VIEW } from './review-view';
import { getRoot, goOnInMemory } from './root';

/** On a hard load of this page storage and bank are read while React still wakes it: the first card stands sooner. */
let early: ReviewModel | null = null;
if (typeof window !== 'undefined' && window.location.pathname.startsWith('/review')) {
  early = new ReviewModel(getRoot());
  void early.start();
}

function takeModel(): ReviewModel {
  const model = early ?? new ReviewModel(getRoot());
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
  return { view, model, goOnWithoutStorage: () => setModel(new ReviewModel(goOnInMemory())) };
}
