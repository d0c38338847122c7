// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { stepWishes } from '../../sandboxAnnotation';
import { ArgoWorkflow } from '../argo';

/** A run may be told of anew while it is on its way. */
export async function passWishesOn(
  run: KubeObject,
  argo: ArgoWorkflow,
  cluster: Cluster,
): Promise<void> {
  const before = argo.metadata.annotations ?? {};
  const changes = stepWishes.filter(
    wish => run.metadata.annotations?.[wish] !== before[wish],
  );
  if (changes.length === 0) return;
  const annotations = Object.fromEntries(
    changes.map(wish => [wish, run.metadata.annotations?.[wish] ?? null]),
  );
  await cluster.patch(argo, { metadata: { annotations } });
}
