// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  dataPlaneNamespace,
  kubernetesName,
  objectNameLimit,
} from '../../names';
import { RenderedResource } from '../../inventory';
import { runtimeLabels } from '../labels';
import { Access, BindingSpec } from '../objects';

/** All that one binding is rendered from, apart from its class. */
export interface RenderInput {
  /** The binding's. */
  name: string;
  namespace: string;
  spec: BindingSpec;
  /** Where the targets of its connections are, by connection. */
  connections: Readonly<Record<string, Access>>;
  /** The simulated failure its pods are to have. */
  podFailure?: string;
}

/** The workload and the Service of a binding. */
export const runtimeName = (binding: string): string =>
  kubernetesName(objectNameLimit, binding);

export const identity = (
  { namespace, spec }: RenderInput,
  name: string,
): RenderedResource['object']['metadata'] => ({
  name,
  namespace: dataPlaneNamespace(
    namespace,
    spec.owner.projectName,
    spec.environment,
  ),
  labels: runtimeLabels(namespace, spec),
});

/** The entries of a map in a settled order. */
export const sortedEntries = <T>(map: Readonly<Record<string, T>> = {}) =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
