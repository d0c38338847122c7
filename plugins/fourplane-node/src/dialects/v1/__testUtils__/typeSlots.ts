// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { named, slotOf } from './slotOf';

const described = {
  metadata: {
    annotations: {
      'openchoreo.dev/display-name': 'A title',
      'openchoreo.dev/description': 'Words',
    },
  },
};

const takes = (schema: object) => ({ openAPIV3Schema: schema });

const sized = {
  type: 'object',
  $defs: { Size: { type: 'string', enum: ['small', 'large'] } },
  required: ['size'],
  properties: {
    size: { $ref: '#/$defs/Size', default: 'small' },
    replicas: { type: 'integer', minimum: 0 },
  },
};
const cyclic = {
  type: 'object',
  $defs: { Node: { properties: { next: { $ref: '#/$defs/Node' } } } },
  properties: { first: { $ref: '#/$defs/Node' } },
};

/** A trait, a project type or a resource type. */
export function definition(
  kind: string,
  namespace: string | undefined,
  name: string,
): Slot {
  return slotOf(kind, namespace, name, { spec: { parameters: takes(sized) } }, [
    described,
    { spec: { environmentConfigs: takes(sized) } },
    { spec: { parameters: takes(cyclic) } },
    { spec: {} },
  ]);
}

export function componentType(
  kind: string,
  namespace: string | undefined,
  name: string,
): Slot {
  const spec = {
    workloadType: 'deployment',
    ...(namespace === undefined && { parameters: takes(sized) }),
    allowedWorkflows: [named('builder', 'ClusterWorkflow')],
    allowedTraits: [named('volume', 'ClusterTrait')],
    traits: [{ instanceName: 'probe', ...named('prober', 'ClusterTrait') }],
  };
  return slotOf(kind, namespace, name, { spec }, [
    described,
    { spec: { ...spec, allowedWorkflows: [named('builder')] } },
    { spec: { workloadType: 'cronjob', environmentConfigs: takes(sized) } },
    { spec: { ...spec, allowedTraits: [named('')] } },
  ]);
}

export function secretReference(namespace: string, name: string): Slot {
  const datum = (secretKey: string) => ({
    secretKey,
    remoteRef: { key: 'vault/secret', property: secretKey },
  });
  const spec = { template: {}, data: [datum('token'), datum('user')] };
  return slotOf('SecretReference', namespace, name, { spec }, [
    described,
    { spec: { ...spec, data: [datum('token')] } },
  ]);
}
