// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isSameRef,
  ModelRef,
  modelRefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

/**
 * Waits until the catalog shows somebody an entity of a thing, without which the next step may not touch it, and a link
 * to it leads nowhere. The catalog tells nobody when it has changed, so it is asked again. Whether it came in time; there
 * is nothing to wait for where the control plane knows of no entity that could stand for it.
 */
export async function untilListed(
  ref: ModelRef,
  options: {
    readonly controlPlane: Pick<ControlPlane, 'entityRefsOf'>;
    readonly catalog: Pick<CatalogService, 'getEntityByRef'>;
    readonly credentials: BackstageCredentials;
    readonly timeoutSeconds: number;
    readonly signal: AbortSignal;
  },
): Promise<boolean> {
  const { catalog, credentials, timeoutSeconds, signal } = options;
  const entityRefs = options.controlPlane.entityRefsOf(ref);
  if (entityRefs.length === 0) {
    return true;
  }
  const end = performance.now() + timeoutSeconds * 1000;
  for (
    let pause = FIRST_PAUSE_MS;
    ;
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  ) {
    for (const entityRef of entityRefs) {
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      const standsFor = entity && modelRefOf(entity);
      if (standsFor && isSameRef(standsFor, ref)) {
        return true;
      }
    }
    if (performance.now() + pause > end) {
      return false;
    }
    await setTimeout(pause, undefined, { signal });
  }
}
