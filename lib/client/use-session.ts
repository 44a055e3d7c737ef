'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { getRoot, goOnInMemory } from './root';
import type { SessionKind } from './session-kind';
import { SessionModel } from './session-model';
import { FIRST_VIEW } from './session-view';

/** The session of this page: its view, and the model to tell what was tapped. */
export function useSession(kind: SessionKind, first = () => new SessionModel(getRoot(), kind)) {
  const [model, setModel] = useState(first);
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  const view = useSyncExternalStore(model.subscribe, model.getView, () => FIRST_VIEW);
  const goOnWithoutStorage = () => void goOnInMemory().then((root) => setModel(new SessionModel(root, kind)));
  return { view, model, goOnWithoutStorage };
}

export const newSessionId = () => getRoot().newId();
