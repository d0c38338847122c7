// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { resolveConnections, resolveResources } from './connections';
import { DeploymentSite, deploymentSite } from './deploymentSite';
import * as kinds from './kinds';
import { annotation, label } from './labels';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { RenderedResource } from '../inventory';
import { dataPlaneNamespace, workloadName } from '../names';
import {
  ComponentReleaseSpec,
  ReleaseBindingSpec,
  ReleaseBindingStatus,
  RenderedReleaseSpec,
  Values,
  WorkloadType,
} from './objects';
import { notFound, Refusal, refused } from './refusal';
import { renderedManifest } from './renderedManifest';
import { endpointStatuses } from './rendering/endpointStatus';
import { renderComponent } from './rendering/renderComponent';
import { secretNames } from './rendering/configurations';
import { Dependencies, RenderInput } from './rendering/RenderInput';
import { TemplateEngine } from './rendering/TemplateEngine';

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

/** The `metadata` of templates. */
function metadataOf({ binding, spec, site }: Parts, labels: Values): Values {
  const { owner: component, project, environment, dataPlane } = site;
  const { namespace = '' } = binding.metadata;
  const { componentName, projectName } = spec.owner;
  return {
    name: workloadName(componentName, spec.environment),
    namespace: dataPlaneNamespace(namespace, projectName, spec.environment),
    componentNamespace: namespace,
    componentName,
    componentUID: component.metadata.uid,
    projectName,
    projectUID: project.metadata.uid,
    environmentName: spec.environment,
    environmentUID: environment.metadata.uid,
    dataPlaneName: dataPlane.metadata.name,
    dataPlaneUID: dataPlane.metadata.uid,
    labels,
    annotations: {},
    podSelectors: labels,
  };
}

/** The `dataplane` of templates. */
function dataPlaneData({ site: { dataPlane } }: Parts): Values {
  const { secretStoreRef, gateway, observabilityPlaneRef } =
    dataPlane.spec ?? {};
  const { annotations } = dataPlane.metadata;
  return {
    ...(secretStoreRef && { secretStore: secretStoreRef.name }),
    ...(gateway && { gateway }),
    ...(observabilityPlaneRef && { observabilityPlaneRef }),
    ...(annotations && { annotations }),
  };
}

function channelOf(
  namespace: string,
  environment: string,
  cluster: Cluster,
): string | undefined {
  return cluster
    .list(kinds.notificationChannelKind, namespace)
    .find(({ spec }) => spec?.environment === environment && spec.isEnvDefault)
    ?.metadata.name;
}

function inputOf(
  parts: Parts,
  dependencies: Dependencies,
  cluster: Cluster,
): RenderInput {
  const { binding, spec, release, site } = parts;
  const { namespace = '' } = binding.metadata;
  const labels = labelsOf(parts);
  const { projectName } = spec.owner;
  return {
    release,
    tenant: namespace,
    environment: spec.environment,
    dataPlaneNamespace: dataPlaneNamespace(
      namespace,
      projectName,
      spec.environment,
    ),
    metadata: metadataOf(parts, labels),
    labels,
    dataPlane: dataPlaneData(parts),
    gateway: site.environment.spec?.gateway ?? site.dataPlane.spec?.gateway,
    environmentGateway: site.environment.spec?.gateway,
    notificationChannel: channelOf(namespace, spec.environment, cluster),
    environmentConfigs: spec.componentTypeEnvironmentConfigs,
    traitEnvironmentConfigs: spec.traitEnvironmentConfigs,
    overrides: spec.workloadOverrides?.container,
    dependencies,
    podAnnotations: podAnnotationsOf(parts),
    remoteRefOf: (name, key) =>
      cluster
        .get(kinds.secretReferenceKind, namespace, name)
        ?.spec?.data.find(each => each.secretKey === key)?.remoteRef,
  };
}

function render(parts: Parts, cluster: Cluster): ReleasePlan {
  const { binding, spec, release } = parts;
  const { namespace = '' } = binding.metadata;
  const where = {
    namespace,
    project: spec.owner.projectName,
    environment: spec.environment,
  };
  const { endpoints = {}, dependencies = {} } = release.workload;
  const { items, ...connections } = resolveConnections(
    dependencies.endpoints ?? [],
    where,
    cluster,
  );
  const { resources, ...managed } = resolveResources(
    dependencies.resources ?? [],
    where,
    cluster,
  );
  const input = inputOf(parts, { items, resources }, cluster);
  const needed = secretNames(input);
  const status: ReleaseBindingStatus = {
    conditions: binding.status?.conditions,
    lastSpecUpdateTime: binding.status?.lastSpecUpdateTime,
    ...connections.status,
    ...managed.status,
    ...(needed.length > 0 && { secretReferenceNames: needed }),
  };
  const failed = (message: string): ReleasePlan => ({
    ...refused('RenderingFailed', message),
    status: {
      ...status,
      secretReferenceNames: binding.status?.secretReferenceNames,
      endpoints: binding.status?.endpoints,
    },
  });
  const missing = needed.find(
    name => !cluster.get(kinds.secretReferenceKind, namespace, name),
  );
  if (missing) {
    return failed(
      `Failed to collect SecretReferences: failed to get SecretReference "${missing}": SecretReference.openchoreo.dev "${missing}" not found`,
    );
  }
  let rendered: RenderedResource[];
  try {
    rendered = renderComponent(input, TemplateEngine.create());
  } catch (error) {
    return failed(
      `Failed to render resources: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  const statuses = endpointStatuses(
    rendered.map(({ object }) => object),
    endpoints,
    input.gateway,
  );
  const restartedAt = binding.metadata.annotations?.[annotation.restartedAt];
  return {
    outcome: 'rendered',
    workloadType: release.componentType.spec.workloadType,
    status: { ...status, ...(statuses.length > 0 && { endpoints: statuses }) },
    manifest: renderedManifest(binding, {
      name: renderedReleaseName(spec),
      labels: input.labels,
      ...(restartedAt && {
        annotations: { [annotation.restartedAt]: restartedAt },
      }),
      spec: {
        environmentName: spec.environment,
        owner: spec.owner,
        resources: rendered,
      },
    }),
  };
}
