// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { typeNameOf } from './checkComponent';
import { resolveConnections, resolveResources } from './connections';
import { DeploymentSite, deploymentSite } from './deploymentSite';
import * as kinds from './kinds';
import { annotation, label } from './labels';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { gatewayOf } from './lookups';
import { dataPlaneNamespace, workloadName } from '../names';
import {
  ComponentReleaseSpec,
  ReleaseBindingSpec,
  ReleaseBindingStatus,
  RenderedReleaseSpec,
  WorkloadType,
} from './objects';
import { notFound, Refusal, refused } from './refusal';
import { renderedManifest } from './renderedManifest';
import { EndpointPlace, endpointStatuses } from './rendering/endpointStatus';
import { renderComponent } from './rendering/renderComponent';
import { secretNames } from './rendering/renderConfiguration';
import { RenderInput } from './rendering/RenderInput';

type Binding = KubeObject<ReleaseBindingSpec, ReleaseBindingStatus>;

/** What a binding deploys, or why nothing can be rendered. */
export type ReleasePlan =
  | {
      outcome: 'rendered';
      manifest: KubeObject<RenderedReleaseSpec>;
      status: ReleaseBindingStatus;
      workloadType: WorkloadType;
    }
  | (Refusal & { status?: ReleaseBindingStatus });

interface Parts {
  binding: Binding;
  spec: ReleaseBindingSpec;
  release: ComponentReleaseSpec;
  site: DeploymentSite;
}

export const renderedReleaseName = ({
  owner,
  environment,
}: ReleaseBindingSpec) => `${owner.componentName}-${environment}`;

/** Looks up what the binding needs, in OpenChoreo's order, and renders it. */
export function planRelease(binding: Binding, cluster: Cluster): ReleasePlan {
  const parts = gather(binding, cluster);
  return 'outcome' in parts ? parts : render(parts, cluster);
}

function gather(binding: Binding, cluster: Cluster): Parts | Refusal {
  const { spec } = binding;
  const { namespace = '' } = binding.metadata;
  if (!spec?.owner) {
    return refused('InvalidReleaseConfiguration', 'the binding has no spec');
  }
  const { projectName, componentName } = spec.owner;
  const releaseName = spec.releaseName ?? '';
  const release = cluster.get(
    kinds.componentReleaseKind,
    namespace,
    releaseName,
  )?.spec;
  if (!release) return notFound('ComponentRelease', releaseName);
  if (
    release.owner.projectName !== projectName ||
    release.owner.componentName !== componentName
  ) {
    return refused(
      'InvalidReleaseConfiguration',
      `Invalid ComponentRelease configuration: release owner (${release.owner.projectName}/${release.owner.componentName}) is another than the binding's`,
    );
  }
  const site = deploymentSite(cluster, {
    namespace,
    environment: spec.environment,
    owner: { kind: kinds.componentKind, name: componentName },
    project: projectName,
  });
  return site.outcome === 'refused' ? site : { binding, spec, release, site };
}

function labelsOf({
  spec,
  site: { owner: component, project, environment },
}: Parts) {
  const { namespace = '' } = component.metadata;
  return {
    [label.namespace]: namespace,
    [label.project]: spec.owner.projectName,
    [label.component]: spec.owner.componentName,
    [label.environment]: spec.environment,
    [label.projectUid]: project.metadata.uid ?? '',
    [label.componentUid]: component.metadata.uid ?? '',
    [label.environmentUid]: environment.metadata.uid ?? '',
  };
}

/** What the pods are annotated with: a requested restart, and failures asked of the simulators. */
function podAnnotationsOf({ binding, site }: Parts) {
  const annotations: Record<string, string> = {};
  const restartedAt = binding.metadata.annotations?.[annotation.restartedAt];
  if (restartedAt) annotations[annotation.restartedAt] = restartedAt;
  const failure =
    binding.metadata.annotations?.[sandboxAnnotation.podFailure] ??
    site.owner.metadata.annotations?.[sandboxAnnotation.podFailure];
  if (failure) annotations[sandboxAnnotation.podFailure] = failure;
  return annotations;
}

function placeOf(parts: Parts): EndpointPlace {
  const { spec, site, release } = parts;
  const { namespace = '' } = parts.binding.metadata;
  return {
    component: spec.owner.componentName,
    typeName: typeNameOf(release.componentType),
    environment: spec.environment,
    tenant: namespace,
    dataPlaneNamespace: dataPlaneNamespace(
      namespace,
      spec.owner.projectName,
      spec.environment,
    ),
    gateway: gatewayOf(site.environment, site.dataPlane),
  };
}

function render(parts: Parts, cluster: Cluster): ReleasePlan {
  const { binding, spec, release, site } = parts;
  const { namespace = '' } = binding.metadata;
  const place = placeOf(parts);
  const where = {
    namespace,
    project: spec.owner.projectName,
    environment: spec.environment,
  };
  const { endpoints = {}, dependencies = {} } = release.workload;
  const connections = resolveConnections(
    dependencies.endpoints ?? [],
    where,
    cluster,
  );
  const resources = resolveResources(
    dependencies.resources ?? [],
    where,
    cluster,
  );
  const labels = labelsOf(parts);
  const input: RenderInput = {
    release,
    name: workloadName(spec.owner.componentName, spec.environment),
    place,
    labels,
    environmentConfigs: spec.componentTypeEnvironmentConfigs,
    overrides: spec.workloadOverrides?.container,
    injected: [...connections.variables, ...resources.variables],
    podAnnotations: podAnnotationsOf(parts),
    secretStore: site.dataPlane.spec?.secretStoreRef?.name,
    remoteRefOf: (name, key) =>
      cluster
        .get(kinds.secretReferenceKind, namespace, name)
        ?.spec?.data.find(each => each.secretKey === key)?.remoteRef,
  };
  const needed = secretNames(input);
  const status: ReleaseBindingStatus = {
    conditions: binding.status?.conditions,
    lastSpecUpdateTime: binding.status?.lastSpecUpdateTime,
    ...connections.status,
    ...resources.status,
    ...(needed.length > 0 && { secretReferenceNames: needed }),
  };
  const missing = needed.find(
    name => !cluster.get(kinds.secretReferenceKind, namespace, name),
  );
  if (missing) {
    return {
      ...refused(
        'RenderingFailed',
        `Failed to collect SecretReferences: failed to get SecretReference "${missing}": SecretReference.openchoreo.dev "${missing}" not found`,
      ),
      status: {
        ...status,
        secretReferenceNames: binding.status?.secretReferenceNames,
        endpoints: binding.status?.endpoints,
      },
    };
  }
  const restartedAt = binding.metadata.annotations?.[annotation.restartedAt];
  const statuses = endpointStatuses(endpoints, place);
  return {
    outcome: 'rendered',
    workloadType: release.componentType.spec.workloadType,
    status: { ...status, ...(statuses.length > 0 && { endpoints: statuses }) },
    manifest: renderedManifest(binding, {
      name: renderedReleaseName(spec),
      labels,
      ...(restartedAt && {
        annotations: { [annotation.restartedAt]: restartedAt },
      }),
      spec: {
        environmentName: spec.environment,
        owner: spec.owner,
        resources: renderComponent(input),
      },
    }),
  };
}
