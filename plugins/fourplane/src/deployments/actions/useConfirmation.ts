// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ActionRouteName,
  DeploymentActionReply,
  IntentIssue,
} from '@fourplane/plugin-fourplane-common';
import {
  useAction,
  usePreview,
  type Action,
  type Preview,
} from '@fourplane/plugin-fourplane-react';
import type { Attempt } from './deploymentCommands';

/** What would change, and doing it once it has been seen. */
export interface Confirmation {
  readonly preview: Preview<DeploymentActionReply>;
  readonly action: Action<void, DeploymentActionReply>;
  /** Whether what would change has been seen, and nothing is known to be against it. */
  readonly isPossible: boolean;
  /** What is said against it, at the fields of what is asked. */
  readonly issues: readonly IntentIssue[];
  /** Asks anew what would change. */
  readonly lookAgain: () => void;
}

/** Tries what `of` names, and does it on demand, once; without `of` there is nothing to try yet. */
export function useConfirmation(options: {
  readonly route: ActionRouteName;
  readonly of: string | undefined;
  readonly send: (
    attempt: Attempt,
  ) => Promise<{ readonly data: DeploymentActionReply }>;
  readonly onDone: () => void;
}): Confirmation {
  const { route, of, send, onDone } = options;
  const preview = usePreview({
    route,
    of,
    ask: key => send({ key, dryRun: true }),
  });
  const action = useAction({
    route,
    of,
    send: (_: void, key) => send({ key }),
    onDone,
  });
  const isOutdated =
    action.state === 'failed' && action.failure.kind === 'conflict';
  const found =
    preview.state === 'present' && preview.data.state === 'checked'
      ? preview.data
      : undefined;
  return {
    preview,
    action,
    isPossible:
      !isOutdated &&
      found !== undefined &&
      found.issues.length === 0 &&
      found.changes.length > 0,
    issues:
      failedIssues(action) ?? failedIssues(preview) ?? found?.issues ?? [],
    lookAgain: () => {
      action.forget();
      preview.look();
    },
  };
}

function failedIssues(
  of: Action<void, DeploymentActionReply> | Preview<DeploymentActionReply>,
): readonly IntentIssue[] | undefined {
  return of.state === 'failed' ? of.failure.issues : undefined;
}
