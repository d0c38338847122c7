// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { Cluster } from '../../runtime';
import {
  argumentOf,
  ArgoWorkflow,
  outputOf,
  succeededNode,
  workflowController,
  WorkflowProgram,
} from '../argo';
import { buildNamespacePrefix } from './buildManifests';
import { builtWorkload } from './builtWorkload';
import { dataPlaneKind } from './kinds';
import { planeLabel } from './labels';

/** All of v0.3's templates have these steps. */
const steps = ['clone-step', 'build-step', 'push-step', 'workload-create-step'];
const unknownRegistry = 'registry.openchoreo.localhost';

/** What OpenChoreo's workflows of builds have in common. */
export const buildProgram: WorkflowProgram = {
  name: 'build-workflow',
  namespacePrefix: buildNamespacePrefix,
  withoutTemplates: {
    entrypoint: 'build-workflow',
    ttlStrategy: { secondsAfterCompletion: 3_600 },
    templates: [
      {
        name: 'build-workflow',
        steps: steps.map(step => [{ name: step, template: step }]),
      },
      ...steps.map(name => ({ name })),
    ],
  },
  async outputsOf(
    step,
    workflow,
    cluster,
  ): Promise<Record<string, string> | undefined> {
    switch (step) {
      case 'clone-step':
        return { 'git-revision': revisionOf(workflow) };
      case 'push-step':
        return { image: await imageOf(workflow, cluster) };
      case 'workload-create-step': {
        const image = outputOf(succeededNode(workflow, 'push-step'), 'image');
        const workload = builtWorkload(workflow, image ?? '', cluster);
        return workload && { 'workload-cr': stringify(workload) };
      }
      default:
        return {};
    }
  },
  labelsOf: (_, { spec }) => spec?.podMetadata?.labels ?? {},
  environmentOf: workflow => ({
    GIT_REPO: argumentOf(workflow, 'git-repo'),
    APP_PATH: argumentOf(workflow, 'app-path'),
    BRANCH: argumentOf(workflow, 'branch'),
    COMMIT: argumentOf(workflow, 'commit'),
    IMAGE_NAME: argumentOf(workflow, 'image-name'),
    IMAGE_TAG: argumentOf(workflow, 'image-tag'),
    PROJECT_NAME: argumentOf(workflow, 'project-name'),
    COMPONENT_NAME: argumentOf(workflow, 'component-name'),
  }),
};

/** Runs the Argo workflows of builds. */
export const buildWorkflowController = workflowController(buildProgram);

/** Of the commit that was asked for, else of whatever the branch was at. */
export function revisionOf(workflow: ArgoWorkflow): string {
  const commit =
    argumentOf(workflow, 'commit') ||
    createHash('sha1')
      .update(workflow.metadata.uid ?? '')
      .digest('hex');
  return commit.slice(0, 8);
}

async function imageOf(
  workflow: ArgoWorkflow,
  cluster: Cluster,
): Promise<string> {
  const namespace = workflow.metadata.labels?.[planeLabel.organization];
  const [plane] = await cluster.readAll(dataPlaneKind, namespace);
  const registry = plane?.spec?.registry.prefix ?? unknownRegistry;
  const name = argumentOf(workflow, 'image-name');
  const tag = argumentOf(workflow, 'image-tag');
  return `${registry}/${name}:${tag}-${revisionOf(workflow)}`;
}
