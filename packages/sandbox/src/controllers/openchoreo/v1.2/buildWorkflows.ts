// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { argumentOf, ArgoWorkflow, workflowController } from '../argo';
import { buildNamespacePrefix } from '../names';

const registry = 'registry.openchoreo.localhost';

/** The commit that is built: the wanted one, or one that is always the same for the same workflow. */
const revisionOf = (workflow: ArgoWorkflow): string =>
  (
    argumentOf(workflow, 'commit') ||
    createHash('sha1')
      .update(workflow.metadata.uid ?? workflow.metadata.name)
      .digest('hex')
  ).slice(0, 8);

const imageNameOf = (workflow: ArgoWorkflow): string =>
  argumentOf(workflow, 'image-name') ??
  ['namespace-name', 'project-name', 'component-name']
    .map(name => argumentOf(workflow, name))
    .join('-');

const imageOf = (workflow: ArgoWorkflow) =>
  `${registry}/${imageNameOf(workflow)}:v1-${revisionOf(workflow)}`;

/** What OpenChoreo's workflows of builds have in common. */
export const buildProgram = {
  revisionOutput: (workflow: ArgoWorkflow) => ({
    'git-revision': revisionOf(workflow),
  }),
  name: 'workflow',
  namespacePrefix: buildNamespacePrefix,
  async outputsOf(
    step: string,
    workflow: ArgoWorkflow,
  ): Promise<Record<string, string>> {
    const isRun = workflow.metadata.labels?.['openchoreo.dev/workflowrun'];
    if (!isRun) return {};
    switch (step) {
      case 'checkout':
        return buildProgram.revisionOutput(workflow);
      case 'publish-image':
        return { image: imageOf(workflow) };
      default:
        return {};
    }
  },
  environmentOf: (workflow: ArgoWorkflow) =>
    argumentOf(workflow, 'component-name') === undefined
      ? {
          REPO: argumentOf(workflow, 'git-repo'),
          BRANCH: argumentOf(workflow, 'branch'),
          COMMIT: argumentOf(workflow, 'commit'),
        }
      : {
          REPO: argumentOf(workflow, 'git-repo'),
          BRANCH: argumentOf(workflow, 'branch'),
          COMMIT: argumentOf(workflow, 'commit'),
          IMAGE_NAME: imageNameOf(workflow),
          IMAGE_TAG: 'v1',
          IMAGE: imageOf(workflow),
          NAMESPACE_NAME: argumentOf(workflow, 'namespace-name'),
          PROJECT_NAME: argumentOf(workflow, 'project-name'),
          COMPONENT_NAME: argumentOf(workflow, 'component-name'),
          RUN_NAME: argumentOf(workflow, 'run-name') ?? workflow.metadata.name,
        },
};

/** Runs the Argo workflows of runs. */
export const buildWorkflowController = workflowController(buildProgram);
