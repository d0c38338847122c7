// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  annotationsOf,
  type LogScopeReply,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { histogram, line, page } from '../__testUtils__/logSamples';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { ref } from '../__testUtils__/samples';

const server = setupServer();

const inProject = (project: string, name: string) =>
  ref('component', name, { project });

const scope: LogScopeReply = {
  projects: [
    { ref: ref('project', 'ads') },
    { ref: ref('project', 'shop'), title: 'The shop' },
  ],
  environments: [{ ref: ref('environment', 'staging'), title: 'Staging' }],
  components: [
    {
      ref: inProject('ads', 'bids'),
      deployments: [{ name: 'bids-staging', environment: 'staging' }],
    },
    {
      ref: inProject('shop', 'greeter'),
      title: 'Greeter',
      deployments: [{ name: 'greeter-staging', environment: 'staging' }],
    },
  ],
};

function render(tab: string, kind: string, about: ModelRef, path = '') {
  return renderEntityTab({
    tab,
    path,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: about.name, annotations: annotationsOf(about) },
      spec: {},
    },
  });
}

const tenant: ModelRef = {
  controlPlane: 'default',
  kind: 'tenant',
  name: 'acme',
};

describe('the logs of a tenant', () => {
  registerMswTestHooks(server);

  it('are narrowed by project, component and environment, and say where each line is from', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      answers('getDeploymentHistory', { entries: [], omitted: 0 }),
      answers('getTenantLogScope', scope),
      answers('getTenantLogHistogram', histogram),
      answersTo('searchTenantLogs', (request, params) => {
        expect(params).toMatchObject({ tenant: 'acme' });
        asked.push(new URL(request.url).searchParams);
        return page([line(1)]);
      }),
    );
    render('tenant-logs', 'Domain', tenant);
    expect(
      await screen.findByRole('button', { name: /Greeter · Staging/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Choose one component/, { exact: false }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Component/ }));
    await userEvent.click(screen.getByRole('option', { name: 'bids' }));
    await waitFor(() => expect(asked.at(-1)!.get('components')).toBe('bids'));
    await userEvent.click(screen.getByRole('button', { name: /Project/ }));
    await userEvent.click(screen.getByRole('option', { name: 'The shop' }));
    await waitFor(() => expect(asked.at(-1)!.get('projects')).toBe('shop'));
    // The component was of another project.
    expect(asked.at(-1)!.has('components')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: /Component/ }));
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['All', 'Greeter']);
  });

  it('say which permission is missing', async () => {
    server.use(
      refuses('getTenantLogScope', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    render('tenant-logs', 'Domain', tenant);
    expect(
      await screen.findByText(/fourplane\.tenant\.read/),
    ).toBeInTheDocument();
  });
});

describe('the logs of an environment', () => {
  registerMswTestHooks(server);

  it('mark what happened to the component that is chosen there', async () => {
    server.use(
      answers('getEnvironmentLogScope', scope),
      answers('getEnvironmentLogHistogram', histogram),
      answers('searchEnvironmentLogs', page([line(1)])),
      answers('getDeploymentHistory', {
        entries: [
          {
            id: 'e',
            type: 'environment',
            title: 'greeter-1',
            at: histogram.start,
            environment: { ref: ref('environment', 'staging') },
            after: [],
          },
        ],
        omitted: 0,
      }),
    );
    render(
      'environment-logs',
      'Resource',
      ref('environment', 'staging'),
      '?component=greeter',
    );
    expect(
      await screen.findByText('1 build or deployment in this time'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Environment/ })).toBeNull();
    expect(
      screen.getByRole('button', { name: /Greeter *line 1/ }),
    ).toBeVisible();
  });

  it('say that nothing runs there, and what of it cannot be read', async () => {
    server.use(
      answers('getEnvironmentLogScope', {
        projects: [],
        environments: [],
        components: [],
        unreadable: [
          {
            ref: ref('deployment', 'x'),
            object: {
              apiVersion: 'openchoreo.dev/v1alpha1',
              kind: 'ReleaseBinding',
              name: 'x',
            },
            issues: [{ path: 'spec', message: 'is odd' }],
          },
        ],
      }),
    );
    render('environment-logs', 'Resource', ref('environment', 'staging'));
    expect(
      await screen.findByText('Nothing runs in this environment'),
    ).toBeVisible();
    expect(screen.getByText('spec: is odd')).toBeVisible();
  });
});
