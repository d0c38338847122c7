// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeMetadata, KubeObject } from '../../../kube/KubeObject';
import { Slot } from '../../__testUtils__/Slot';

export type Fields = Readonly<Record<string, unknown>>;
export interface Shape {
  readonly metadata?: Partial<KubeMetadata>;
  readonly spec?: Fields;
  readonly status?: Fields;
}

const OWNER = 'fourplane.dev/owner';

function objectOf(
  kind: string,
  namespace: string | undefined,
  name: string,
  { metadata, spec, status }: Shape,
): KubeObject {
  return {
    apiVersion: kind === 'Namespace' ? 'v1' : 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      uid: `${kind}-${namespace}-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-11-22T10:00:00Z',
      ...metadata,
    },
    ...(spec && { spec }),
    ...(status && { status }),
  };
}

export function slotOf(
  kind: string,
  namespace: string | undefined,
  name: string,
  usual: Shape,
  others: readonly Shape[],
  required: readonly string[] = [],
): Slot {
  return {
    usual: objectOf(kind, namespace, name, usual),
    others: others.map(shape =>
      objectOf(kind, namespace, name, {
        metadata: { ...usual.metadata, ...shape.metadata },
        spec: shape.spec ?? usual.spec,
        status: shape.status ?? usual.status,
      }),
    ),
    required,
  };
}

export function condition(
  type: string,
  status: string,
  reason: string,
  message?: string,
): Fields {
  return {
    type,
    status,
    reason,
    message: message ?? `${type} is ${status}`,
    lastTransitionTime: '2026-11-22T10:00:00Z',
    observedGeneration: 1,
  };
}

export function conditions(...list: Fields[]): Fields {
  return { observedGeneration: 1, conditions: list };
}

export const ready = (reason = 'Reconciled') =>
  conditions(condition('Ready', 'True', reason));
export const owned: Shape = {
  metadata: { annotations: { [OWNER]: 'team-x' } },
};
export const terminating: Shape = {
  metadata: { deletionTimestamp: '2026-11-22T11:00:00Z' },
};

export const named = (name: string, kind?: string) => ({
  name,
  ...(kind && { kind }),
});
