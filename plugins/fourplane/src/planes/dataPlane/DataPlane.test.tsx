// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  annotationsOf,
  type DataPlanePage,
  type PlaneCluster,
} from '@fourplane/plugin-fourplane-common';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import fourplanePlugin from '../..';
import { catalogPages } from '../../__testUtils__/catalogPages';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import {
  answers,
  answersTo,
  hangs,
  refuses,
} from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import {
  controlPlane,
  plane,
  RECENT,
  ready,
  ref,
} from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);
// What is waited for is a state; this is only the end of patience.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(120_000);

const server = setupServer();
const edge = ref('dataPlane', 'edge');

const page: DataPlanePage = {
  summary: plane('edge', { ref: edge, region: 'eu-central-1' }),
  environments: [
    {
      ref: ref('environment', 'production'),
      entityRef: 'resource:acme/environment_production',
      title: 'Production',
      isProduction: true,
      health: ready,
      deployments: 12,
      troubledDeployments: 1,
    },
  ],
  pods: [
    {
      pod: 'cart-5d',
      namespace: 'dp-acme-shop',
      health: {
        state: 'failed',
        reason: 'CrashLoopBackOff',
        message: 'exit code 1',
        since: RECENT,
      },
      restarts: 7,
      component: ref('component', 'cart', { project: 'shop' }),
      componentEntityRef: 'component:acme/shop_cart',
      componentTitle: 'Cart',
      environment: ref('environment', 'production'),
    },
  ],
  hasMorePods: true,
  unseenDeployments: 2,
};

const cluster: PlaneCluster = {
  asOf: RECENT,
  nodes: {
    state: 'read',
    isCut: false,
    items: [
      {
        name: 'node-a',
        health: ready,
        isSchedulable: true,
        version: 'v1.33.1',
        cpuCores: 3.92,
        memoryBytes: 16 * 2 ** 30,
        pods: 110,
      },
      {
        name: 'node-b',
        health: { state: 'failed', reason: 'KubeletNotReady' },
        isSchedulable: false,
      },
    ],
  },
  namespaces: {
    state: 'none',
    problem: {
      what: 'Cannot list namespaces: 403',
      where: 'https://kube.example',
      mend: 'Grant the verb "list" on "namespaces"',
    },
  },
  warnings: {
    state: 'read',
    isCut: true,
    items: [
      {
        at: RECENT,
        namespace: 'dp-acme-shop',
        object: 'Pod/cart-5d',
        reason: 'BackOff',
        message: 'restarting failed container',
        count: 12,
      },
    ],
  },
};

function renderPortal(path: string) {
  return renderTestApp({
    features: [fourplanePlugin, catalogPages],
    initialRouteEntries: [path],
    apis: [[signalApiRef, new FakeSignals()], mockApis.permission()],
  });
}

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of a data plane', () => {
  registerMswTestHooks(server);

  it('is reached from the page of the platform, and says what is wrong there first', async () => {
    let asked = '';
    server.use(
      answers('listControlPlanes', [controlPlane()]),
      answers('listPlanes', [page.summary]),
      answers('listObservers', []),
      answers('listProjects', []),
      answersTo('getDataPlane', request => {
        asked = new URL(request.url).pathname + new URL(request.url).search;
        return page;
      }),
      answers('getDataPlaneCluster', cluster),
    );
    const { container } = renderPortal('/openchoreo');
    const card = await screen.findByRole('article', { name: 'edge' });
    await userEvent.click(within(card).getByRole('link', { name: 'edge' }));

    const pods = await section('Pods in trouble');
    expect(asked).toMatch(
      /control-planes\/default\/data-planes\/edge\?tenant=acme$/,
    );
    expect(pods.getByRole('row', { name: /cart-5d/ })).toHaveTextContent(
      /^cart-5ddp-acme-shopCrashLoopBackOff7Cartproduction\d+ minutes ago$/,
    );
    expect(pods.getByRole('link', { name: 'Cart' })).toHaveAttribute(
      'href',
      '/catalog/acme/component/shop_cart',
    );
    expect(pods.getByText(/There are more/)).toBeInTheDocument();
    expect(
      pods.getByText(/The pods of 2 deployments are not seen/),
    ).toBeInTheDocument();
    const environments = await section('Environments');
    expect(
      environments.getByRole('row', { name: /Production/ }),
    ).toHaveTextContent(/^ProductionacmeProductionReady12 1 in trouble$/);
    const nodes = await section('Nodes and capacity');
    expect(
      nodes.getByText(
        '1 of 2 nodes ready and open · 3.92 cores · 16 GiB · 110 pods',
      ),
    ).toBeInTheDocument();
    expect(
      nodes.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['node-b', 'node-a']);
    expect(nodes.getByRole('row', { name: 'node-b' })).toHaveTextContent(
      'Takes no new podsnot saidnot saidnot saidnot said',
    );
    const warnings = await section('Warnings');
    expect(warnings.getByText('BackOff (12 ×)')).toBeInTheDocument();
    expect(warnings.getByText('There are more than this 1.')).toBeVisible();
    const namespaces = await section('Namespaces');
    expect(namespaces.getByText(/Grant the verb "list"/)).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('is a tab of the entity, and keeps what is known when the cluster is not', async () => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'dataplane_edge',
        namespace: 'acme',
        annotations: annotationsOf(edge),
      },
      spec: { owner: 'group:default/x', type: 'data-plane' },
    };
    server.use(
      answers('getDataPlane', {
        ...page,
        pods: [],
        hasMorePods: false,
        unseenDeployments: 0,
        environments: [],
      }),
      refuses('getDataPlaneCluster', 503, {
        name: 'ServiceUnavailableError',
        message: 'Control plane default is not connected',
      }),
    );
    renderEntityTab({ tab: 'data-plane', entity });
    expect(
      await screen.findByText('No pod is in trouble.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No environment is on this plane'),
    ).toBeInTheDocument();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Control plane default is not connected',
    );
  });

  it('says which permission it needs, and shows its shape while it loads', async () => {
    server.use(
      refuses('getDataPlane', 403, {
        name: 'NotAllowedError',
        message: 'Denied',
      }),
      hangs('getDataPlaneCluster'),
    );
    renderPortal('/openchoreo/default/data-planes/edge');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'fourplane.plane.read',
    );
    server.use(hangs('getDataPlane'));
    renderPortal('/openchoreo/default/data-planes/far');
    expect(
      await screen.findByRole('status', { name: 'Loading this plane' }),
    ).toBeInTheDocument();
  });
});
