// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  annotationsOf,
  type DeploymentMatrix,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { screen, within } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { answers, refuses } from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { ready, RECENT, ref } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const entityOf = (kind: string, name: string, of: ModelRef): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'acme', annotations: annotationsOf(of) },
  spec: { owner: 'group:default/platform' },
});
const shop = entityOf('System', 'shop', ref('project', 'shop'));
const staging = entityOf(
  'Resource',
  'environment_staging',
  ref('environment', 'staging'),
);

const column = (name: string, label: string) => ({
  ref: ref('environment', name),
  label,
  environment: {
    ref: ref('environment', name),
    isProduction: false,
    health: ready,
  },
  dataPlane: { ref: ref('dataPlane', 'west'), region: 'us-west-2' },
  isOnPipeline: true,
});

const matrix: DeploymentMatrix = {
  environments: [
    column('development', 'Development'),
    column('staging', 'Staging'),
  ],
  rows: [
    {
      thing: {
        ref: ref('component', 'cart', { project: 'shop' }),
        type: 'service',
      },
      entityRef: 'component:acme/shop_cart',
      cells: [
        {
          ref: ref('environment', 'development'),
          deployment: ref('deployment', 'cart-development', {
            project: 'shop',
          }),
          desired: 'active',
          health: { ...ready, from: 'conditions' },
          release: { ref: ref('release', 'cart-4', { project: 'shop' }) },
          replicas: { wanted: 2, ready: 2 },
          urls: [],
        },
        {
          ref: ref('environment', 'staging'),
          deployment: ref('deployment', 'cart-staging', { project: 'shop' }),
          desired: 'active',
          health: { ...ready, from: 'conditions' },
          release: { ref: ref('release', 'cart-3', { project: 'shop' }) },
          drift: {
            from: ref('environment', 'development'),
            state: 'behind',
            releases: 1,
          },
          since: RECENT,
          urls: [],
        },
      ],
    },
    {
      thing: {
        ref: ref('component', 'mail', { project: 'shop' }),
        title: 'Mail',
        type: 'service',
      },
      entityRef: 'component:acme/shop_mail',
      cells: [
        {
          ref: ref('environment', 'development'),
          deployment: ref('deployment', 'mail-development', {
            project: 'shop',
          }),
          desired: 'active',
          health: {
            state: 'failed',
            reason: 'CrashLoopBackOff',
            from: 'pods',
            pod: 'mail-1',
          },
          image: 'registry.example/acme/mail:2',
          replicas: { wanted: 1, ready: 0 },
          urls: [],
        },
      ],
    },
  ],
};

describe('the matrix of a project', () => {
  registerMswTestHooks(server);

  const renderProject = () =>
    renderEntityTab({
      tab: 'project-deployments',
      entity: shop,
      beside: 'deploy',
    });

  it('says of every component where it runs and how, what is in trouble first', async () => {
    server.use(answers('getProjectDeployments', matrix));
    const { container } = renderProject();
    const table = await screen.findByRole('table', { name: 'Where it runs' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Name', 'Developmentwest, us-west-2', 'Stagingwest, us-west-2']);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Mailservice', 'cartservice']);
    const [mail, cart] = within(table).getAllByRole('row').slice(1);
    expect(mail).toHaveTextContent('Failed');
    expect(mail).toHaveTextContent('CrashLoopBackOff');
    expect(mail).toHaveTextContent('mail:2');
    expect(mail).toHaveTextContent('Not deployed');
    expect(
      within(mail).getByRole('link', { name: 'Deploy Mail to Staging' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/shop_mail\/deploy\?environment=staging$/),
    );
    expect(cart).toHaveTextContent('2 of 2 ready');
    expect(cart).toHaveTextContent('1 release behind Development');
    expect(within(cart).getByRole('link', { name: 'cart-3' })).toHaveAttribute(
      'href',
      expect.stringMatching(/shop_cart\/deploy\?environment=staging$/),
    );
    expect(screen.getByText('1 needs attention')).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('says what is missing because it cannot be read', async () => {
    server.use(
      answers('getProjectDeployments', {
        ...matrix,
        unreadable: [
          {
            ref: ref('deployment', 'pay-development', { project: 'shop' }),
            object: {
              apiVersion: 'openchoreo.dev/v1alpha1',
              kind: 'ReleaseBinding',
              namespace: 'acme',
              name: 'pay-development',
            },
            issues: [{ path: 'spec.owner', message: 'is required' }],
          },
        ],
      }),
    );
    renderProject();
    expect(
      await screen.findByText(
        'ReleaseBinding pay-development could not be read, so it is missing here',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('spec.owner: is required')).toBeInTheDocument();
  });

  it('says what to do where there is no component, and which permission is missing', async () => {
    server.use(
      answers('getProjectDeployments', { environments: [], rows: [] }),
    );
    const { unmount } = renderProject();
    expect(
      await screen.findByText('This project has no components yet'),
    ).toBeInTheDocument();
    unmount();

    server.use(
      refuses('getProjectDeployments', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    renderProject();
    expect(
      await screen.findByText(/fourplane\.project\.read/),
    ).toBeInTheDocument();
  });
});

describe('what runs in an environment', () => {
  registerMswTestHooks(server);

  it('names the project of each component', async () => {
    server.use(
      answers('getEnvironmentDeployments', {
        ...matrix,
        environments: [matrix.environments[1]],
      }),
    );
    renderEntityTab({ tab: 'environment-deployments', entity: staging });
    const table = await screen.findByRole('table', { name: 'What runs here' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Name', 'Project', 'Stagingwest, us-west-2']);
    expect(within(table).getAllByText('shop')).toHaveLength(2);
  });
});
