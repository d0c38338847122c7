// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  Intent,
  ModelByKind,
  ModelKind,
  ModelRef,
  Reading,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '../controlPlane/ControlPlane';
import { checkIntent } from './checkIntent';
import { IntentGround } from './IntentGround';

const controlPlane = 'prod';
const ready = { state: 'ready' } as const;
const acme = { controlPlane, tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const tenant = { controlPlane, kind: 'tenant', name: 'acme' } as const;
const project = { ...acme, kind: 'project', name: 'shop' } as const;
const pipeline = { ...acme, kind: 'pipeline', name: 'default' } as const;
const cart = { ...inShop, kind: 'component', name: 'cart' } as const;
const web = { ...inShop, kind: 'component', name: 'web' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const [dev, staging, prod] = ['dev', 'staging', 'prod'].map(environment);
const release = (name: string) =>
  ({ ...inShop, kind: 'release', name } as const);
const cartInDev = { ...inShop, kind: 'deployment', name: 'cart-dev' } as const;

const webInDev = { ...inShop, kind: 'deployment', name: 'web-dev' } as const;

const things: readonly ModelByKind[ModelKind][] = [
  { ref: tenant, health: ready },
  { ref: project, pipeline, health: ready },
  {
    ref: pipeline,
    environments: [dev, staging, prod],
    paths: [
      { from: dev, to: [staging] },
      { from: staging, to: [prod] },
    ],
    health: ready,
  },
  ...[cart, web].map(ref => ({
    ref,
    project,
    type: 'service',
    links: [],
    traits: [],
    endpoints: [],
    dependencies: [],
    resources: [],
    tracks: [],
    health: ready,
  })),
  ...[dev, staging, prod].map(ref => ({
    ref,
    isProduction: false,
    health: ready,
  })),
  { ref: release('cart-1'), component: cart },
  { ref: release('web-1'), component: web },
  {
    ref: cartInDev,
    component: cart,
    environment: dev,
    desired: 'active',
    urls: [],
    objects: [],
    health: ready,
  },
  {
    ref: webInDev,
    component: web,
    environment: dev,
    desired: 'active',
    urls: [],
    objects: [],
    health: ready,
    managedBy: {
      tool: 'argocd',
      name: 'shop',
      url: 'https://git.example.org/shop/web.yaml',
    },
  },
];

function ground(
  options: {
    capabilities?: readonly Capability[];
    isComplete?: boolean;
  } = {},
): IntentGround {
  const { capabilities = ['writes', 'rollback'], isComplete = true } = options;
  const byKey = new Map(things.map(thing => [refKey(thing.ref), thing]));
  const model: Model = {
    read: <K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]> => {
      const found = byKey.get(refKey(ref));
      return found
        ? { state: 'present', model: found as ModelByKind[K] }
        : { state: 'absent' };
    },
    refs: kind =>
      things
        .map(({ ref }) => ref)
        .filter((ref): ref is RefOf<typeof kind> => ref.kind === kind),
    isComplete: () => isComplete,
    unreadable: () => [],
  };
  return { controlPlane, generation: 'v1.2', capabilities, model };
}

const issuesOf = (intent: Intent, options?: Parameters<typeof ground>[0]) =>
  checkIntent(intent, ground(options)).map(
    ({ path, message, mend }) =>
      `${path}: ${message}${mend ? ` > ${mend}` : ''}`,
  );

const createCart = (ref: ModelRef, more: object = {}): Intent => ({
  intent: 'createComponent',
  component: ref,
  type: { name: 'service' },
  source: { type: 'image', image: 'a:1' },
  ...more,
});

describe('checkIntent', () => {
  it('has nothing against what can be done', () => {
    const intents: Intent[] = [
      { intent: 'createTenant', tenant: { ...tenant, name: 'new' } },
      {
        intent: 'createProject',
        project: { ...project, name: 'new' },
        pipeline,
      },
      createCart(
        { ...cart, name: 'c'.repeat(63) },
        {
          workload: { dependencies: [{ component: web, endpoint: 'http' }] },
        },
      ),
      { intent: 'promote', component: cart, from: dev, to: staging },
      { intent: 'deploy', component: cart, environment: prod },
      { intent: 'rollback', deployment: cartInDev, to: release('cart-1') },
      { intent: 'delete', ref: cart },
    ];
    expect(intents.flatMap(intent => issuesOf(intent))).toEqual([]);
  });

  it.each<[string, Intent, string[]]>([
    [
      'a parent that is not there',
      createCart({ ...cart, project: 'none', name: 'new' }),
      [
        'component.project: The project "none" does not exist > Choose another project, or create this one first',
      ],
    ],
    [
      'something used that is not there',
      createCart(
        { ...cart, name: 'new' },
        {
          workload: {
            dependencies: [
              { component: { ...web, name: 'gone' }, endpoint: 'http' },
            ],
          },
        },
      ),
      [
        'workload.dependencies.0.component: The component "gone" of project "shop" does not exist > Choose another component, or create this one first',
      ],
    ],
    [
      'a name nobody can have',
      createCart({ ...cart, name: 'Cart!' }),
      [
        'component.name: "Cart!" cannot be the name of a component > Use lower case letters, digits and "-", beginning and ending with a letter or digit, at most 63 characters',
      ],
    ],
    [
      'a name that is too long',
      createCart({ ...cart, name: 'c'.repeat(64) }),
      [expect.stringContaining('component.name: "ccc')],
    ],
    [
      'another tenant',
      {
        intent: 'promote',
        component: cart,
        from: dev,
        to: { ...staging, tenant: 'other' },
      },
      [
        'to: The environment "staging" belongs to "other", not to "acme"',
        expect.stringContaining('to: The environment "staging" does not exist'),
      ],
    ],
    [
      'another control plane',
      { intent: 'undeploy', deployment: { ...cartInDev, controlPlane: 'x' } },
      [
        'deployment: The deployment "cart-dev" of project "shop" is on control plane "x", not on "prod"',
        expect.stringContaining('does not exist'),
      ],
    ],
    [
      'a promotion the pipeline does not know',
      { intent: 'promote', component: cart, from: dev, to: prod },
      [
        'to: The pipeline "default" does not promote from "dev" to "prod" > Promote to "staging"',
      ],
    ],
    [
      'a promotion out of the last environment',
      { intent: 'promote', component: cart, from: prod, to: dev },
      [
        'to: The pipeline "default" does not promote from "prod" to "dev" > Nothing is promoted from "prod" in this pipeline',
        'from: "cart" is not deployed to "prod", so there is nothing to promote > Deploy it to "prod" first',
      ],
    ],
    [
      "another component's release",
      { intent: 'rollback', deployment: cartInDev, to: release('web-1') },
      [
        'to: The release "web-1" of project "shop" is of "web", not of "cart" > Choose a release of "cart"',
      ],
    ],
    [
      'what is kept in Git',
      { intent: 'undeploy', deployment: webInDev },
      [
        'deployment: The deployment "web-dev" of project "shop" is kept in Git by Argo CD (shop), which would undo a change made here > Change it at https://git.example.org/shop/web.yaml',
      ],
    ],
    [
      'a release for what is kept in Git',
      {
        intent: 'deploy',
        component: web,
        environment: dev,
        release: release('web-1'),
      },
      [
        'environment: The deployment "web-dev" of project "shop" is kept in Git by Argo CD (shop), which would undo a change made here > Change it at https://git.example.org/shop/web.yaml',
      ],
    ],
    [
      'the deletion of what is kept in Git, or has such a thing with it',
      { intent: 'delete', ref: webInDev },
      [
        'ref: The deployment "web-dev" of project "shop" is kept in Git by Argo CD (shop), which would undo a change made here > Change it at https://git.example.org/shop/web.yaml',
      ],
    ],
    [
      'the deletion of a project with a thing that is kept in Git',
      { intent: 'delete', ref: project },
      [expect.stringContaining('ref: The deployment "web-dev"')],
    ],
    [
      'a release that is gone',
      {
        intent: 'deploy',
        component: cart,
        environment: dev,
        release: release('cart-0'),
      },
      [
        'release: The release "cart-0" of project "shop" does not exist > Choose another release, or create this one first',
      ],
    ],
  ])('names %s', (_, intent, expected) => {
    expect(issuesOf(intent)).toEqual(expected);
  });

  it('does with a managed resource and a project’s infrastructure only what is done with those', () => {
    const messagesOf = (
      intent: 'undeploy' | 'suspend' | 'resume' | 'restart',
      kind: 'resourceDeployment' | 'projectDeployment',
    ) =>
      checkIntent(
        // A component's deployment may have the very same name.
        { intent, deployment: { ...cartInDev, kind } },
        ground({ capabilities: ['writes', 'suspend', 'restart'] }),
      ).map(({ message }) => message);
    expect(messagesOf('undeploy', 'projectDeployment')).toEqual([
      'OpenChoreo does not undeploy a project deployment',
    ]);
    for (const intent of ['suspend', 'resume', 'restart'] as const) {
      expect(messagesOf(intent, 'resourceDeployment')).toEqual([
        `OpenChoreo does not ${intent} a resource deployment`,
      ]);
    }
    expect(messagesOf('undeploy', 'resourceDeployment')).toEqual([
      expect.stringContaining('does not exist'),
    ]);
  });

  it('says what a generation cannot do', () => {
    const restart: Intent = { intent: 'restart', deployment: cartInDev };
    expect(issuesOf(restart)).toEqual([
      ': OpenChoreo v1.2 cannot do this (restart)',
    ]);
    expect(issuesOf(restart, { capabilities: [] })).toEqual([
      expect.stringContaining('is only read by this portal'),
    ]);
  });

  it('does not take what is not read yet for absent', () => {
    const intent: Intent = {
      intent: 'undeploy',
      deployment: { ...cartInDev, name: 'unknown' },
    };
    expect(issuesOf(intent, { isComplete: false })).toEqual([
      expect.stringContaining(
        'The deployment "unknown" of project "shop" is not known',
      ),
    ]);
  });
});
