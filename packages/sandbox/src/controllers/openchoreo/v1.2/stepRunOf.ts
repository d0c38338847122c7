// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { buildNamespace } from '../names';
import { StepRun } from '../stepPods';
import { label } from './labels';
import { Values, WorkflowRunSpec } from './objects';

interface Repository {
  url?: string;
  revision?: { branch?: string; commit?: string };
}

/** The build of a run as its steps' pods see it, with the variables of OpenChoreo's own workflow templates. */
export function stepRunOf({
  metadata,
  spec,
}: KubeObject<WorkflowRunSpec>): StepRun {
  const { name, namespace = '', labels = {} } = metadata;
  const { repository } = (spec?.workflow.parameters ?? {}) as {
    repository?: Repository & Values;
  };
  const component = labels[label.component];
  const project = labels[label.project];
  return {
    namespace: buildNamespace(namespace),
    workflow: name,
    environment: {
      REPO: repository?.url,
      BRANCH: repository?.revision?.branch,
      COMMIT: repository?.revision?.commit,
      ...(component && {
        IMAGE_NAME: `${namespace}-${project}-${component}`,
        IMAGE_TAG: 'v1',
        PROJECT_NAME: project,
        COMPONENT_NAME: component,
        NAMESPACE_NAME: namespace,
      }),
    },
  };
}
