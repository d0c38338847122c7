// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  Overrides,
  OverridingIntent,
} from '@fourplane/plugin-fourplane-common';
import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const cart = { ...inShop, kind: 'component', name: 'cart' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const deployment = {
  ...inShop,
  kind: 'deployment',
  name: 'cart-in-dev',
} as const;

const takes = (properties: object, required: readonly string[] = []) => ({
  openAPIV3Schema: { type: 'object', properties, required },
});

/** A release whose type needs `replicas` in each environment, and whose trait takes a size. */
const release = object('ComponentRelease', 'acme', 'cart-1', {
  owner: { projectName: 'shop', componentName: 'cart' },
  componentType: {
    kind: 'ClusterComponentType',
    name: 'deployment/service',
    spec: {
      environmentConfigs: takes({ replicas: { type: 'integer' } }, [
        'replicas',
      ]),
    },
  },
  traits: [
    {
      kind: 'ClusterTrait',
      name: 'volume',
      spec: { environmentConfigs: takes({ size: { type: 'string' } }) },
    },
  ],
  componentProfile: {
    traits: [{ kind: 'ClusterTrait', name: 'volume', instanceName: 'data' }],
  },
  workload: { container: { image: 'example.org/cart:1' } },
});

function cluster(spec: object = {}) {
  const binding = object('ReleaseBinding', 'acme', 'cart-in-dev', {
    owner: { projectName: 'shop', componentName: 'cart' },
    environment: 'development',
    releaseName: 'cart-1',
    state: 'Active',
    ...spec,
  });
  const replaced = ['cart-1', 'cart-in-dev'];
  return plannedCluster({
    generation: 'v1.2',
    objects: [
      ...platform,
      ...shop.filter(({ metadata }) => !replaced.includes(metadata.name)),
      release,
      binding,
    ],
  });
}

const configure = (overrides: Overrides): Intent => ({
  intent: 'configureDeployment',
  deployment,
  overrides,
});

describe('overrides of a deployment', () => {
  it('are checked against the schemas of the release, each at its field', () => {
    const on = cluster();
    expect(
      on.issues(configure({ componentType: { replicas: 'two', size: 1 } })),
    ).toEqual([
      'overrides.componentType.size: is not known to the type',
      'overrides.componentType.replicas: must be integer',
    ]);
    expect(on.issues(configure({ componentType: {} }))).toEqual([
      'overrides.componentType.replicas: is required',
    ]);
    expect(
      on.issues(configure({ traits: { data: { size: 1 }, cache: {} } })),
    ).toEqual([
      'overrides.traits.data.size: must be string',
      'overrides.traits.cache: The release has no trait "cache" that takes anything per environment',
    ]);
  });

  it('replace a part as a whole, and leave what is not given', () => {
    const on = cluster({
      componentTypeEnvironmentConfigs: { replicas: 1, old: true },
      traitEnvironmentConfigs: { data: { size: '1Gi' } },
      workloadOverrides: {
        container: {
          env: [
            { key: 'GONE', value: 'x' },
            { key: 'KEPT', valueFrom: { other: { name: 'y' } } },
          ],
          files: [{ key: 'f' }],
        },
      },
    });
    const [step] = on.steps(
      configure({
        componentType: { replicas: 3 },
        workload: { env: [{ name: 'LEVEL', value: 'debug' }] },
      }),
    );
    expect(on.after(step)?.spec).toMatchObject({
      componentTypeEnvironmentConfigs: { replicas: 3 },
      traitEnvironmentConfigs: { data: { size: '1Gi' } },
      workloadOverrides: {
        container: {
          env: [
            { key: 'KEPT', valueFrom: { other: { name: 'y' } } },
            { key: 'LEVEL', value: 'debug' },
          ],
          files: [{ key: 'f' }],
        },
      },
    });
    expect(
      Object(on.after(step)?.spec).componentTypeEnvironmentConfigs,
    ).toEqual({ replicas: 3 });
  });

  it('leave each variable in its place and as it is, but what is given otherwise', () => {
    const env = [
      {
        key: 'A',
        valueFrom: { secretKeyRef: { name: 's', key: 'a', optional: true } },
      },
      { key: 'B', value: '1' },
      { valueFrom: { other: { name: 'y' } } },
    ];
    const on = cluster({ workloadOverrides: { container: { env } } });
    const [step] = on.steps(
      configure({
        workload: {
          env: [
            { name: 'B', value: '2' },
            { name: 'A', secret: { name: 's', key: 'a' } },
          ],
        },
      }),
    );
    expect(
      Object(on.after(step)?.spec).workloadOverrides.container.env,
    ).toEqual([env[0], { key: 'B', value: '2' }, env[2]]);
  });

  it('say what cannot be understood of what is there, and not that it is gone', () => {
    const on = cluster({ componentTypeEnvironmentConfigs: 'odd' });
    expect(on.issues(configure({ componentType: { replicas: 2 } }))).toEqual([
      expect.stringContaining('spec.componentTypeEnvironmentConfigs'),
    ]);
  });

  it('that are set already are no change', () => {
    const on = cluster({ componentTypeEnvironmentConfigs: { replicas: 2 } });
    expect(on.steps(configure({ componentType: { replicas: 2 } }))).toEqual([]);
  });
});

describe('a release that needs overrides', () => {
  const promote: OverridingIntent = {
    intent: 'promote',
    component: cart,
    from: environment('development'),
    to: environment('staging'),
  };

  it('is not promoted before they are set, and they are named', () => {
    expect(
      cluster({ componentTypeEnvironmentConfigs: { replicas: 1 } }).issues(
        promote,
      ),
    ).toEqual([
      'to: The release needs the override "replicas" there, and it is not set',
    ]);
  });

  it('is not rolled back to before they are set, and they are named', () => {
    const rollback: Intent = {
      intent: 'rollback',
      deployment,
      to: { ...inShop, kind: 'release', name: 'cart-1' },
    };
    expect(cluster({ releaseName: 'cart-2' }).issues(rollback)).toEqual([
      'to: The release needs the override "replicas" there, and it is not set',
    ]);
    const set = {
      releaseName: 'cart-2',
      componentTypeEnvironmentConfigs: { replicas: 1 },
    };
    expect(cluster(set).steps(rollback)).toMatchObject([
      { patch: { spec: { releaseName: 'cart-1' } } },
    ]);
  });

  it('is promoted with them, each checked at its field, and what is missing is told beforehand', () => {
    const on = cluster({ componentTypeEnvironmentConfigs: { replicas: 1 } });
    const options = on.overrides(promote);
    expect(options).toMatchObject({
      missing: ['componentType.replicas'],
      values: { componentType: {} },
      schema: {
        properties: {
          componentType: { required: ['replicas'] },
          traits: { properties: { data: {} } },
        },
      },
    });
    expect(
      on.issues({
        ...promote,
        overrides: {
          componentType: { replicas: 'two' },
          resourceType: { a: 1 },
        },
      }),
    ).toEqual([
      'overrides.resourceType: is for managed resources, and this is a component',
      'overrides.componentType.replicas: must be integer',
    ]);
    expect(on.issues({ ...promote, overrides: { traits: {} } })).toEqual([
      'to: The release needs the override "replicas" there, and it is not set',
    ]);
    const overrides = {
      componentType: { replicas: 3 },
      traits: { data: { size: '2Gi' } },
      workload: { env: [{ name: 'LEVEL', value: 'warn' }] },
    };
    expect(on.steps({ ...promote, overrides })).toMatchObject([
      { object: { kind: 'ProjectReleaseBinding' } },
      {
        object: {
          kind: 'ReleaseBinding',
          spec: {
            environment: 'staging',
            releaseName: 'cart-1',
            componentTypeEnvironmentConfigs: { replicas: 3 },
            traitEnvironmentConfigs: { data: { size: '2Gi' } },
            workloadOverrides: {
              container: { env: [{ key: 'LEVEL', value: 'warn' }] },
            },
          },
        },
        fields: {
          'spec.componentTypeEnvironmentConfigs': 'overrides.componentType',
        },
      },
    ]);
  });

  it('is put where it runs already with other ones: a part that is given is all there is of it', () => {
    const on = cluster({
      releaseName: 'cart-2',
      componentTypeEnvironmentConfigs: { replicas: 1, old: true },
    });
    const deploy: OverridingIntent = {
      intent: 'deploy',
      component: cart,
      environment: environment('development'),
      release: { ...inShop, kind: 'release', name: 'cart-1' },
    };
    expect(on.overrides(deploy)).toMatchObject({
      missing: [],
      values: { componentType: { replicas: 1, old: true } },
    });
    const [step] = on.steps({
      ...deploy,
      overrides: { componentType: { replicas: 4 } },
    });
    expect(on.after(step)?.spec).toMatchObject({
      releaseName: 'cart-1',
      componentTypeEnvironmentConfigs: { replicas: 4 },
    });
    expect(
      Object(on.after(step)?.spec).componentTypeEnvironmentConfigs,
    ).toEqual({ replicas: 4 });
  });
});
