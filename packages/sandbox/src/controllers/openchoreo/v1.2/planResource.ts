// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { deploymentSite } from './deploymentSite';
import * as kinds from './kinds';
import { label } from './labels';
import { gatewayOf } from './lookups';
import { dataPlaneNamespace, kubernetesName, objectNameLimit } from '../names';
import {
  OutputSource,
  RenderedReleaseSpec,
  ResourceReleaseBindingSpec,
  ResourceReleaseBindingStatus,
  ResourceTypeSpec,
  Values,
} from './objects';
import { notFound, Refusal, refused, renderingFailed } from './refusal';
import { renderedManifest } from './renderedManifest';
import { TemplateEngine } from './rendering/TemplateEngine';
import { withDefaults } from './rendering/withDefaults';

/** What a resource binding provides, or why nothing can be rendered. */
export type ResourcePlan =
  | {
      outcome: 'rendered';
      manifest: KubeObject<RenderedReleaseSpec>;
      outputs: OutputSource[];
      /** What is wrong with the outputs that are missing. */
      failedOutputs: string[];
    }
  | Refusal;

export const renderedResourceName = ({
  owner,
  environment,
}: ResourceReleaseBindingSpec) =>
  kubernetesName(objectNameLimit, `r_${owner.resourceName}`, environment);

/** Looks up what the binding needs, in OpenChoreo's order, and renders the resource type. */
export function planResource(
  binding: KubeObject<ResourceReleaseBindingSpec, ResourceReleaseBindingStatus>,
  cluster: Cluster,
): ResourcePlan {
  const { spec } = binding;
  const { namespace = '' } = binding.metadata;
  if (!spec?.resourceRelease) {
    return refused(
      'ResourceReleaseNotSet',
      'spec.resourceRelease is unset; pin a ResourceRelease to deploy this binding',
    );
  }
  const { projectName, resourceName } = spec.owner;
  const release = cluster.get(
    kinds.resourceReleaseKind,
    namespace,
    spec.resourceRelease,
  );
  if (!release?.spec) return notFound('ResourceRelease', spec.resourceRelease);
  const { owner } = release.spec;
  if (
    owner.projectName !== projectName ||
    owner.resourceName !== resourceName
  ) {
    return refused(
      'InvalidReleaseConfiguration',
      `ResourceRelease "${spec.resourceRelease}" belongs to ${owner.projectName}/${owner.resourceName}`,
    );
  }
  const site = deploymentSite(cluster, {
    namespace,
    environment: spec.environment,
    owner: { kind: kinds.resourceKind, name: resourceName },
    project: projectName,
  });
  if (site.outcome === 'refused') return site;
  const { environment, dataPlane, owner: resource, project } = site;
  const type = release.spec.resourceType.spec;
  const labels = {
    [label.namespace]: namespace,
    [label.project]: projectName,
    [label.resource]: resourceName,
    [label.environment]: spec.environment,
    [label.projectUid]: project.metadata.uid ?? '',
    [label.resourceUid]: resource.metadata.uid ?? '',
    [label.environmentUid]: environment.metadata.uid ?? '',
  };
  const context: Values = {
    metadata: {
      name: renderedResourceName(spec),
      namespace: dataPlaneNamespace(namespace, projectName, spec.environment),
      resourceName,
      resourceNamespace: namespace,
      projectName,
      environmentName: spec.environment,
      labels,
    },
    parameters: withDefaults(type.parameters, release.spec.parameters),
    environmentConfigs: withDefaults(
      type.environmentConfigs,
      spec.resourceTypeEnvironmentConfigs,
    ),
    gateway: gatewayOf(environment, dataPlane),
    dataplane: { secretStore: dataPlane.spec?.secretStoreRef?.name },
  };
  return render(type, binding, spec, labels, context);
}

function render(
  type: ResourceTypeSpec,
  binding: KubeObject,
  spec: ResourceReleaseBindingSpec,
  labels: Record<string, string>,
  context: Values,
): ResourcePlan {
  const engine = TemplateEngine.create();
  const outputs: OutputSource[] = [];
  const failedOutputs: string[] = [];
  for (const output of type.outputs ?? []) {
    try {
      outputs.push(engine.render(output, context) as OutputSource);
    } catch (error) {
      failedOutputs.push(
        `output "${output.name}": ${
          error instanceof Error ? error.message : error
        }`,
      );
    }
  }
  try {
    return {
      outcome: 'rendered',
      outputs,
      failedOutputs,
      manifest: renderedManifest(binding, {
        name: renderedResourceName(spec),
        labels,
        spec: {
          environmentName: spec.environment,
          owner: spec.owner,
          resources: engine.renderAll(type.resources, context),
        },
      }),
    };
  } catch (error) {
    return renderingFailed(error);
  }
}
