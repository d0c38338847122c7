// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutSecrets } from './withoutSecrets';

describe('withoutSecrets', () => {
  it('hides values and keeps what only points at them', () => {
    const shown = withoutSecrets({
      apiVersion: 'core.choreo.dev/v1',
      kind: 'DataPlane',
      metadata: {
        name: 'eu',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': 'clientKey: hush',
          title: 'EU',
        },
        ...{ managedFields: [{ manager: 'someone' }] },
      },
      spec: {
        kubernetesCluster: {
          credentials: { apiServerURL: 'https://eu', clientKey: 'hush' },
        },
        observer: { authentication: [{ basicAuth: { password: 'hush' } }] },
        token: { secretKeyRef: { name: 'a', key: 'b' } },
      },
    });
    expect(JSON.stringify(shown)).not.toContain('hush');
    expect(shown).toEqual({
      apiVersion: 'core.choreo.dev/v1',
      kind: 'DataPlane',
      metadata: { name: 'eu', annotations: { title: 'EU' } },
      spec: {
        kubernetesCluster: {
          credentials: { apiServerURL: 'https://eu', clientKey: '(hidden)' },
        },
        observer: { authentication: [{ basicAuth: { password: '(hidden)' } }] },
        token: { secretKeyRef: { name: 'a', key: 'b' } },
      },
    });
  });

  it('hides everything in a Secret', () => {
    const shown = withoutSecrets({
      kind: 'Secret',
      metadata: { name: 's' },
      data: { any: 'hush' },
      stringData: { other: 'hush' },
    });
    expect(shown).toEqual({
      kind: 'Secret',
      metadata: { name: 's' },
      data: { any: '(hidden)' },
      stringData: { other: '(hidden)' },
    });
  });

  it('hides what is named like a credential, as field, key or item, and passwords within URLs', () => {
    const container = {
      env: [
        { name: 'DB_PASSWORD', value: 'hush' },
        { name: 'LEVEL', value: 'debug' },
        { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'a' } } },
        { name: 'DB', value: 'postgres://cart:hush@db:5432/cart' },
      ],
      configurations: [{ key: 'dbPassword', value: 'hush' }],
    };
    const data = { 'api-key': 'hush', level: 'debug' };
    const shown = withoutSecrets({
      kind: 'ConfigMap',
      metadata: { name: 'c', annotations: { 'acme.io/git-token': 'hush' } },
      data,
      spec: { container, credentials: ['hush'], secretName: 'db' },
    });
    expect(shown).toEqual({
      kind: 'ConfigMap',
      metadata: { name: 'c', annotations: { 'acme.io/git-token': '(hidden)' } },
      data: { 'api-key': '(hidden)', level: 'debug' },
      spec: {
        container: {
          env: [
            { name: 'DB_PASSWORD', value: '(hidden)' },
            { name: 'LEVEL', value: 'debug' },
            { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'a' } } },
            { name: 'DB', value: 'postgres://cart:(hidden)@db:5432/cart' },
          ],
          configurations: [{ key: 'dbPassword', value: '(hidden)' }],
        },
        credentials: ['(hidden)'],
        secretName: 'db',
      },
    });
  });
});
