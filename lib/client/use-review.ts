'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ReviewModel } from './review-model';
import { getRoot, goOnInMemory } from './root';

/** The review of this page: its view, and the model to tell what was tapped. */
export function useReview() {
  const [model, setModel] = useState(() => new ReviewModel(getRoot()));
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  const view = useSyncExternalStore(model.subscribe, model.getView, model.getView);
  return { view, model, goOnWithoutStorage: () => setModel(new ReviewModel(goOnInMemory())) };
}
