// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contract,
  ModelKind,
  ModelRef,
  ReplyRouteName,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  environment,
  pipeline,
  plane,
  project,
  refOf,
  tenant,
} from '../__testUtils__/models';
import { liveRows } from '../live/LiveRow';
import { Caller } from '../serving/Caller';
import { BuildIndex } from './builds/BuildIndex';
import { createHandlers, Handler } from './handlers';
import { PlaneLoads } from './planes/PlaneLoads';
import { ProjectSummaries } from './ProjectSummaries';

const yard = refOf('buildPlane', 'yard', { tenant: undefined });
const inShop = { project: 'shop' };
const track = refOf('deploymentTrack', 'main', {
  ...inShop,
  component: 'cart',
});

function shop(): InMemoryControlPlane {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({ capabilities: ['releases', 'writes'] });
  controlPlane.put(
    tenant('acme'),
    plane('local'),
    plane('yard', { ref: yard }),
    plane('eye', {
      ref: refOf('observabilityPlane', 'eye', { tenant: undefined }),
      role: 'observability',
    }),
    pipeline('standard', ['staging']),
    environment('staging'),
    project('shop'),
    component('cart', {
      workflow: { kind: 'ClusterWorkflow', name: 'docker' },
      tracks: [track],
      endpoints: [refOf('endpoint', 'http', { ...inShop, component: 'cart' })],
    }),
    build('cart', 'cart-1', { plane: yard, image: 'cart:1' }),
    {
      ...build('cart', 'report', { plane: yard }),
      ref: refOf('build', 'report', { project: undefined }),
      component: undefined,
    },
    {
      ref: refOf('release', 'cart-r1', inShop),
      component: refOf('component', 'cart'),
      image: 'cart:1',
    },
    deployment('cart', 'staging', {
      ref: refOf('deployment', 'cart-1'),
      release: refOf('release', 'cart-r1', inShop),
    }),
  );
  controlPlane.builds.graph = async () => ({
    source: 'workflow',
    nodes: [],
    parameters: [],
    events: [],
  });
  controlPlane.deployments = {
    ...controlPlane.deployments,
    tree: async () => ({ nodes: [], problems: [] } as never),
    manifest: async () => ({ metadata: { name: 'cart' } }),
  };
  controlPlane.manifests = async () => [];
  controlPlane.settings = async () => undefined;
  controlPlane.overrides = async () => ({
    schema: {},
    values: {},
    missing: [],
    notes: [],
  });
  return controlPlane;
}

/** A control plane that tells which kinds are read of it. */
function recorded(controlPlane: InMemoryControlPlane) {
  const kinds = new Set<ModelKind>();
  const { model } = controlPlane;
  const recording: Model = {
    ...model,
    read: ref => {
      kinds.add(ref.kind);
      return model.read(ref);
    },
    refs: (kind, scope) => {
      kinds.add(kind);
      return model.refs(kind, scope);
    },
  };
  Object.assign(controlPlane, { model: recording });
  return kinds;
}

const caller: Caller = {
  subject: 'user:default/ada',
  entityRef: 'user:default/ada',
  signal: new AbortController().signal,
  may: async () => true,
  filter: async (_, refs: readonly ModelRef[]) => [...refs],
  kubeUser: async () => undefined,
};

describe('createHandlers', () => {
  const routes = liveRows(
    createHandlers({
      controlPlanes: controlPlanesOf(),
      indexes: [],
      loads: [],
      summaries: [],
    }),
  ).map(({ route }) => route);

  it.each(routes)(
    'declares of %s every kind that it reads',
    async (route: ReplyRouteName) => {
      const controlPlane = shop();
      const kinds = recorded(controlPlane);
      const indexes = [BuildIndex.create({ controlPlane })];
      const summaries = [ProjectSummaries.create({ controlPlane })];
      const controlPlanes = controlPlanesOf(controlPlane);
      const handlers = createHandlers({
        controlPlanes,
        indexes,
        loads: [PlaneLoads.create({ controlPlane })],
        summaries,
      });
      const { path } = contract[route];
      const names: Record<string, string> = {
        controlPlane: 'default',
        tenant: 'acme',
        project: 'shop',
        plane:
          [
            ['/data-planes/', 'local'],
            ['/observability-planes/', 'eye'],
          ].find(([part]) => path.includes(part))?.[1] ?? 'yard',
        typeKind: 'componentType',
        things: 'components',
        build: path.includes('/components/') ? 'cart-1' : 'report',
        deployment: 'cart-1',
        name:
          [
            ['/components/', 'cart'],
            ['/:things/', 'cart'],
            ['/environments/', 'staging'],
          ].find(([part]) => path.includes(part))?.[1] ?? 'shop',
      };
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const input = {
        ...Object.fromEntries(inPath.map(name => [name, names[name]])),
        // A plane in a path may be a tenant's.
        ...(path.includes('/data-planes/') && { tenant: 'acme' }),
        object: 'x',
        left: 'release:cart-r1',
        right: 'environment:staging',
        environment: 'staging',
        release: 'release:cart-r1',
      };
      // Each row's input fits it by the contract; a loop over all cannot express it.
      const { reads, answer } = handlers[route] as unknown as Handler<
        Record<string, string>,
        unknown
      >;
      await answer(input, caller);
      expect([...kinds].filter(kind => !reads.includes(kind))).toEqual([]);
    },
  );
});
