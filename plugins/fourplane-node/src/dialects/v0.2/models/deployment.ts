// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { artifactNamed, imageOf } from '../artifacts';
import { choreoReader } from '../choreoReader';
import { counted } from '../counted';
import {
  DeployedEndpoint,
  endpointObjectsOf,
  endpointsOf,
} from '../deployedEndpoints';
import { componentKind } from '../kinds/component';
import { DeploymentContent, deploymentKind } from '../kinds/deployment';
import { endpointKind } from '../kinds/endpoint';
import { missingForDeployment, waitingFor } from '../missing';

export const deploymentReader = choreoReader({
  modelKind: 'deployment',
  kind: deploymentKind,
  parts: (content, { lookup }) =>
    endpointObjectsOf(content, lookup).map(object => ({
      kind: endpointKind,
      object,
    })),
  model: (ref, content, { lookup, refTo }): Deployment => {
    const { tenant, project, component, track, environment } = content;
    const artifact =
      content.artifact === undefined
        ? undefined
        : artifactNamed(content, content.artifact, lookup);
    const endpoints = endpointsOf(content, lookup);
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      component: refTo.of('component', { tenant, project, name: component }),
      track: track
        ? refTo.of('deploymentTrack', {
            tenant,
            project,
            component,
            name: track,
          })
        : undefined,
      environment: refTo.of('environment', { tenant, name: environment }),
      release: content.artifact
        ? refTo.of('release', { tenant, project, name: content.artifact })
        : undefined,
      image:
        artifact?.component === component && artifact.track === track
          ? imageOf(artifact, lookup)
          : undefined,
      desired: 'active',
      overrides: content.overrides,
      urls: urlsOf(content, endpoints, lookup),
      objects: [],
      health: deploymentHealth(content, endpoints, lookup),
      managedBy: content.managedBy,
      changedAt: content.changedAt,
      changedBy: content.changedBy,
    });
  },
});

/**
 * OpenChoreo reports an address for every endpoint, also for one that no gateway lets in: only services that say they are
 * public, and web applications always, are let in.
 */
function urlsOf(
  { tenant, project, component }: DeploymentContent,
  endpoints: readonly DeployedEndpoint[],
  lookup: Lookup,
): Deployment['urls'] {
  const names = { tenant, project, name: component };
  const isWebApplication =
    counted(componentKind, names, lookup)?.content?.type === 'WebApplication';
  return endpoints.flatMap(({ name, type, address, isPublic }) =>
    address && (isPublic || isWebApplication)
      ? [
          withoutAbsent({
            endpoint: name,
            type,
            visibility: 'external',
            url: address,
          }),
        ]
      : [],
  );
}

/** The deployment's word, with what it waits for, and made worse by endpoints that could not be routed. */
function deploymentHealth(
  content: DeploymentContent,
  endpoints: readonly DeployedEndpoint[],
  lookup: Lookup,
): Health {
  const { health } = content;
  if (isWaiting(health)) {
    const message = waitingFor(missingForDeployment(content, lookup));
    return message
      ? { state: 'progressing', reason: 'ContextResolutionFailed', message }
      : health;
  }
  return endpoints
    .filter(endpoint => endpoint.health.state === 'degraded')
    .map(
      (endpoint): Health => ({
        ...endpoint.health,
        message: `Endpoint ${endpoint.name}: ${
          endpoint.health.message ?? 'it is not routed'
        }`,
      }),
    )
    .reduce(worse, health);
}

/** Whether nothing was applied yet, as far as the deployment says. */
export function isWaiting({ reason }: Health): boolean {
  return reason === 'NotReported' || reason === 'DeploymentProgressing';
}
