'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { FIRST_VIEW } from './review-view';
import { getRoot, goOnInMemory } from './root';
import type { SessionKind } from './session-kind';
import { SessionModel } from './session-model';

/** A quiz or checkpoint on this page; another `kind` object is another session. */
export function useSession(kind: SessionKind) {
  const [model, setModel] = useState(() => new SessionModel(getRoot(), kind));
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  const view = useSyncExternalStore(model.subscribe, model.getView, () => FIRST_VIEW);
  return { view, model, goOnWithoutStorage: () => setModel(new SessionModel(goOnInMemory(), kind)) };
}

export const newSessionId = () => getRoot().newId();
