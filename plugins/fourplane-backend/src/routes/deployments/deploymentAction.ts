// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentActionReply,
  Intent,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { RefusedError } from '../../serving/RefusedError';

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
  const as =
    controlPlane.writes === 'impersonate' ? await caller.kubeUser() : undefined;
  const outcome = await controlPlane.apply(intent, {
    key,
    dryRun,
    // Once begun it is brought to its end, whether or not the caller waits for it.
    ...(dryRun && { signal: caller.signal }),
    ...(as && { as }),
    ...(caller.entityRef && { by: caller.entityRef }),
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
