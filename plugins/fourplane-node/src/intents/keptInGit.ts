// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  IntentIssue,
  isRefOf,
  isSameRef,
  ManagedBy,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { deploymentsOf, IntentGround, present, said } from './IntentGround';

const tools = { argocd: 'Argo CD', flux: 'Flux', other: 'a GitOps tool' };

/** What is made over again from Git: a change made here would be undone, so it is not begun. */
export function keptInGit(intent: Intent, ground: IntentGround): IntentIssue[] {
  return concerned(intent, ground).flatMap(({ path, ref, managedBy }) => {
    if (!managedBy) {
      return [];
    }
    const { tool, name, url } = managedBy;
    return [
      {
        path,
        message: `${said(ref)} is kept in Git by ${tools[tool]}${
          name ? ` (${name})` : ''
        }, which would undo a change made here`,
        mend: url ? `Change it at ${url}` : 'Change it in its repository',
      },
    ];
  });
}

interface Concerned {
  readonly path: string;
  readonly ref: ModelRef;
  readonly managedBy?: ManagedBy;
}

/** What an intent changes, where that may be kept in Git. */
function concerned(intent: Intent, ground: IntentGround): readonly Concerned[] {
  const inPlace = (component: ModelRef, environment: ModelRef, path: string) =>
    deploymentsOf(component, ground)
      .filter(one => isSameRef(one.environment, environment))
      .map(one => ({ ...one, path }));
  const named = (ref: ModelRef, path: string) => {
    const deployment = present(ref, ground);
    return deployment ? [{ ...deployment, path }] : [];
  };
  switch (intent.intent) {
    case 'deploy':
      return inPlace(intent.component, intent.environment, 'environment');
    case 'promote':
      return inPlace(intent.component, intent.to, 'to');
    case 'rollback':
    case 'undeploy':
    case 'suspend':
    case 'resume':
    case 'restart':
    case 'configureDeployment':
      return named(intent.deployment, 'deployment');
    case 'updateComponent': {
      const { component } = intent;
      const reading = isRefOf(component, 'component')
        ? ground.model.read(component)
        : undefined;
      return reading?.state === 'present'
        ? [{ ...reading.model, path: 'component' }]
        : [];
    }
    default:
      return [];
  }
}
