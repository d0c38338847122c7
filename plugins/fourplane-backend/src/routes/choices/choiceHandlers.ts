// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, typeChoiceKinds } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import type { Handlers } from '../handlers';
import { checkName } from './checkName';
import { pipelineEnvironments, tenantEnvironments } from './environmentChoices';
import { thingChoices } from './thingChoices';
import { secretChoices, typeChoices, workflowChoices } from './typeChoices';

/** What the choices of a project's environments are read from. */
const pipelineKinds = ['project', 'pipeline', 'environment'] as const;

/** What answers the rows of choices. */
export function choiceHandlers(controlPlanes: ControlPlanes) {
  return {
    listTenantChoices: {
      reads: ['tenant'],
      answer: () => thingChoices(controlPlanes, 'tenant'),
    },
    listProjectChoices: {
      reads: ['project'],
      answer: () => thingChoices(controlPlanes, 'project'),
    },
    listProjectEnvironmentChoices: {
      reads: pipelineKinds,
      answer: params => pipelineEnvironments(controlPlanes, params),
    },
    listTenantEnvironmentChoices: {
      reads: ['environment'],
      answer: params => tenantEnvironments(controlPlanes, params),
    },
    listProjectTypeChoices: {
      reads: typeChoiceKinds,
      answer: params => typeChoices(controlPlanes, params),
    },
    listTenantTypeChoices: {
      reads: typeChoiceKinds,
      answer: params => typeChoices(controlPlanes, params),
    },
    listProjectWorkflowChoices: {
      reads: ['workflow'],
      answer: params => workflowChoices(controlPlanes, params),
    },
    listTenantWorkflowChoices: {
      reads: ['workflow'],
      answer: params => workflowChoices(controlPlanes, params),
    },
    listSecretChoices: {
      reads: ['secretReference'],
      answer: params => secretChoices(controlPlanes, params),
    },
    checkComponentName: named(controlPlanes, 'component'),
    checkResourceName: named(controlPlanes, 'resource'),
    checkProjectName: named(controlPlanes, 'project'),
    checkEnvironmentName: named(controlPlanes, 'environment'),
    checkPipelineName: named(controlPlanes, 'pipeline'),
  } satisfies Partial<Handlers>;
}

/** A name is asked for while it is typed; what comes to be meanwhile, the action that makes it finds out. */
function named(controlPlanes: ControlPlanes, kind: ModelKind) {
  return {
    reads: [],
    answer: (params: Parameters<typeof checkName>[2]) =>
      checkName(controlPlanes, kind, params),
  };
}
