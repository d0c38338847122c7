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
} from '../argo';
import { buildNamespacePrefix } from './buildManifests';
import { builtWorkload } from './builtWorkload';
import { dataPlaneKind } from './kinds';
import { planeLabel } from './labels';

/** All of v0.3's templates have these steps. */
const steps = ['clone-step', 'build-step', 'push-step', 'workload-create-step'];
const templateKind = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ClusterWorkflowTemplate',
};
const unknownRegistry = 'registry.openchoreo.localhost';

/** The build plane's own work: v0.3's workflows, and what their steps put out. */
export const buildWorkflowController = workflowController({
  name: 'build-workflow',
  namespacePrefix: buildNamespacePrefix,
  stepsOf: () => steps,
  async problemOf({ spec }, cluster) {
    const { name = '' } = spec?.workflowTemplateRef ?? {};
    const templates = (await cluster.serves(templateKind))
      ? await cluster.readAll(templateKind)
      : [];
    // where there are none at all, nobody set the build plane up, and every name will do
    return templates.length === 0 ||
      templates.some(({ metadata }) => metadata.name === name)
      ? undefined
      : `clusterworkflowtemplates.argoproj.io "${name}" not found`;
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
});

/** Of the commit that was asked for, else of whatever the branch was at. */
function revisionOf(workflow: ArgoWorkflow): string {
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
