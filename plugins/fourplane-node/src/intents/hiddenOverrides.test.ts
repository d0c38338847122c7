// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, Overrides } from '@fourplane/plugin-fourplane-common';
import { revealedOverrides, shownOverrides } from './hiddenOverrides';

const stored: Overrides = {
  componentType: { adminPassword: 'hush', replicas: 2 },
  workload: {
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'DB_PASSWORD', value: 'hush' },
      { name: 'DB', value: 'postgres://cart:hush@db/cart' },
    ],
  },
};
const configure = (overrides: Overrides): IntentOf<'configureDeployment'> => ({
  intent: 'configureDeployment',
  deployment: {
    controlPlane: 'default',
    kind: 'deployment',
    tenant: 'acme',
    project: 'shop',
    name: 'cart-dev',
  },
  overrides,
});

describe('overrides with credentials', () => {
  const { values } = shownOverrides({
    schema: {},
    values: stored,
    missing: [],
    notes: [],
  });

  it('are shown without them, and kept as they are where they were left so', () => {
    expect(JSON.stringify(values)).not.toContain('hush');
    const [level, password, database] = values.workload?.env ?? [];
    const edited = {
      ...values,
      workload: {
        env: [
          password,
          { ...level, value: 'debug' },
          { ...database, value: 'postgres://cart:(hidden)@db/cart' },
        ],
      },
    };
    expect(revealedOverrides(configure(edited), stored)).toMatchObject({
      state: 'revealed',
      intent: {
        overrides: {
          componentType: stored.componentType,
          workload: {
            env: [
              { name: 'DB_PASSWORD', value: 'hush' },
              { name: 'LEVEL', value: 'debug' },
              { name: 'DB', value: 'postgres://cart:hush@db/cart' },
            ],
          },
        },
      },
    });
  });

  it('are refused where what hides one would become the value', () => {
    const renamed = {
      workload: { env: [{ name: 'PASSWORD', value: '(hidden)' }] },
    };
    expect(revealedOverrides(configure(renamed), stored)).toMatchObject({
      state: 'refused',
      issues: [{ path: 'overrides.workload.env.0.value' }],
    });
  });
});
