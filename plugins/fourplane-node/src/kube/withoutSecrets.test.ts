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
});
