// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../kube/KubeObject';
import { PlannedCluster } from '../../__testUtils__/PlannedCluster';
import { v1Dialect } from '../v1Dialect';
import { servedBy } from './servedBy';

/** A cluster of whole objects of a generation of the v1 line. */
export function plannedCluster(options: {
  readonly generation: keyof typeof servedBy;
  readonly objects: readonly KubeObject[];
}): PlannedCluster {
  const { generation, objects } = options;
  const served = servedBy[generation];
  return PlannedCluster.create({ definition: v1Dialect, served, objects });
}
