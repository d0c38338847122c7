// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  IntentIssue,
  isRefOf,
  isSameRef,
  keeperOf,
  ManagedBy,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { deploymentsOf, IntentGround, present, said } from './IntentGround';

/** What is made over again from Git: a change made here would be undone, so it is not begun. */
export function keptInGit(intent: Intent, ground: IntentGround): IntentIssue[] {
  return concerned(intent, ground).flatMap(({ path, ref, managedBy }) => {
    if (!managedBy) {
      return [];
    }
    const { url } = managedBy;
    return [
      {
        path,
        message: `${said(ref)} is kept in Git by ${keeperOf(
          managedBy,
        )}, which would undo a change made here`,
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
    case 'updateComponent':
      return componentNamed(intent.component, 'component', ground);
    case 'delete':
      return deleted(intent.ref, ground);
    default:
      return [];
  }
}

function componentNamed(
  ref: ModelRef,
  path: string,
  { model }: IntentGround,
): Concerned[] {
  const reading = isRefOf(ref, 'component') ? model.read(ref) : undefined;
  return reading?.state === 'present' ? [{ ...reading.model, path }] : [];
}

/** A thing with what goes with it: its tool would make over again whichever of them it keeps. */
function deleted(ref: ModelRef, ground: IntentGround): Concerned[] {
  const { kind, tenant, name } = ref;
  const path = 'ref';
  const { model } = ground;
  const withDeployments = (component: ModelRef) => [
    ...componentNamed(component, path, ground),
    ...deploymentsOf(component, ground).map(one => ({ ...one, path })),
  ];
  switch (kind) {
    case 'deployment':
    case 'resourceDeployment':
    case 'projectDeployment': {
      const deployment = present(ref, ground);
      return deployment ? [{ ...deployment, path }] : [];
    }
    case 'component':
    case 'resource':
      return withDeployments(ref);
    case 'project':
      return [
        ref,
        ...model.refs('component', { tenant, project: name }),
        ...model.refs('resource', { tenant, project: name }),
      ].flatMap(withDeployments);
    case 'tenant':
      return [
        ...model.refs('project', { tenant: name }),
        ...model.refs('component', { tenant: name }),
        ...model.refs('resource', { tenant: name }),
      ].flatMap(withDeployments);
    default:
      return [];
  }
}
