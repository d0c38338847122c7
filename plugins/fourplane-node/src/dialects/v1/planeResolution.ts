// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { keyOf } from '../reading/keys';

/** A plane as another object names it. */
export interface PlaneRefContent {
  readonly kind: string;
  readonly name: string;
}

/** The namespaced and the cluster-scoped kind of one role. */
export interface PlaneKinds {
  readonly namespaced: string;
  readonly cluster: string;
}

export const dataPlanes: PlaneKinds = {
  namespaced: 'DataPlane',
  cluster: 'ClusterDataPlane',
};
export const workflowPlanes: PlaneKinds = {
  namespaced: 'WorkflowPlane',
  cluster: 'ClusterWorkflowPlane',
};
export const observabilityPlanes: PlaneKinds = {
  namespaced: 'ObservabilityPlane',
  cluster: 'ClusterObservabilityPlane',
};

interface Candidate {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

const DEFAULT_PLANE = 'default';

/** Index keys of every plane a reference may resolve to. */
export function planeKeys(
  kinds: PlaneKinds,
  ref: PlaneRefContent | undefined,
  namespace: string,
): string[] {
  return candidates(kinds, ref, namespace).map(planeKey);
}

/** Index key of one plane. */
export function planeKey(plane: Candidate): string {
  return keyOf(plane.kind, plane.namespace ?? '', plane.name);
}

/**
 * The plane a reference resolves to, seen from a namespace (empty: from a cluster-scoped object). Without a reference
 * it is the namespace's plane `default`, then the cluster's. A reference that resolves to nothing gives nothing.
 */
export function resolvePlane(
  kinds: PlaneKinds,
  ref: PlaneRefContent | undefined,
  namespace: string,
  lookup: Lookup,
): { tenant?: string; name: string } | undefined {
  const found = candidates(kinds, ref, namespace).find(
    candidate =>
      lookup.get(candidate.kind, candidate.namespace, candidate.name) !==
      undefined,
  );
  return found && { tenant: found.namespace, name: found.name };
}

function candidates(
  kinds: PlaneKinds,
  ref: PlaneRefContent | undefined,
  namespace: string,
): Candidate[] {
  const inCluster = (name: string): Candidate => ({
    kind: kinds.cluster,
    namespace: undefined,
    name,
  });
  const inNamespace = (name: string): Candidate[] =>
    namespace ? [{ kind: kinds.namespaced, namespace, name }] : [];
  if (!ref) {
    return [...inNamespace(DEFAULT_PLANE), inCluster(DEFAULT_PLANE)];
  }
  if (ref.kind === kinds.cluster) {
    return [inCluster(ref.name)];
  }
  return ref.kind === kinds.namespaced ? inNamespace(ref.name) : [];
}
