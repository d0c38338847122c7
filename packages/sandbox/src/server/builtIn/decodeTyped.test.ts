// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { builtInSchema } from './builtInSchema';
import { decodeTyped } from './decodeTyped';

const decode = (type: string, value: unknown) =>
  decodeTyped(value, builtInSchema(type));

describe('a value of a built-in type', () => {
  it('loses what its type does not know and what says nothing', () => {
    expect(
      decode('core.v1.Container', {
        name: 'c',
        tty: false,
        env: [],
        imagePullPolicie: 'x',
        command: null,
        workingDir: '',
      }),
    ).toEqual({ name: 'c', resources: {} });
  });

  it('keeps a zero that may be absent', () => {
    expect(decode('apps.v1.DeploymentSpec', { replicas: 0 })).toMatchObject({
      replicas: 0,
    });
    expect(
      decode('apps.v1.DeploymentStatus', { replicas: 0, readyReplicas: 0 }),
    ).toEqual({});
    expect(decode('apps.v1.RollingUpdateDeployment', { maxSurge: 0 })).toEqual({
      maxSurge: 0,
    });
  });

  it('gets what always stands there', () => {
    expect(decode('core.v1.PodCondition', { type: 'Ready' })).toEqual({
      type: 'Ready',
      status: '',
      lastProbeTime: null,
      lastTransitionTime: null,
    });
    expect(decode('rbac.v1.Role', { rules: [] })).toEqual({
      metadata: {},
      rules: null,
    });
    expect(decode('batch.v1.JobSpec', {})).toEqual({
      template: { metadata: {}, spec: { containers: null } },
    });
  });

  it('has its times in whole seconds, UTC', () => {
    expect(
      decode('core.v1.PodStatus', { startTime: '2026-01-01T01:00:00.9+01:00' }),
    ).toEqual({ startTime: '2026-01-01T00:00:00Z' });
  });

  it.each([
    [
      { containers: [{ ports: [{ containerPort: 'x' }] }] },
      'json: cannot unmarshal string into Go struct field ContainerPort.containers.ports.containerPort of type int32',
    ],
    [
      { containers: {} },
      'json: cannot unmarshal object into Go struct field PodSpec.containers of type []v1.Container',
    ],
    [
      { nodeSelector: [] },
      'json: cannot unmarshal array into Go struct field PodSpec.nodeSelector of type map[string]string',
    ],
    [
      { containers: [{ resources: { limits: { cpu: 'much' } } }] },
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])('of the wrong type is refused: %j', (value, message) => {
    expect(() => decode('core.v1.PodSpec', value)).toThrow(message);
  });

  it('may hold itself, as the schema of a definition does', () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'object', properties: { b: { minLength: 0 } } },
      },
    };
    expect(decode('apiextensions.v1.JSONSchemaProps', schema)).toEqual(schema);
  });
});
