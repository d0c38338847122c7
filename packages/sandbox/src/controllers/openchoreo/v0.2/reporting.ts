// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, NewCondition } from '../../runtime';
import { reportConditions } from '../reportConditions';
import { Status } from './objects';

// kinds whose controllers set it in their conditions only
const unobserved = new Set(['Environment', 'Build', 'Deployment', 'Endpoint']);

/** Writes the conditions, `more` of the status, and that this generation was seen, if anything differs. */
export const report = <S, T extends Status>(
  cluster: Cluster,
  object: KubeObject<S, T>,
  conditions: readonly NewCondition[],
  more?: Partial<T>,
): Promise<void> =>
  reportConditions<S, Status>(cluster, object, conditions, {
    ...more,
    ...(!unobserved.has(object.kind) && {
      observedGeneration: object.metadata.generation,
    }),
  });
