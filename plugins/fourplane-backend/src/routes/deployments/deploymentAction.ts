// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentActionReply,
  Intent,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { RefusedError } from '../../serving/RefusedError';
import { writerOf } from '../writerOf';

/** What every deployment action is asked with. */
export interface Asked {
  readonly key: string;
  readonly dryRun?: boolean;
}

/**
 * Does what an intent wants, or says what it would change. A dry run that would be refused for what it asks is an answer,
 * so that what is wrong is shown beside what would change; everything else that is refused rejects with a
 * {@link RefusedError}.
 */
export async function deploymentAction(
  intent: Intent,
  { key, dryRun = false }: Asked,
  controlPlane: ControlPlane,
  caller: Caller,
): Promise<DeploymentActionReply> {
  const outcome = await controlPlane.apply(intent, {
    key,
    dryRun,
    ...(await writerOf(controlPlane, caller)),
    ...(dryRun && { signal: caller.signal }),
  });
  switch (outcome.state) {
    case 'done':
      return { state: 'done', refs: [...outcome.refs] };
    case 'checked':
      return {
        state: 'checked',
        changes: [...outcome.changes],
        unchecked: [...outcome.unchecked],
        issues: [],
      };
    case 'refused':
      if (dryRun && isAboutWhatIsAsked(outcome.cause)) {
        return {
          state: 'checked',
          changes: [...(outcome.changes ?? [])],
          unchecked: [],
          issues: [...outcome.issues],
        };
      }
      throw new RefusedError(outcome);
    default:
      throw new RefusedError(outcome);
  }
}

function isAboutWhatIsAsked(cause: string | undefined): boolean {
  return cause === undefined || cause === 'intent' || cause === 'conflict';
}
