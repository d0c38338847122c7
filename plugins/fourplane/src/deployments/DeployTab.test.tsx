// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { logOf } from '../__testUtils__/buildSamples';
import {
  componentDeployments,
  environmentDeployment,
  environments,
} from '../__testUtils__/deploySamples';
import {
  answers,
  answersTo,
  hangs,
  refuses,
  streams,
} from '../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import {
  component,
  deployment,
  meta,
  overview,
  ready,
  RECENT,
  ref,
} from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();
const render = (path = '') => renderEntityTab({ tab: 'deploy', path });
const pipeline = () =>
  screen.findByRole('list', { name: 'Environments in promotion order' });
const panel = (environment: string) =>
  screen.findByRole('region', { name: `${environment} in detail` });
const cardOf = (list: HTMLElement, name: string) => {
  const link = within(list).getByRole('link', { name });
  return link.closest<HTMLElement>('li')!;
};

describe('the pipeline of a component', () => {
  registerMswTestHooks(server);

  it('says of every environment what runs there, how, and what comes next', async () => {
    server.use(answers('getDeployments', componentDeployments()));
    const { container } = render();
    const list = await pipeline();
    const development = cardOf(list, 'Development');
    expect(development).toHaveTextContent('Failed');
    expect(development).toHaveTextContent('CrashLoopBackOff');
    expect(development).toHaveTextContent('Pod greeter-7d9f-x2x');
    expect(development).toHaveTextContent('1 of 2 ready');
    expect(development).toHaveTextContent('West, us-west-2');
    expect(development).toHaveTextContent('by jane');
    const staging = cardOf(list, 'Staging');
    expect(staging).toHaveTextContent('1 release behind Development');
    expect(staging).toHaveTextContent('Kept in Git by Argo CD (shop)');
    expect(
      within(staging).getByRole('link', { name: /See its source/ }),
    ).toHaveAttribute('href', 'https://git.example/shop/deploy');
    const production = cardOf(list, 'Production');
    expect(production).toHaveTextContent('Not deployed');
    expect(production).toHaveTextContent('Promote what runs in Staging.');

    // Without a choice, what is in trouble is what is shown.
    expect(development).toHaveAttribute('aria-current', 'true');
    const details = await panel('Development');
    expect(details).toHaveTextContent('BackOff of Pod greeter-7d9f-x2x');
    expect(details).toHaveTextContent(
      'main: waiting, CrashLoopBackOff (before: OOMKilled, exit code 137)',
    );
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('draws several targets, and apart what is not on the pipeline', async () => {
    const [development, staging, production] = environments;
    server.use(
      answers(
        'getDeployments',
        componentDeployments({
          environments: [
            {
              ...development,
              promotesTo: [staging.ref, ref('environment', 'load')],
            },
            staging,
            environmentDeployment('load'),
            production,
            environmentDeployment('sandbox', {
              isOnPipeline: false,
              deployment: deployment('sandbox'),
            }),
          ],
        }),
      ),
    );
    render();
    const list = await pipeline();
    const columns = [...list.children].map(column =>
      within(column as HTMLElement)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    );
    expect(columns).toEqual([
      ['Development'],
      ['Staging', 'Load'],
      ['Production'],
    ]);
    expect(cardOf(list, 'Development')).toHaveTextContent(
      'Promotes to Staging, Load',
    );
    const off = screen.getByRole('region', { name: 'Not on the pipeline' });
    expect(
      within(off).getByRole('link', { name: 'Sandbox' }),
    ).toBeInTheDocument();
  });

  it('selects by keyboard and by the address', async () => {
    server.use(answers('getDeployments', componentDeployments()));
    render('?environment=production');
    expect(await panel('Production')).toHaveTextContent(
      'Nothing of it runs in Production',
    );
    within(await pipeline())
      .getByRole('link', { name: 'Staging' })
      .focus();
    await userEvent.keyboard('{Enter}');
    const staging = await panel('Staging');
    expect(staging).toHaveTextContent(
      'Its pods are not seen: the data plane is not connected',
    );
    expect(staging).toHaveTextContent(
      'Add it under fourplane.planes in app-config.yaml.',
    );
  });

  it('tells loading, staleness, a missing permission and no pipeline apart', async () => {
    server.use(hangs('getDeployments'));
    const loading = render();
    expect(
      await screen.findByRole('status', {
        name: 'Loading these deployments',
      }),
    ).toBeInTheDocument();
    loading.unmount();

    server.use(
      refuses('getDeployments', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    const denied = render();
    expect(
      await screen.findByText(/fourplane\.component\.read/),
    ).toBeInTheDocument();
    denied.unmount();

    server.use(
      answers(
        'getDeployments',
        componentDeployments({ environments: [], pipeline: undefined }),
        meta({ stale: [{ controlPlane: 'default', since: RECENT }] }),
      ),
    );
    render();
    expect(
      await screen.findByText('There is no environment to deploy to'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Shown as of/)).toBeInTheDocument();
  });
});

describe('the panel of an environment', () => {
  registerMswTestHooks(server);
  const pod = 'greeter-7d9f-x2x';

  it('shows when a scheduled task runs, and how its last runs ended', async () => {
    server.use(
      answers(
        'getDeployments',
        componentDeployments({
          environments: [
            environmentDeployment('development', {
              deployment: deployment('development'),
              nextRunAt: '2026-11-26T02:00:00Z',
              runtime: {
                state: 'live',
                pods: [
                  {
                    name: 'report-2-x1',
                    namespace: 'dp-acme',
                    job: 'report-2',
                    phase: 'Succeeded',
                    health: ready,
                    containers: [],
                  },
                ],
                schedule: {
                  cron: '0 2 * * *',
                  timeZone: 'Europe/Berlin',
                  suspended: false,
                  lastRunAt: RECENT,
                  runs: [
                    { name: 'report-2', phase: 'succeeded' },
                    {
                      name: 'report-1',
                      phase: 'failed',
                      reason: 'BackoffLimitExceeded',
                      startedAt: RECENT,
                      completedAt: RECENT,
                    },
                  ],
                },
              },
            }),
          ],
        }),
      ),
    );
    render();
    const details = await panel('Development');
    expect(details).toHaveTextContent('0 2 * * * in Europe/Berlin');
    expect(details).toHaveTextContent('report-1');
    expect(details).toHaveTextContent('BackoffLimitExceeded');
    expect(details).toHaveTextContent(/report-1.*Its pod is gone/);
    await userEvent.click(
      within(details).getByRole('button', { name: 'Log of report-2' }),
    );
    expect(
      within(details).getByRole('tab', { name: 'Logs', selected: true }),
    ).toBeInTheDocument();
  });

  it('leads from the pods to their release, its build and its commit', async () => {
    const deployments = componentDeployments();
    server.use(
      answers('getDeployments', {
        ...deployments,
        component: {
          ...component,
          source: { type: 'git', url: 'https://github.com/acme/greeter.git' },
        },
      }),
      answers('compareDeployments', {
        left: { title: 'a', yaml: '' },
        right: { title: 'b', yaml: '' },
        changes: [],
      }),
    );
    render('?environment=development');
    const details = await panel('Development');
    expect(details).toHaveTextContent('Build greeter-8');
    expect(
      within(details).getByRole('link', { name: /^a1b2c3d4/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/greeter/commit/a1b2c3d4e5f60718',
    );
    await userEvent.click(
      within(details).getByRole('link', { name: 'greeter-20261122-3' }),
    );
    expect(
      await screen.findByRole('tab', { name: 'Release and difference' }),
    ).toHaveAttribute('aria-selected', 'true');
  });

  it('leads from an object of the tree to its YAML, its events and its log, also that before the restart', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      answers('getRuntimeTree', {
        objects: [
          {
            id: 'deploy',
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'greeter',
            health: ready,
            events: [],
          },
          {
            id: 'pod',
            parent: 'deploy',
            apiVersion: 'v1',
            kind: 'Pod',
            name: pod,
            health: { state: 'failed', reason: 'CrashLoopBackOff' },
            events: [
              {
                type: 'Warning',
                reason: 'BackOff',
                message: 'restarting failed container',
                count: 12,
              },
            ],
          },
        ],
        problems: [],
      }),
      answersTo('getRuntimeManifest', request => ({
        yaml: `kind: Pod # ${new URL(request.url).searchParams.get('object')}`,
      })),
      streams('streamPodLog', (query, params) =>
        logOf([
          `${params.pod} ${query.get('previous') ? 'before' : 'now'} speaks`,
        ]),
      ),
    );
    const { container } = render('?environment=development&tab=resources');
    await userEvent.click(
      await screen.findByRole('button', { name: `Pod ${pod}` }),
    );
    expect(await screen.findByText('kind: Pod # pod')).toBeInTheDocument();
    expect(screen.getByText('BackOff × 12')).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Open its log' }));
    expect(await screen.findByText(`${pod} now speaks`)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('switch', { name: 'Before the last restart' }),
    );
    expect(await screen.findByText(`${pod} before speaks`)).toBeInTheDocument();
  });

  it('compares with the environment before it, and says what it needs when it may not', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      answersTo('compareDeployments', request => {
        const query = new URL(request.url).searchParams;
        return {
          left: { title: `${query.get('left')}`, yaml: 'a: 1' },
          right: { title: `${query.get('right')}`, yaml: 'a: 2' },
          changes: [
            {
              object: 'ReleaseBinding acme/greeter',
              path: 'spec.replicas',
              before: 1,
            },
          ],
        };
      }),
    );
    const { unmount } = render('?environment=staging&tab=release');
    const row = await screen.findByRole('row', { name: /spec\.replicas/ });
    expect(row).toHaveTextContent('not set');
    expect(
      screen.getAllByRole('columnheader').map(({ textContent }) => textContent),
    ).toEqual(['Field', 'Development', 'Staging']);
    unmount();
    server.use(
      refuses('compareDeployments', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    render('?environment=staging&tab=release');
    expect(
      await screen.findByText(/fourplane\.deployment\.manifest\.read/),
    ).toBeInTheDocument();
  });

  it('tells what led to this environment, and everything on request', async () => {
    const step = (
      id: string,
      type: 'commit' | 'build' | 'environment',
      after: string[],
      more = {},
    ) => ({ id, type, title: id, at: RECENT, after, ...more });
    server.use(
      answers('getDeployments', componentDeployments()),
      answers('getDeploymentHistory', {
        omitted: 2,
        entries: [
          step('greeter-staging', 'environment', ['greeter-8'], {
            environment: { ref: ref('environment', 'staging') },
            by: 'user:default/jane',
          }),
          step('greeter-9', 'build', []),
          step('greeter-8', 'build', ['a1b2c3d4']),
          step('a1b2c3d4', 'commit', []),
        ],
      }),
    );
    render('?environment=staging&tab=history');
    const list = await screen.findByRole('list', {
      name: 'From commit to environment, newest first',
    });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    expect(list).toHaveTextContent('by jane');
    await userEvent.click(
      screen.getByRole('switch', { name: 'Only what led to Staging' }),
    );
    expect(within(list).getAllByRole('listitem')).toHaveLength(4);
    expect(
      screen.getByText(/2 older builds are not shown/),
    ).toBeInTheDocument();
  });

  it('says where it answers', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      answers('getComponentOverview', overview()),
    );
    render('?environment=staging&tab=endpoints');
    expect(
      await screen.findByRole('link', { name: /http \(external\)/ }),
    ).toHaveAttribute('href', 'https://staging.example/greeter');
    expect(
      await screen.findByText('This component declares no endpoint.'),
    ).toBeInTheDocument();
  });
});
