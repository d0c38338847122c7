// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { namePathOf } from '../things/namePath';
import { Judge, Verdict } from './readiness';
import { WaitError } from './WaitError';

/** How long and how loudly something is waited for. */
export interface WaitOptions {
  readonly timeoutSeconds: number;
  /** How long a failure must stand before it is believed; controllers meet objects in any order. */
  readonly graceSeconds: number;
  readonly signal: AbortSignal;
  /** Called with one line whenever what is said of it changes. */
  readonly onProgress: (line: string) => void;
}

/**
 * Waits until a thing is as the judge wants it. Rejects with a {@link WaitError} that says how it stood last when it is
 * not in time, or has failed; with the signal's reason when that aborts.
 */
export async function untilReady(
  controlPlane: Pick<ControlPlane, 'until'>,
  ref: ModelRef,
  judge: Judge,
  { timeoutSeconds, graceSeconds, signal, onProgress }: WaitOptions,
): Promise<void> {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const either = AbortSignal.any([signal, timeout]);
  let last: Verdict = { state: 'waiting', says: 'not seen yet' };
  const until = (accepts: (verdict: Verdict) => boolean, end: AbortSignal) =>
    controlPlane.until(
      asRefOf(ref),
      reading => {
        const verdict = judge(reading);
        if (verdict.says !== last.says) {
          onProgress(`${named(ref)}: ${verdict.says}`);
        }
        last = verdict;
        return accepts(verdict);
      },
      { signal: end },
    );
  try {
    for (;;) {
      await until(({ state }) => state !== 'waiting', either);
      if (last.state === 'ready') {
        return;
      }
      if (last.state === 'broken') {
        throw new WaitError(`${named(ref)} has failed: ${last.says}`);
      }
      const grace = AbortSignal.timeout(graceSeconds * 1000);
      try {
        await until(
          ({ state }) => state !== 'failed',
          AbortSignal.any([either, grace]),
        );
      } catch (error) {
        if (grace.aborted && !either.aborted) {
          throw new WaitError(`${named(ref)} has failed: ${last.says}`);
        }
        throw error;
      }
    }
  } catch (error) {
    if (timeout.aborted && !signal.aborted && !(error instanceof WaitError)) {
      throw new WaitError(
        `${named(
          ref,
        )} was not ready within ${timeoutSeconds} seconds; last seen ${last.says.replace(
          /\.$/,
          '',
        )}. What was written stays; run the task again to go on waiting, or give timeoutSeconds more`,
      );
    }
    throw error;
  }
}

/** `component acme/shop/cart` */
export function named(ref: ModelRef): string {
  const kind = ref.kind.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  return `${kind} ${namePathOf(ref)}`;
}

/** Any reference is one of some kind, which the compiler need not know here. */
function asRefOf(ref: ModelRef): RefOf<ModelKind> {
  return ref;
}
