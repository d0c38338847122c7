// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import fourplanePlugin from '..';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import {
  answers,
  hangs,
  isUnreachable,
  refuses,
} from '../__testUtils__/FourplaneServer';
import {
  deployment,
  entity,
  environment,
  failedBuild,
  meta,
  overview,
  RECENT,
  ref,
} from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();
const route = 'getComponentOverview';

function renderCard(
  signals: FakeSignals = new FakeSignals(),
  shownEntity = entity,
  tabs: readonly string[] = [],
  config: JsonObject = {},
) {
  return renderTestApp({
    config: { backend: { baseUrl: 'http://localhost:7007' }, ...config },
    extensions: [
      createTestEntityPage({ entity: shownEntity }),
      fourplanePlugin.getExtension('entity-card:fourplane/overview'),
      fourplanePlugin.getExtension('api:fourplane/client'),
      fourplanePlugin.getExtension('plugin-wrapper:fourplane'),
      ...tabs.map(tab =>
        fourplanePlugin.getExtension(
          `entity-content:fourplane/${tab}` as never,
        ),
      ),
    ],
    apis: [[signalApiRef, signals], mockApis.permission()],
  });
}

describe('OverviewCard', () => {
  registerMswTestHooks(server);

  it('tells whether a component is all right, where it runs, how it was built and where it answers', async () => {
    server.use(
      answers(
        route,
        overview({
          health: {
            state: 'progressing',
            reason: 'ResourcesProgressing',
            message: 'waiting for replica',
          },
          environments: [
            environment(
              'development',
              'Development',
              deployment('development', {
                replicas: { wanted: 3, ready: 3 },
                urls: [
                  {
                    endpoint: 'http',
                    visibility: 'external',
                    url: 'https://greeter.example/',
                  },
                  {
                    endpoint: 'http',
                    visibility: 'project',
                    url: 'http://greeter.dp-acme-shop-development:8080',
                  },
                  {
                    endpoint: 'rpc',
                    visibility: 'project',
                    url: 'grpc://greeter:9090',
                  },
                ],
              }),
            ),
            environment(
              'production',
              'Production',
              deployment('production', {
                replicas: { wanted: 2, ready: 1 },
                health: {
                  state: 'progressing',
                  reason: 'ImagePullBackOff',
                  message: 'waiting for replica',
                },
              }),
            ),
            { ref: ref('environment', 'gone') },
          ],
          endpoints: [
            {
              ref: ref('endpoint', 'http', {
                project: 'shop',
                component: 'greeter',
              }),
              component: ref('component', 'greeter', { project: 'shop' }),
              type: 'HTTP',
              port: 8080,
              visibility: ['external', 'project'],
              schema: { type: 'openapi', content: 'openapi: 3.0.0' },
            },
          ],
          lastBuild: failedBuild,
        }),
      ),
    );
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    const { container } = renderCard();

    const environments = within(
      await screen.findByRole('region', { name: 'Environments' }),
    ).getAllByRole('heading', { level: 5 });
    expect(environments.map(({ textContent }) => textContent)).toEqual([
      'Development',
      'Production',
      'gone',
    ]);
    const [development, production, gone] = environments.map(heading =>
      within(heading.closest('li')!),
    );
    expect(development.getByText('Ready')).toBeInTheDocument();
    expect(development.getByText('3 of 3 ready')).toBeInTheDocument();
    expect(development.getByText('greeter-20261122-3')).toBeInTheDocument();
    expect(development.getByText('greeter:v1.4')).toHaveAttribute(
      'title',
      'registry.example/shop/greeter:v1.4',
    );
    const link = development.getByRole('link', { name: /http \(external\)/ });
    expect(link).toHaveAttribute('href', 'https://greeter.example/');
    expect(link).toHaveAttribute('title', 'https://greeter.example/');
    expect(development.getByText('rpc (project)')).toHaveAttribute(
      'title',
      'grpc://greeter:9090',
    );
    const more = development.getByText('1 more URL');
    const hidden = development.getByText('http (project)');
    expect(hidden).not.toBeVisible();
    await user.click(more);
    expect(hidden).toBeVisible();
    await user.click(
      development.getByRole('button', {
        name: 'Copy the URL of rpc (project)',
      }),
    );
    expect(written).toHaveBeenCalledWith('grpc://greeter:9090');
    expect(await development.findByText('Copied')).toBeInTheDocument();
    expect(
      production.getByRole('button', {
        name: 'Progressing: ImagePullBackOff: waiting for replica',
      }),
    ).toBeInTheDocument();
    expect(production.getByText('1 of 2 ready')).toBeInTheDocument();
    expect(gone.getByText('Not deployed')).toBeInTheDocument();
    expect(gone.getByText(/does not exist/)).toBeInTheDocument();

    const build = within(screen.getByRole('region', { name: 'Last build' }));
    expect(build.getByText('Failed')).toBeInTheDocument();
    expect(build.getByText('a1b2c3d4 on main')).toBeInTheDocument();
    expect(build.getByText('2m 10s')).toBeInTheDocument();
    expect(build.getByText('5 minutes ago')).toHaveAttribute(
      'datetime',
      RECENT,
    );
    expect(
      build.getByText('Failed in step build-image: exit code 1'),
    ).toBeInTheDocument();

    const endpoints = within(screen.getByRole('region', { name: 'Endpoints' }));
    const endpoint = endpoints.getByRole('row', { name: 'http' });
    expect(
      within(endpoint).getByRole('link', { name: 'http' }),
    ).toBeInTheDocument();
    expect(endpoint).toHaveTextContent('httpHTTP8080external, project');
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('gives the reason of a status to keyboard users', async () => {
    server.use(
      answers(
        route,
        overview({ health: { state: 'failed', message: 'no such image' } }),
      ),
    );
    renderCard();
    const badge = await screen.findByRole('button', {
      name: 'Failed: no such image',
    });
    const user = userEvent.setup();
    for (let i = 0; i < 20 && document.activeElement !== badge; i++) {
      await user.tab();
    }
    expect(badge).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'no such image',
    );
  });

  it('shows the shape of the card while it loads', async () => {
    server.use(hangs(route));
    const { container } = renderCard();
    expect(
      await screen.findByRole('status', {
        name: 'Loading the status of this component',
      }),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('says what to do for a component that runs nowhere', async () => {
    server.use(
      answers(
        route,
        overview({ environments: [environment('development', 'Development')] }),
      ),
    );
    const { container } = renderCard();
    expect(await screen.findByText('Not deployed yet')).toBeInTheDocument();
    expect(
      screen.getByText(/Start a workflow run of this component/),
    ).toBeInTheDocument();
    expect(screen.getByText('No build so far.')).toBeInTheDocument();
    expect(
      screen.getByText('This component declares no endpoint.'),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('names the permission that is missing', async () => {
    server.use(
      refuses(route, 403, { name: 'NotAllowedError', message: 'Denied' }),
    );
    const { container } = renderCard();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'You may not see the status of this component',
    );
    expect(alert).toHaveTextContent('fourplane.component.read');
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('lists the issues of a custom resource that cannot be read', async () => {
    server.use(
      refuses(route, 422, {
        name: 'UnreadableError',
        message: 'Component acme/greeter cannot be read',
        unreadable: {
          ref: ref('component', 'greeter', { project: 'shop' }),
          object: {
            apiVersion: 'openchoreo.dev/v1alpha1',
            kind: 'Component',
            namespace: 'acme',
            name: 'greeter',
          },
          issues: [
            { path: 'spec.owner.projectName', message: 'must be a string' },
          ],
        },
      }),
    );
    renderCard();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Component greeter could not be read');
    expect(within(alert).getByRole('listitem')).toHaveTextContent(
      'spec.owner.projectName: must be a string',
    );
  });

  it.each([
    {
      name: 'a component OpenChoreo does not have',
      handler: refuses(route, 404, { name: 'NotFoundError', message: 'gone' }),
      title: 'OpenChoreo has no component greeter',
    },
    {
      name: 'a control plane that has not been read',
      handler: refuses(route, 503, {
        name: 'ServiceUnavailableError',
        message: 'connection refused at https://kube.example',
      }),
      title: 'The control plane has not been read yet',
    },
    {
      name: 'a failing backend',
      handler: refuses(route, 500, { name: 'Error', message: 'out of luck' }),
      title: 'Something failed',
    },
    {
      name: 'a backend that does not answer',
      handler: isUnreachable(route),
      title: 'The backend does not answer',
    },
  ])('distinguishes $name, and tries again', async ({ handler, title }) => {
    server.use(handler);
    const { container } = renderCard();
    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    expect(await wcagViolations(container)).toHaveNoViolations();

    server.use(answers(route, overview()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Development')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says from when a stale state is, and why', async () => {
    server.use(
      answers(
        route,
        overview(),
        meta({
          stale: [
            {
              controlPlane: 'default',
              since: RECENT,
              reason: 'connection reset',
            },
          ],
        }),
      ),
    );
    renderCard();
    expect(
      await screen.findByText(/Shown as of/, { selector: '[role=status] *' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/default: not live since/)).toHaveTextContent(
      'default: not live since 5 minutes ago. connection reset',
    );
    expect(screen.getByText('Development')).toBeInTheDocument();
  });

  it('follows the live channel, keeps what it knows when the backend goes away, and drops it when access does', async () => {
    const signals = new FakeSignals();
    const live = meta({ liveKey: 'k1' });
    server.use(answers(route, overview(), live));
    const { unmount } = renderCard(signals);
    expect(
      await screen.findByRole('region', { name: 'Environments' }),
    ).toHaveTextContent('Ready');

    server.use(
      answers(
        route,
        overview({ health: { state: 'degraded', message: '1 of 3 ready' } }),
        live,
      ),
    );
    act(() => signals.announce('other', 'k1'));
    expect(await screen.findByText('1 of 3 ready')).toBeInTheDocument();

    server.use(isUnreachable(route));
    act(() => signals.announce('k1'));
    expect(
      await screen.findByText(/latest state could not be fetched/),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 3 ready')).toBeInTheDocument();

    server.use(
      refuses(route, 403, { name: 'NotAllowedError', message: 'Denied' }),
    );
    act(() => signals.announce('k1'));
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not');
    expect(screen.queryByText('1 of 3 ready')).not.toBeInTheDocument();

    expect(signals.subscribers).toBe(1);
    unmount();
    await waitFor(() => expect(signals.subscribers).toBe(0));
  });

  it('appears only on components of OpenChoreo', async () => {
    renderCard(new FakeSignals(), {
      ...entity,
      metadata: { ...entity.metadata, annotations: {} },
    });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('leads to each environment on the Deploy tab, where there is one', async () => {
    const here = overview({
      environments: [
        environment('development', 'Development', deployment('development')),
        environment('production', 'Production'),
      ],
    });
    server.use(answers(route, here));
    const without = renderCard();
    await screen.findByText('Not deployed');
    expect(
      screen.queryByRole('link', { name: /See the deployment/ }),
    ).not.toBeInTheDocument();
    without.unmount();
    renderCard(new FakeSignals(), entity, ['deploy']);
    expect(
      await screen.findByRole('link', {
        name: 'See the deployment: Development',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/deploy\?environment=development$/),
    );
    expect(
      screen.getByRole('link', { name: 'Deploy here: Production' }),
    ).toBeInTheDocument();
  });

  it('says so when an entity names no component', async () => {
    const annotations = { ...entity.metadata.annotations };
    delete annotations['fourplane.dev/project'];
    renderCard(new FakeSignals(), {
      ...entity,
      metadata: { ...entity.metadata, annotations },
    });
    expect(
      await screen.findByText(/does not say what it stands for/),
    ).toBeInTheDocument();
  });

  it('says that an entity is not confirmed, or that there are several', async () => {
    const mine = 'component:default/mine';
    server.use(answers(route, overview({ entityRefs: [mine] })));
    const { unmount } = renderCard();
    expect(
      await screen.findByText(/This entity is not confirmed to be/),
    ).toBeInTheDocument();
    expect(screen.getByText(mine)).toBeInTheDocument();
    unmount();
    const own = 'component:acme/shop_greeter';
    server.use(answers(route, overview({ entityRefs: [own, mine] })));
    renderCard();
    expect(
      await screen.findByText(/More than one entity stands for/),
    ).toBeInTheDocument();
    expect(screen.getByText(mine)).toBeInTheDocument();
  });

  it('says what else may be missing than a permission, where entities of the portal stand for things', async () => {
    const message = 'An entity counts where the object names it back';
    server.use(refuses(route, 403, { name: 'NotAllowedError', message }));
    const { unmount } = renderCard();
    expect(
      await screen.findByText(/fourplane\.component\.read/),
    ).toBeInTheDocument();
    expect(screen.queryByText(message)).toBeNull();
    unmount();
    renderCard(new FakeSignals(), entity, [], {
      fourplane: {
        controlPlanes: [{ name: 'default', catalog: { mode: 'link' } }],
      },
    });
    expect(await screen.findByText(message)).toBeInTheDocument();
  });
});
