// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isNotFound, SandboxClient } from '@fourplane/sandbox/client';

const openChoreo = 'openchoreo.dev/v1alpha1';
const patienceMs = 30_000;
const pauseMs = 100;
const nudgeMs = 1_500;

/**
 * Waits until the check no longer throws; rejects with what it threw last. OpenChoreo does not watch its data planes
 * and looks again only after up to five minutes: meanwhile its releases are touched, which makes it look
 * at once. Without a client nothing is touched.
 */
export async function eventually(
  client: SandboxClient | undefined,
  check: () => Promise<void>,
): Promise<void> {
  const start = Date.now();
  let nudges = 0;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      const waited = Date.now() - start;
      if (waited > patienceMs) {
        throw error;
      }
      if (client && waited > (nudges + 1) * nudgeMs) {
        nudges += 1;
        await touchReleases(client, `${start}-${nudges}`);
      }
      await new Promise(resolve => setTimeout(resolve, pauseMs));
    }
  }
}

/** Makes OpenChoreo look at once at what its releases have become on their data planes; another mark, another look. */
export async function touchReleases(
  client: SandboxClient,
  mark: string,
): Promise<void> {
  for (const { metadata } of await client.list(openChoreo, 'RenderedRelease')) {
    await client
      .mergePatch(
        openChoreo,
        'RenderedRelease',
        metadata.namespace,
        metadata.name,
        { metadata: { annotations: { 'fourplane.dev/look': mark } } },
      )
      .catch(error => {
        // one that is gone meanwhile needs no touch
        if (!isNotFound(error)) {
          throw error;
        }
      });
  }
}
