// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { HealthState } from '@fourplane/plugin-fourplane-common';
import {
  act,
  configure,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import fourplanePlugin from '..';
import { catalogPages } from '../__testUtils__/catalogPages';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import {
  answers,
  hangs,
  isUnreachable,
  refuses,
} from '../__testUtils__/FourplaneServer';
import {
  answering,
  controlPlane,
  meta,
  plane,
  project,
  RECENT,
  ref,
  unreachable,
} from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);
// What is waited for is a state; this is only the end of patience.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(120_000);

const server = setupServer();
const denied = { name: 'NotAllowedError', message: 'Denied' };

function renderPage(path = '/openchoreo', signals = new FakeSignals()) {
  return renderTestApp({
    features: [fourplanePlugin, catalogPages],
    initialRouteEntries: [path],
    apis: [[signalApiRef, signals], mockApis.permission()],
  });
}

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('OpenChoreoPage', () => {
  registerMswTestHooks(server);
  beforeEach(() => server.use(answers('listObservers', [])));

  it('says that all is well, and shows control planes, planes and projects', async () => {
    server.use(
      answers('listControlPlanes', [controlPlane()]),
      answers('listPlanes', [
        plane('edge'),
        plane('default', { role: 'build', agent: undefined }),
      ]),
      answers('listProjects', [project('shop')]),
    );
    const { container } = renderPage();

    const attention = await section('Needs attention');
    expect(
      await attention.findByText('Everything you may see is all right.'),
    ).toBeInTheDocument();

    const controlPlanes = await section('Control planes');
    expect(
      controlPlanes.getByRole('heading', { name: 'Production EU' }),
    ).toHaveAttribute('title', 'default');
    expect(controlPlanes.getByText('Watching live')).toBeInTheDocument();
    expect(
      controlPlanes.getByText(
        'OpenChoreo v1.2 · Kubernetes v1.33.1 · 2 tenants · 1 project · 14 components',
      ),
    ).toBeInTheDocument();
    const edge = controlPlanes.getByRole('article', { name: 'edge' });
    expect(edge).toHaveTextContent(
      /^edgeData planeevery tenantDeclaredReadyAgent connectedlast heard .* ago/,
    );
    expect(edge).toHaveTextContent(
      'ObservedAPI server: answers12 ms · v1.33.1' +
        'Carries3 environments · 12 deployments · 5 components',
    );
    expect(
      controlPlanes.getByRole('article', { name: 'default' }),
    ).toHaveTextContent(/Agent not reported.*1 build running · 2 queued$/);

    const projects = await section('Projects');
    expect(projects.getByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      '/catalog/acme/system/shop',
    );
    expect(projects.getByText('2 ready')).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('puts first what needs attention, with its cause and how to mend it', async () => {
    server.use(
      answers('listControlPlanes', [
        controlPlane(
          {
            state: 'stale',
            kinds: ['Project', 'Component'].map(kind => ({
              kind,
              state: 'stale' as const,
              objects: 3,
              since: RECENT,
              problem: { what: `no ${kind}`, where: 'https://kube.example' },
            })),
            problems: [
              {
                what: 'token expired',
                where: 'https://kube.example',
                mend: 'renew the token of fourplane.controlPlanes[0]',
              },
            ],
          },
          {
            unreadable: [
              {
                ref: ref('project', 'odd'),
                object: {
                  apiVersion: 'openchoreo.dev/v1alpha1',
                  kind: 'Project',
                  namespace: 'acme',
                  name: 'odd',
                },
                issues: [
                  { path: 'spec.owner', message: 'must be an object' },
                  { path: '', message: 'has no spec' },
                ],
              },
            ],
          },
        ),
        controlPlane({ name: 'new', title: 'New', state: 'syncing' }),
      ]),
      answers('listPlanes', [
        plane('edge', {
          agent: {
            connected: false,
            agents: 0,
            lastHeartbeatAt: RECENT,
            message: 'no agent connected',
          },
        }),
      ]),
      answers('listProjects', [
        project('calm'),
        project('shop', {
          components: 5,
          componentHealth: [
            { state: 'failed', count: 2 },
            { state: 'degraded', count: 1 },
            { state: 'ready', count: 2 },
          ],
          attention: [
            {
              ref: ref('component', 'cart', { project: 'shop' }),
              entityRef: 'component:acme/shop_cart',
              title: 'Cart',
              environment: {
                ref: ref('environment', 'staging'),
                title: 'Staging',
              },
              health: {
                state: 'failed',
                reason: 'CrashLoopBackOff',
                message: '0 of 1 ready',
              },
            },
            {
              ref: ref('component', 'mail', { project: 'shop' }),
              entityRef: 'component:acme/shop_mail',
              health: { state: 'failed', reason: 'ResourcesFailed' },
            },
          ],
        }),
      ]),
    );
    const { container } = renderPage();
    const attention = await section('Needs attention');
    expect(
      await attention.findByText('4 things need attention.'),
    ).toBeInTheDocument();
    const text = (pattern: RegExp) =>
      attention.getByText(pattern, { selector: 'ul > li, ul > li *' });
    expect(text(/Control plane Production EU/)).toHaveTextContent(
      /Control plane Production EU since \d+ minutes ago/,
    );
    expect(text(/token expired/)).toHaveTextContent(
      'token expired (https://kube.example)To mend it: renew the token of fourplane.controlPlanes[0]',
    );
    expect(attention.queryByText(/no Project/)).not.toBeInTheDocument();
    expect(text(/must be an object/)).toHaveTextContent(
      'spec.owner: must be an object',
    );
    expect(text(/has no spec/)).toHaveTextContent('has no spec');
    expect(attention.getByRole('link', { name: 'edge' })).toBeInTheDocument();
    expect(text(/no agent connected/)).toBeInTheDocument();
    expect(text(/2 failed, 1 degraded/)).toBeInTheDocument();
    const cart = attention.getByRole('link', { name: 'Cart' });
    expect(cart).toHaveAttribute('href', '/catalog/acme/component/shop_cart');
    expect(cart.closest('li')).toHaveTextContent(
      /^Cart in Staging failed: CrashLoopBackOff: 0 of 1 ready$/,
    );
    expect(
      attention.getByRole('link', { name: 'mail' }).closest('li'),
    ).toHaveTextContent(/^mail failed$/);
    expect(text(/and 1 more/)).toBeInTheDocument();
    expect(
      attention.queryByRole('link', { name: 'calm' }),
    ).not.toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('draws planes of one cluster as one box, the unwell first, and says why of each server', async () => {
    const yard = ref('buildPlane', 'yard');
    const eye = ref('observabilityPlane', 'eye', { tenant: undefined });
    const cluster = 'https://kube.example';
    server.use(
      answers('listControlPlanes', [controlPlane()]),
      answers('listPlanes', [
        plane('near', {}, { cluster }),
        plane('yard', { ref: yard, role: 'build' }, { cluster }),
        plane(
          'far',
          { region: 'eu-central-1' },
          {
            facts: [unreachable()],
            load: {
              deployments: 2,
              troubledDeployments: 2,
              components: 2,
              queuedBuilds: 0,
              runningBuilds: 0,
              observedPlanes: 0,
            },
          },
        ),
        plane(
          'eye',
          { ref: eye, role: 'observability' },
          {
            facts: [
              answering({
                server: 'openSearch',
                version: undefined,
                cluster: { status: 'yellow', nodes: 3, unassignedShards: 2 },
              }),
              answering({
                server: 'prometheus',
                version: undefined,
                targets: { up: 41, down: 1 },
              }),
            ],
          },
        ),
      ]),
      answers('listObservers', [
        {
          id: 'fourplane.observability[1]',
          controlPlane: 'default',
          planes: [],
          facts: [unreachable('openSearch')],
        },
      ]),
      answers('listProjects', []),
    );
    const { container } = renderPage();
    const controlPlanes = await section('Control planes');
    const near = await controlPlanes.findByRole('article', { name: 'near' });
    const box = near.closest('li')!;
    expect(box).toHaveTextContent('One cluster with 2 roles');
    expect(
      within(box)
        .getAllByRole('article')
        .map(one => one.getAttribute('aria-label')),
    ).toEqual(['near', 'yard']);
    expect(
      controlPlanes
        .getAllByRole('article', { name: /./ })
        .map(one => one.getAttribute('aria-label')),
    ).toEqual([
      'far',
      'near',
      'yard',
      'eye',
      'Observability outside OpenChoreo fourplane.observability[1]',
    ]);
    const far = controlPlanes.getByRole('article', { name: 'far' });
    expect(far).toHaveTextContent(
      /ObservedAPI server: unreachablesince \d+ minutes agoCannot get \/readyz: connection refused/,
    );
    expect(far).toHaveTextContent('region eu-central-1');
    expect(far).toHaveTextContent('2 in trouble');
    expect(
      controlPlanes.getByRole('article', { name: 'eye' }),
    ).toHaveTextContent(
      'OpenSearch: answers12 ms · yellow · 3 nodes · 2 shards not assigned' +
        'Prometheus: answers12 ms · 41 of 42 targets up' +
        'Carrieslogs and metrics of 2 planes',
    );
    const attention = await section('Needs attention');
    expect(attention.getByText('2 things need attention.')).toBeInTheDocument();
    const items = attention
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(items).toEqual([
      expect.stringMatching(/^Does not answerData plane far.*unreachable/),
      expect.stringMatching(/^Does not answerObservability outside/),
    ]);
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('shows a developer the projects, and which permissions the rest needs', async () => {
    server.use(
      refuses('listControlPlanes', 403, denied),
      refuses('listPlanes', 403, denied),
      answers('listProjects', [project('shop')]),
    );
    const { container } = renderPage();
    const projects = await section('Projects');
    expect(await projects.findByRole('link', { name: 'shop' })).toBeVisible();
    const controlPlanes = await section('Control planes');
    const alerts = await controlPlanes.findAllByRole('alert');
    expect(alerts.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('fourplane.control-plane.read'),
      expect.stringContaining('fourplane.plane.read'),
    ]);
    const attention = await section('Needs attention');
    expect(
      attention.getByText('Not everything could be checked.'),
    ).toBeInTheDocument();
    expect(
      attention.getByText('Not checked: control planes, planes.'),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('shows planes to whoever may not see control planes, and keeps working around a failure', async () => {
    server.use(
      refuses('listControlPlanes', 403, denied),
      answers('listPlanes', [plane('edge')]),
      isUnreachable('listProjects'),
    );
    renderPage();
    const controlPlanes = await section('Control planes');
    expect(
      await controlPlanes.findByRole('article', { name: 'edge' }),
    ).toHaveTextContent('edgeData planedefault · every tenant');
    const projects = await section('Projects');
    expect(await projects.findByRole('alert')).toHaveTextContent(
      'The backend does not answer, so projects cannot be shown',
    );
    server.use(answers('listProjects', [project('shop')]));
    await userEvent.click(projects.getByRole('button', { name: 'Try again' }));
    expect(
      await projects.findByRole('link', { name: 'shop' }),
    ).toBeInTheDocument();
  });

  it('shows its shape while it loads', async () => {
    server.use(
      hangs('listControlPlanes'),
      hangs('listPlanes'),
      hangs('listProjects'),
    );
    const { container } = renderPage();
    expect(
      await screen.findByRole('status', { name: 'Loading projects' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('status', { name: 'Loading control planes' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Looking at the platform …')).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('says what to do where there is nothing yet', async () => {
    server.use(
      answers('listControlPlanes', []),
      answers('listPlanes', []),
      answers('listProjects', []),
    );
    renderPage();
    expect(
      await screen.findByText('No control plane is configured'),
    ).toBeInTheDocument();
    expect(screen.getByText(/fourplane.controlPlanes in/)).toBeInTheDocument();
    expect(await screen.findByText('No project yet')).toBeInTheDocument();
    expect(screen.queryByText('No project is known')).not.toBeInTheDocument();
  });

  it('does not take what was never read for nothing', async () => {
    const unread = meta({
      stale: [
        { controlPlane: 'default', since: RECENT, reason: 'not reached yet' },
      ],
    });
    server.use(
      answers(
        'listControlPlanes',
        [
          controlPlane(
            { state: 'connecting' },
            { counts: { tenants: 0, projects: 0, components: 0 } },
          ),
        ],
        unread,
      ),
      answers('listPlanes', [], unread),
      answers('listProjects', [], unread),
    );
    renderPage();
    expect(await screen.findByText('No project is known')).toBeInTheDocument();
    expect(
      await screen.findByText('Which planes there are is not known yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/0 projects/)).not.toBeInTheDocument();
    expect(
      screen.queryByText('No plane is registered'),
    ).not.toBeInTheDocument();
  });

  it('says once from when the page is when a watch is broken', async () => {
    const stale = meta({ stale: [{ controlPlane: 'default', since: RECENT }] });
    server.use(
      answers('listControlPlanes', [controlPlane()], stale),
      answers('listPlanes', [plane('edge')], stale),
      answers('listProjects', [project('shop')], stale),
    );
    renderPage();
    await screen.findByRole('link', { name: 'shop' });
    await screen.findByRole('link', { name: 'edge' });
    expect(screen.getAllByText(/not live since/)).toHaveLength(1);
  });

  it('finds one of 250 projects, and keeps the search in the address', async () => {
    const states: HealthState[] = ['ready', 'failed'];
    server.use(
      answers('listControlPlanes', [controlPlane()]),
      answers('listPlanes', [plane('edge')]),
      answers(
        'listProjects',
        Array.from({ length: 250 }, (_, i) =>
          project(`project-${`${i}`.padStart(3, '0')}`, {
            componentHealth: [{ state: states[i === 7 ? 1 : 0], count: 2 }],
          }),
        ),
      ),
    );
    const { unmount } = renderPage('/openchoreo?sort=name');
    const projects = await section('Projects');
    const names = () =>
      projects.getAllByRole('rowheader').map(({ textContent }) => textContent);
    await projects.findByText('1 to 25 of 250');
    expect(names()).toHaveLength(25);
    expect(names()[0]).toBe('project-000');

    const user = userEvent.setup();
    await user.click(projects.getByRole('button', { name: /next/i }));
    expect(await projects.findByText('26 to 50 of 250')).toBeInTheDocument();
    expect(names()[0]).toBe('project-025');

    const search = projects.getByRole('searchbox', { name: 'Search projects' });
    await user.type(search, '24');
    await waitFor(() =>
      expect(names()).toEqual(expect.arrayContaining(['project-249'])),
    );
    expect(names()).toHaveLength(13);

    await user.type(search, 'zzz');
    expect(await projects.findByText('No project matches')).toBeInTheDocument();
    await user.click(
      projects.getByRole('button', { name: 'Clear search and filter' }),
    );
    expect(await projects.findByText('1 to 25 of 250')).toBeInTheDocument();
    unmount();

    renderPage('/openchoreo?health=failed&search=PROJECT');
    const again = await section('Projects');
    await again.findByRole('rowheader', { name: 'project-007' });
    expect(again.getAllByRole('rowheader')).toHaveLength(1);
    expect(
      again.getByRole('searchbox', { name: 'Search projects' }),
    ).toHaveValue('PROJECT');
  });

  it('changes without a reload when the live channel announces its key', async () => {
    const signals = new FakeSignals();
    server.use(
      answers('listControlPlanes', [controlPlane()], meta({ liveKey: 'cp' })),
      answers('listPlanes', [plane('edge')]),
      answers('listProjects', [project('shop')], meta({ liveKey: 'projects' })),
    );
    renderPage('/openchoreo', signals);
    await screen.findByText('Everything you may see is all right.');
    server.use(
      answers(
        'listControlPlanes',
        [controlPlane({ state: 'connecting' })],
        meta({ liveKey: 'cp' }),
      ),
      answers(
        'listProjects',
        [project('shop'), project('new')],
        meta({ liveKey: 'projects' }),
      ),
    );
    act(() => signals.announce('projects'));
    expect(await screen.findByRole('link', { name: 'new' })).toBeVisible();
    expect(screen.getByText('Watching live')).toBeInTheDocument();
    act(() => signals.announce('cp'));
    expect(
      await screen.findByText('1 thing needs attention.'),
    ).toBeInTheDocument();
  });
});
