// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  condition,
  conditions,
  Fields,
  ok,
  owned,
  Place,
  slotOf,
  terminating,
} from './objects';

export function component(
  objectName: string,
  { organization: tenant = '', project: inProject = '', name }: Place,
  image = false,
): Slot {
  const git = {
    type: 'Service',
    source: { gitRepository: { url: 'https://example.org/shop.git' } },
  };
  const registry = {
    type: 'WebApplication',
    source: { containerRegistry: { imageName: 'example.org/shop' } },
  };
  return slotOf(
    'Component',
    objectName,
    {
      place: { organization: tenant, project: inProject, name },
      spec: image ? registry : git,
      status: ok('Created', 'ComponentCreated'),
    },
    [
      owned,
      terminating,
      { spec: image ? git : registry },
      { place: { project: 'other' } },
      { place: { name: 'api' } },
      {
        metadata: {
          annotations: {
            'fourplane.dev/lifecycle': 'production',
            'fourplane.dev/links': '[{"url":"https://example.org"}]',
          },
        },
      },
      { spec: {} },
    ],
    ['organization', 'project', 'name'],
  );
}

export function track(objectName: string, place: Place): Slot {
  const template = (branch: string) => ({
    buildTemplateSpec: {
      branch,
      path: '/shop',
      buildConfiguration: { buildpack: { name: 'Go', version: '1.x' } },
    },
  });
  return slotOf(
    'DeploymentTrack',
    objectName,
    {
      place,
      spec: { ...template('main'), autoDeploy: true },
      status: ok('Available', 'DeploymentTrackAvailable'),
    },
    [
      { spec: template('next') },
      { place: { name: 'main' } },
      { place: { component: 'api' } },
      terminating,
    ],
    ['organization', 'project', 'component', 'name'],
  );
}

const buildStatus = (
  completed: Fields,
  step: readonly [string, string],
  image?: string,
): Fields => ({
  ...conditions(
    ...['StepCloneSucceeded', 'StepBuildSucceeded', 'StepPushSucceeded'].map(
      type => condition(type, ...step),
    ),
    completed,
  ),
  ...(image && { imageStatus: { image } }),
});

export const built = buildStatus(
  condition('Completed', 'True', 'BuildCompleted'),
  ['True', 'Succeeded'],
  'acme-web-shop:main-12345678',
);
export const buildFailed = buildStatus(
  condition('Completed', 'False', 'BuildFailed'),
  ['False', 'Failed'],
);
export const queued = buildStatus(
  condition('Completed', 'False', 'BuildProgressing'),
  ['False', 'Queued'],
);

export function build(name: string, place: Place, status = built): Slot {
  return slotOf(
    'Build',
    name,
    {
      place: { ...place, name },
      spec: {
        branch: 'main',
        path: '/shop',
        gitRevision: 'a1b2c3d4',
        buildConfiguration: { buildpack: { name: 'Go' } },
      },
      status,
    },
    [
      { status: buildFailed },
      { status: built },
      { status: queued },
      { status: {} },
      { spec: { buildConfiguration: {} }, status: {} },
      { place: { track: 'gone' }, status: queued },
      { place: { component: 'api' } },
      terminating,
    ],
    ['organization', 'project', 'component'],
  );
}

export const endpointTemplate = (name: string, port: unknown, more = {}) => ({
  metadata: { name },
  spec: { type: 'HTTP', service: { port, basePath: '/' }, ...more },
});

const publicly = {
  networkVisibilities: {
    public: { enable: true },
    organization: { enable: true },
  },
  schema: { content: 'openapi: 3.1.0' },
};

export function artifact(
  name: string,
  place: Place,
  target: Fields,
  creationTimestamp: string,
): Slot {
  const spec = (targetArtifact: Fields, ...endpointTemplates: Fields[]) => ({
    targetArtifact,
    configuration: {
      application: { task: { schedule: { cron: '*/5 * * * *' } } },
      endpointTemplates,
    },
  });
  return slotOf(
    'DeployableArtifact',
    name,
    {
      place: { ...place, name },
      metadata: { creationTimestamp },
      spec: spec(
        target,
        endpointTemplate('http', 8080, publicly),
        endpointTemplate('gRPC.internal_1', 9090),
        endpointTemplate(`only-${name}`, 5432),
      ),
      status: ok('Available', 'DeployableArtifactAvailable'),
    },
    [
      { spec: spec(target, endpointTemplate('http', 'eighty')) },
      { spec: spec(target, endpointTemplate('admin', undefined)) },
      { spec: spec({ fromImageRef: { tag: '2.0' } }) },
      { spec: { targetArtifact: target, configuration: 'none' } },
      { place: { track: 'next' } },
      { place: { component: 'api' } },
      { metadata: { creationTimestamp: '2026-11-25T10:00:00Z' } },
      terminating,
    ],
    ['organization', 'project', 'component'],
  );
}

const applied = conditions(
  condition('ArtifactResolved', 'True', 'ArtifactResolvedSuccessfully'),
  condition('Ready', 'True', 'DeploymentReady', 'Deployment is ready'),
);

export function deployment(
  name: string,
  place: Place,
  artifactName: string,
  status = applied,
): Slot {
  return slotOf(
    'Deployment',
    name,
    {
      place: { ...place, name },
      spec: { deploymentArtifactRef: artifactName },
      status,
    },
    [
      { spec: { deploymentArtifactRef: 'gone' }, status: {} },
      { spec: {}, status: {} },
      { place: { environment: 'gone' }, status: {} },
      { place: { track: 'gone' }, status: {} },
      {
        status: conditions(
          condition('ArtifactResolved', 'False', 'ArtifactNotFound'),
          condition('Ready', 'False', 'DeploymentProgressing'),
        ),
      },
      {
        status: conditions(
          condition('Ready', 'False', 'DeploymentProgressing'),
        ),
      },
      terminating,
    ],
    ['organization', 'project', 'component', 'environment'],
  );
}

export function endpoint(name: string, place: Place): Slot {
  return slotOf(
    'Endpoint',
    name,
    {
      place,
      spec: { ...endpointTemplate('http', 8080, publicly).spec },
      status: {
        ...ok('Ready', 'EndpointReady'),
        address: 'https://dev.apps.example.org/web/shop',
      },
    },
    [
      {
        status: conditions(
          condition('Ready', 'False', 'EndpointReady', 'no gateway'),
        ),
      },
      { place: { deployment: 'another' } },
      { spec: { type: 'HTTP', service: { port: 8080 } } },
    ],
    ['organization', 'project', 'component', 'deployment'],
  );
}
