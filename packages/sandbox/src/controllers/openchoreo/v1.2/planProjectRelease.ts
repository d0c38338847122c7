// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { DeploymentSite, deploymentSite } from './deploymentSite';
import * as kinds from './kinds';
import { label } from './labels';
import { gatewayOf } from './lookups';
import { dataPlaneNamespace, kubernetesName, objectNameLimit } from '../names';
import {
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus,
  ProjectReleaseSpec,
  RenderedReleaseSpec,
} from './objects';
import { notFound, Refusal, refused, renderingFailed } from './refusal';
import { renderedManifest } from './renderedManifest';
import { TemplateEngine } from './rendering/TemplateEngine';
import { withDefaults } from './rendering/withDefaults';

type Binding = KubeObject<
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus
>;

/** What a project binding provides, or why nothing can be rendered. */
export type ProjectPlan =
  | {
      outcome: 'rendered';
      manifest: KubeObject<RenderedReleaseSpec>;
      /** The cell. */
      namespace: string;
    }
  | Refusal;

export const renderedProjectName = ({
  owner,
  environment,
}: ProjectReleaseBindingSpec) =>
  kubernetesName(objectNameLimit, `p_${owner.projectName}`, environment);

/** Looks up what the binding needs, in OpenChoreo's order, and renders the project type. */
export function planProjectRelease(
  binding: Binding,
  cluster: Cluster,
): ProjectPlan {
  const { spec } = binding;
  const { namespace = '' } = binding.metadata;
  const releaseName = spec?.projectRelease;
  if (!spec || !releaseName) {
    return refused(
      'ProjectReleaseNotSet',
      'spec.projectRelease is unset; pin a ProjectRelease to deploy this binding',
    );
  }
  const release = cluster.get(kinds.projectReleaseKind, namespace, releaseName);
  if (!release?.spec) return notFound('ProjectRelease', releaseName);
  const { projectName } = spec.owner;
  if (release.spec.owner.projectName !== projectName) {
    return refused(
      'InvalidReleaseConfiguration',
      `binding owner (project: "${projectName}") does not match ProjectRelease owner (project: "${release.spec.owner.projectName}")`,
    );
  }
  const site = deploymentSite(cluster, {
    namespace,
    environment: spec.environment,
    owner: { kind: kinds.projectKind, name: projectName },
    project: projectName,
  });
  return site.outcome === 'refused'
    ? site
    : render(binding, spec, release.spec, site);
}

function render(
  binding: Binding,
  spec: ProjectReleaseBindingSpec,
  release: ProjectReleaseSpec,
  { environment, dataPlane, project }: DeploymentSite,
): ProjectPlan {
  const { namespace = '' } = binding.metadata;
  const { projectName } = spec.owner;
  const cell = dataPlaneNamespace(namespace, projectName, spec.environment);
  const labels = {
    [label.namespace]: namespace,
    [label.project]: projectName,
    [label.environment]: spec.environment,
    [label.projectUid]: project.metadata.uid ?? '',
    [label.environmentUid]: environment.metadata.uid ?? '',
  };
  const type = release.projectType.spec;
  try {
    const resources = TemplateEngine.create().renderAll(type.resources, {
      metadata: {
        name: projectName,
        namespace: cell,
        projectName,
        projectNamespace: namespace,
        environmentName: spec.environment,
        labels,
      },
      parameters: withDefaults(type.parameters, release.parameters),
      environmentConfigs: withDefaults(
        type.environmentConfigs,
        spec.environmentConfigs,
      ),
      gateway: gatewayOf(environment, dataPlane),
    });
    const hasCell = resources.some(
      ({ object }) =>
        object.kind === 'Namespace' && object.metadata.name === cell,
    );
    if (!hasCell) {
      return refused(
        'NamespaceMissing',
        `the project type renders no Namespace "${cell}"`,
      );
    }
    return {
      outcome: 'rendered',
      namespace: cell,
      manifest: renderedManifest(binding, {
        name: renderedProjectName(spec),
        labels,
        spec: {
          environmentName: spec.environment,
          owner: { projectName },
          resources,
        },
      }),
    };
  } catch (error) {
    return renderingFailed(error);
  }
}
