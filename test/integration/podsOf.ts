// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KubeObject } from '@fourplane/sandbox/client';
import type { IntegrationTarget } from './IntegrationTarget';
import type { Shop } from './shopManifests';

/** The pods of a component that are not on their way out, in all its environments; rejects when there is none. */
export async function podsOf(
  { client }: IntegrationTarget,
  shop: Shop,
): Promise<KubeObject[]> {
  const pods = await client.list('v1', 'Pod', {
    labelSelector: `openchoreo.dev/namespace=${shop.tenant},openchoreo.dev/component=${shop.component}`,
  });
  const living = pods.filter(({ metadata }) => !metadata.deletionTimestamp);
  if (living.length === 0) {
    throw new Error(`${shop.tenant}/${shop.component} has no pod`);
  }
  return living;
}
