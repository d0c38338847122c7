// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { testTarget } from '../testTarget';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';

jest.setTimeout(60_000);

const root = resolve(__dirname, '../..');
const manifests = (folder: string) =>
  readdirSync(resolve(root, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFileSync(resolve(root, folder, name), 'utf8'));

/** `portal.yaml` before the others: it makes the namespace. */
const deployed = () =>
  manifests('deploy').sort(
    (a, b) =>
      Number(b.includes('kind: Namespace')) -
      Number(a.includes('kind: Namespace')),
  );

describe('the manifests that are shipped', () => {
  let target: IntegrationTarget;

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
  }, 120_000);

  afterAll(async () => {
    await target?.stop();
  }, 60_000);

  it('are taken by the API server as they are', async () => {
    for (const manifest of [...manifests('examples/rbac'), ...deployed()]) {
      await target.client.apply(manifest);
    }
    const bindings = await target.client.list(
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      {},
    );
    const roles = await target.client.list(
      'rbac.authorization.k8s.io/v1',
      'ClusterRole',
      {},
    );
    const names = roles.map(({ metadata }) => metadata.name);
    const bound = bindings
      .filter(({ metadata }) => metadata.name.startsWith('portal-fourplane-'))
      .map(({ metadata }) => metadata.name.replace('portal-', ''));
    expect(bound.length).toBeGreaterThan(3);
    expect(names).toEqual(expect.arrayContaining(bound));
  });
});
