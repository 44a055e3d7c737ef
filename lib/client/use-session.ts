'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { getRoot, goOnInMemory } from './root';
import type { SessionKind } from './session-kind';
import { SessionModel } from './session-model';
import { FIRST_VIEW } from './session-view';

const drawingAll = (model: SessionModel) => model.subscribe;

/** The session of this page: its view, and the model to tell what was tapped. `drawing` stays the same function. */
export function useSession(
  kind: SessionKind,
  first = () => new SessionModel(getRoot(), kind),
  drawing: (model: SessionModel) => SessionModel['subscribe'] = drawingAll,
) {
  const [model, setModel] = useState(first);
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  const subscribe = useMemo(() => drawing(model), [drawing, model]);
  const view = useSyncExternalStore(subscribe, model.getView, () => FIRST_VIEW);
  const goOnWithoutStorage = () => void goOnInMemory().then((root) => setModel(new SessionModel(root, kind)));
  return { view, model, goOnWithoutStorage };
}

export const newSessionId = () => getRoot().newId();
