// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/**
 * Waits until control planes have been read for the first time, as far as that is only a matter of moments: a task that
 * goes on when the portal has just started would find nothing in them. One that has a problem is not waited for, nor is
 * any longer than so many seconds: what is missing then is said of what is looked for. Rejects with the signal's reason.
 */
export async function untilRead(
  controlPlanes: readonly Pick<ControlPlane, 'status' | 'statusChanges'>[],
  {
    seconds,
    signal,
  }: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<void> {
  const timeout = AbortSignal.timeout(seconds * 1000);
  await Promise.all(
    controlPlanes.map(each => untilOneIsRead(each, timeout, signal)),
  );
}

async function untilOneIsRead(
  controlPlane: Pick<ControlPlane, 'status' | 'statusChanges'>,
  timeout: AbortSignal,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (!isBeingRead(controlPlane)) {
    return;
  }
  await new Promise<void>((resolve, reject) => {
    let undo = () => {};
    const end = () => {
      undo();
      if (signal.aborted) {
        reject(signal.reason);
      } else {
        resolve();
      }
    };
    const stop = controlPlane.statusChanges(() => {
      if (!isBeingRead(controlPlane)) {
        end();
      }
    });
    undo = () => {
      stop();
      timeout.removeEventListener('abort', end);
      signal.removeEventListener('abort', end);
    };
    timeout.addEventListener('abort', end);
    signal.addEventListener('abort', end);
  });
}

function isBeingRead(controlPlane: Pick<ControlPlane, 'status'>): boolean {
  const { state, problems } = controlPlane.status();
  return (
    problems.length === 0 && (state === 'connecting' || state === 'syncing')
  );
}
