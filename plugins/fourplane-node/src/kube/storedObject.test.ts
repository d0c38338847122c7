// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeError, KubeFailure } from './KubeError';
import { storedObject } from './storedObject';

const resource = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
  namespaced: true,
};
const read = (failure: KubeFailure) =>
  storedObject(
    {
      get: async () => {
        throw new KubeError({
          failure,
          problem: { what: failure, where: 'the test' },
        });
      },
    },
    { resource, namespace: 'shop', name: 'web' },
  );

describe('a stored object', () => {
  it('is nothing where there is none, and a failure where nobody can tell', async () => {
    expect(await read('notFound')).toBeUndefined();
    await expect(read('forbidden')).rejects.toThrow('forbidden');
  });
});
