// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from './ServiceProcess';
import { SetupError } from './SetupError';

const READY_TIMEOUT_MS = 480_000;

/** Waits for a condition while a service runs; fails with the service's last lines when it ends or takes too long. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  service: ServiceProcess,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    signal.throwIfAborted();
    if (await condition()) {
      return;
    }
    if (!service.running) {
      throw new SetupError(
        `The ${
          service.name
        } ended while starting. Its last lines:\n${service.tail(20)}`,
        `The whole log: ${service.logFile}`,
      );
    }
    if (Date.now() > deadline) {
      throw new SetupError(
        `The ${service.name} was not ready after ${
          READY_TIMEOUT_MS / 1000
        } s. Its last lines:\n${service.tail(20)}`,
        `The whole log: ${service.logFile}`,
      );
    }
    await delay(200, undefined, { signal });
  }
}

/** Whether there is a page at that address. */
export async function answers(url: string): Promise<boolean> {
  return (await fetchQuietly(url))?.status === 200;
}

/** Whether somebody can sign in and finds OpenChoreo's components in the catalog. */
export async function isCatalogFilled(
  backendUrl: string,
  signIn: string,
): Promise<boolean> {
  const session = await fetchQuietly(
    `${backendUrl}/api/auth/${signIn}/refresh`,
    {
      'x-requested-with': 'XMLHttpRequest',
    },
  );
  if (session?.status !== 200) {
    return false;
  }
  const { backstageIdentity } = await session.json();
  const components = await fetchQuietly(
    `${backendUrl}/api/catalog/entities/by-query?filter=kind=component,metadata.annotations.fourplane.dev/control-plane&limit=1&fields=kind`,
    { authorization: `Bearer ${backstageIdentity.token}` },
  );
  return components?.status === 200 && (await components.json()).totalItems > 0;
}

/** While a server starts, no answer is an answer: undefined. */
async function fetchQuietly(
  url: string,
  headers: Record<string, string> = {},
): Promise<Response | undefined> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
  } catch {
    return undefined;
  }
}
