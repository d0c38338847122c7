// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../../runtime';
import { DeploymentPlace } from './deploymentContext';
import {
  componentOf,
  dataPlaneByObjectName,
  deploymentOf,
  environmentOf,
  projectOf,
  trackOf,
} from './hierarchy';
import { DataPlane, Endpoint } from './objects';

/** Everything that says where an endpoint is met. */
export interface EndpointContext extends DeploymentPlace {
  endpoint: Endpoint;
  dataPlane: DataPlane;
}

export type EndpointResolution =
  | { outcome: 'resolved'; context: EndpointContext }
  | { outcome: 'unresolved'; message: string };

const unresolved = ({ message }: { message: string }): EndpointResolution => ({
  outcome: 'unresolved',
  message,
});

export async function resolveEndpoint(
  endpoint: Endpoint,
  cluster: Cluster,
): Promise<EndpointResolution> {
  const project = await projectOf(cluster, endpoint);
  if (project.outcome === 'missing') return unresolved(project);
  const component = await componentOf(cluster, endpoint);
  if (component.outcome === 'missing') return unresolved(component);
  const track = await trackOf(cluster, endpoint);
  if (track.outcome === 'missing') return unresolved(track);
  const environment = await environmentOf(cluster, endpoint);
  if (environment.outcome === 'missing') return unresolved(environment);
  const deployment = await deploymentOf(cluster, endpoint);
  if (deployment.outcome === 'missing') return unresolved(deployment);
  const dataPlane = await dataPlaneByObjectName(cluster, environment.object);
  if (dataPlane.outcome === 'missing') return unresolved(dataPlane);
  return {
    outcome: 'resolved',
    context: {
      endpoint,
      project: project.object,
      component: component.object,
      track: track.object,
      environment: environment.object,
      dataPlane: dataPlane.object,
      deployment: deployment.object,
    },
  };
}
