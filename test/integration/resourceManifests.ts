// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Shop } from './shopManifests';

const apiVersion = 'openchoreo.dev/v1alpha1';

/** A type of managed resources that is a ConfigMap; every environment has to say its size. */
export function storeType(): object {
  return {
    apiVersion,
    kind: 'ClusterResourceType',
    metadata: { name: 'store' },
    spec: {
      parameters: {
        openAPIV3Schema: {
          type: 'object',
          properties: { label: { type: 'string', default: 'none' } },
        },
      },
      environmentConfigs: {
        openAPIV3Schema: {
          type: 'object',
          required: ['size'],
          properties: { size: { type: 'string' } },
        },
      },
      outputs: [{ name: 'size', value: '${environmentConfigs.size}' }],
      resources: [
        {
          id: 'settings',
          template: {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: {
              name: '${metadata.name}',
              namespace: '${metadata.namespace}',
              labels: '${metadata.labels}',
            },
            data: {
              size: '${environmentConfigs.size}',
              label: '${parameters.label}',
            },
          },
        },
      ],
    },
  };
}

/** A managed resource of {@link storeType} in a shop's project; another label makes another release. */
export function resourceManifests(
  { tenant, project }: Pick<Shop, 'tenant' | 'project'>,
  name: string,
  label: string,
): object[] {
  return [
    {
      apiVersion,
      kind: 'Resource',
      metadata: { name, namespace: tenant },
      spec: {
        owner: { projectName: project },
        type: { kind: 'ClusterResourceType', name: 'store' },
        parameters: { label },
      },
    },
  ];
}
