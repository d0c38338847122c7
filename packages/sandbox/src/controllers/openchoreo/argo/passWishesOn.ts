// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { stepWishes } from '../../sandboxAnnotation';
import { ArgoWorkflow } from './objects';

/** What the author of a build asks of the simulators: annotations for its workflow. */
export const wishesOf = ({
  metadata: { annotations = {} },
}: KubeObject): Record<string, string> =>
  Object.fromEntries(
    stepWishes.flatMap(wish =>
      annotations[wish] ? [[wish, annotations[wish]] as const] : [],
    ),
  );

/** A build may be told of anew while it is on its way: its workflow then asks for what the build asks for now. */
export async function passWishesOn(
  build: KubeObject,
  workflow: ArgoWorkflow,
  cluster: Cluster,
): Promise<void> {
  const wanted = wishesOf(build);
  const before = wishesOf(workflow);
  const changed = stepWishes.filter(wish => wanted[wish] !== before[wish]);
  if (changed.length === 0) return;
  const annotations = Object.fromEntries(
    changed.map(wish => [wish, wanted[wish] ?? null]),
  );
  await cluster.patch(workflow, { metadata: { annotations } });
}
