// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedRef, refKey } from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { graceEndOf } from './deploymentHealth';

/**
 * Calls the listener with the deployments whose pods are seen differently now, and once more with one whose pods' grace has
 * run out: it is judged otherwise then, though nothing of it has changed. Returns the undo.
 */
export function podChanges(
  { deployments }: Pick<ControlPlane, 'deployments'>,
  listener: (refs: readonly DeployedRef[]) => void,
): () => void {
  const graces = new Map<string, NodeJS.Timeout>();
  const watchGrace = (ref: DeployedRef) => {
    const key = refKey(ref);
    clearTimeout(graces.get(key));
    graces.delete(key);
    const end = graceEndOf(deployments.runtime(ref));
    const left = end === undefined ? 0 : end - Date.now();
    if (left > 0) {
      const over = () => {
        watchGrace(ref);
        if (!graces.has(key)) {
          listener([ref]);
        }
      };
      graces.set(key, setTimeout(over, left).unref());
    }
  };
  const undo = deployments.changes(refs => {
    refs.forEach(watchGrace);
    listener(refs);
  });
  return () => {
    undo();
    graces.forEach(timer => clearTimeout(timer));
    graces.clear();
  };
}
