// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anyObject,
  anything,
  dateTime,
  immutable,
  integer,
  list,
  mapOf,
  object,
  required,
  rule,
  string,
} from '../schema';
import { componentColumn, environmentColumn, projectColumn } from './columns';
import {
  container,
  dependencies,
  endpoints,
  environmentVariables,
  mountedFiles,
} from './component';
import { componentTypeSpec, traitSpec } from './componentType';
import { componentOwner, conditionMap } from './words';

export const endpointUrl = object({
  host: required(string({ minLength: 1 })),
  path: string(),
  port: integer({ format: 'int32' }),
  scheme: string(),
});

export const endpointUrls = object({
  http: endpointUrl,
  https: endpointUrl,
  tls: endpointUrl,
});

const componentRelease = openChoreoKind({
  kind: 'ComponentRelease',
  columns: [projectColumn, componentColumn, ageColumn],
  spec: object({
    componentProfile: object(
      {
        parameters: anything(),
        traits: list(
          object({
            instanceName: required(string({ minLength: 1 })),
            kind: required(string({ enum: ['Trait', 'ClusterTrait'] })),
            name: required(string({ minLength: 1 })),
            parameters: anything(),
          }),
        ),
      },
      { rules: [immutable('spec.componentProfile')] },
    ),
    componentType: required(
      object(
        {
          kind: required(
            string({ enum: ['ComponentType', 'ClusterComponentType'] }),
          ),
          name: required(string({ minLength: 1 })),
          spec: required(componentTypeSpec),
        },
        { rules: [immutable('spec.componentType')] },
      ),
    ),
    owner: required(componentOwner),
    traits: list(
      object({
        kind: required(string({ enum: ['Trait', 'ClusterTrait'] })),
        name: required(string({ minLength: 1 })),
        spec: required(traitSpec),
      }),
      { maxItems: 100, rules: [immutable('spec.traits')] },
    ),
    workload: required(
      object(
        { container: required(container), dependencies, endpoints },
        { rules: [immutable('spec.workload')] },
      ),
    ),
  }),
  status: object({}),
});

const releaseBinding = openChoreoKind({
  kind: 'ReleaseBinding',
  columns: [projectColumn, componentColumn, environmentColumn, ageColumn],
  spec: object({
    componentTypeEnvironmentConfigs: anyObject(),
    environment: required(string({ rules: [immutable('spec.environment')] })),
    owner: required(componentOwner),
    releaseName: string(),
    state: string({ enum: ['Active', 'Undeploy'], default: 'Active' }),
    traitEnvironmentConfigs: mapOf(anyObject()),
    workloadOverrides: object(
      { container: object({ env: environmentVariables, files: mountedFiles }) },
      { keepUnknown: true },
    ),
  }),
  status: object({
    conditions: conditionMap,
    connectionTargets: list(
      object({
        component: required(string({ minLength: 1 })),
        endpoint: required(string({ minLength: 1 })),
        environment: string(),
        namespace: required(string({ minLength: 1 })),
        project: required(string({ minLength: 1 })),
        visibility: required(
          string({ enum: ['project', 'namespace', 'internal', 'external'] }),
        ),
      }),
    ),
    endpoints: list(
      object({
        externalURLs: endpointUrls,
        internalURLs: endpointUrls,
        invokeURL: string(),
        name: required(string()),
        serviceURL: endpointUrl,
        type: string(),
      }),
    ),
    lastSpecUpdateTime: dateTime(),
    observedGeneration: integer({ format: 'int64' }),
    pendingConnections: list(
      object({
        component: required(string({ minLength: 1 })),
        endpoint: required(string({ minLength: 1 })),
        namespace: required(string({ minLength: 1 })),
        project: required(string({ minLength: 1 })),
        reason: required(string()),
      }),
    ),
    pendingResourceDependencies: list(
      object({
        namespace: required(string({ minLength: 1 })),
        project: required(string({ minLength: 1 })),
        reason: required(string()),
        resourceName: required(string({ minLength: 1 })),
      }),
    ),
    resolvedConnections: list(
      object({
        component: required(string({ minLength: 1 })),
        endpoint: required(string({ minLength: 1 })),
        namespace: required(string({ minLength: 1 })),
        project: required(string({ minLength: 1 })),
        url: required(endpointUrl),
        visibility: required(
          string({ enum: ['project', 'namespace', 'internal', 'external'] }),
        ),
      }),
    ),
    resourceDependencyTargets: list(
      object({
        environment: required(string({ minLength: 1 })),
        namespace: required(string({ minLength: 1 })),
        project: required(string({ minLength: 1 })),
        resourceName: required(string({ minLength: 1 })),
      }),
    ),
    secretReferenceNames: list(string()),
  }),
});

const renderedRelease = openChoreoKind({
  kind: 'RenderedRelease',
  spec: object({
    environmentName: required(string({ minLength: 1 })),
    interval: string({ pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$' }),
    owner: required(
      object(
        {
          componentName: string(),
          projectName: required(string({ minLength: 1 })),
          resourceName: string(),
        },
        {
          rules: [
            immutable('spec.owner'),
            rule(
              '!(has(self.componentName) && has(self.resourceName))',
              'an owner is a component or a resource, not both',
            ),
          ],
        },
      ),
    ),
    progressingInterval: string({
      pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$',
    }),
    resources: list(
      object({
        id: required(string({ minLength: 1 })),
        object: required(anything()),
      }),
    ),
    targetPlane: string({
      enum: ['dataplane', 'observabilityplane'],
      default: 'dataplane',
    }),
  }),
  status: object({
    conditions: conditionMap,
    resources: list(
      object({
        group: string(),
        healthStatus: string(),
        id: required(string({ minLength: 1 })),
        kind: required(string({ minLength: 1 })),
        lastObservedTime: dateTime(),
        name: required(string({ minLength: 1 })),
        namespace: string(),
        status: anything(),
        version: required(string({ minLength: 1 })),
      }),
    ),
  }),
});

export const releaseCrds = [componentRelease, releaseBinding, renderedRelease];
