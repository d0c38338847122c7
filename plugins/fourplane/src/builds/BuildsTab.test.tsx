// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  buildForm,
  buildPage,
  buildRef,
  buildSummary,
  failedSummary,
} from '../__testUtils__/buildSamples';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import {
  answers,
  answersTo,
  hangs,
  isUnreachable,
  refuses,
} from '../__testUtils__/FourplaneServer';
import { renderEntityTab, TAB } from '../__testUtils__/renderEntityTab';
import { meta, RECENT, ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const renderTab = (path = '', signals = new FakeSignals()) =>
  renderEntityTab({ tab: 'builds', path, signals });

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('the list of builds', () => {
  registerMswTestHooks(server);

  it('says how each build stands, what failed, what came of it and how long it took', async () => {
    server.use(
      answers(
        'listBuilds',
        buildPage([
          failedSummary,
          buildSummary('greeter-7', {
            title: 'Add cache',
            releases: [
              {
                ref: ref('release', 'greeter-20261122-3', { project: 'shop' }),
                environments: [
                  {
                    ref: ref('environment', 'development'),
                    title: 'Development',
                  },
                ],
              },
            ],
          }),
          buildSummary('greeter-6', {
            phase: 'pending',
            reason: 'BuildPlaneMissing',
            message: 'build plane "east" does not exist',
            revision: undefined,
            startedAt: undefined,
            completedAt: undefined,
          }),
        ]),
      ),
    );
    const { container } = renderTab();
    const failed = await screen.findByRole('row', { name: /greeter-8/ });
    expect(failed).toHaveTextContent('a1b2c3d4on main');
    expect(failed).toHaveTextContent('Failed');
    expect(failed).toHaveTextContent('build-image: exit code 1');
    expect(failed).toHaveTextContent('2m 10s');
    expect(failed).toHaveTextContent('5 minutes ago');
    expect(
      within(failed).getByRole('link', { name: 'greeter-8' }),
    ).toHaveAttribute('href', `${TAB}/greeter-8`);
    const passed = screen.getByRole('row', { name: /Add cache/ });
    expect(passed).toHaveTextContent('greeter-20261122-3 → Development');
    const pending = screen.getByRole('row', { name: /greeter-6/ });
    expect(pending).toHaveTextContent('Pending');
    expect(pending).toHaveTextContent('build plane "east" does not exist');
    expect(pending).toHaveTextContent('Commit not reported');
    expect(screen.getByText('3 builds')).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('asks for what the address says, and keeps in it what is chosen', async () => {
    const asked: string[] = [];
    server.use(
      answersTo('listBuilds', ({ url }) => {
        const query = new URL(url).searchParams;
        query.delete('limit');
        asked.push(query.toString());
        return buildPage(
          query.get('phase') === 'running' ? [] : [failedSummary],
          {
            total: 30,
          },
        );
      }),
    );
    const user = userEvent.setup();
    renderTab('?branch=main&commit=A1B2&nonsense=1&phase=odd');
    await screen.findByRole('row', { name: /greeter-8/ });
    expect(asked).toEqual(['branch=main&commit=a1b2']);
    await user.click(screen.getByRole('button', { name: /Status/ }));
    await user.click(await screen.findByRole('option', { name: 'Running' }));
    expect(await screen.findByText('No build matches')).toBeInTheDocument();
    expect(asked[1]).toBe('phase=running&branch=main&commit=a1b2');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await screen.findByRole('row', { name: /greeter-8/ });
    expect(asked[2]).toBe('');
  });

  it('turns pages with the total in sight, forward and back', async () => {
    server.use(
      answersTo('listBuilds', ({ url }) => {
        const cursor = new URL(url).searchParams.get('cursor');
        return buildPage(
          Array.from({ length: 25 }, (_, index) =>
            buildSummary(`${cursor ?? 'first'}-${index}`),
          ),
          cursor === 'second'
            ? { total: 60, start: 25, next: 'third', previous: 'first' }
            : { total: 60, next: 'second' },
        );
      }),
    );
    const user = userEvent.setup();
    renderTab();
    expect(await screen.findByText('1 to 25 of 60')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('26 to 50 of 60')).toBeInTheDocument();
    expect(rows()[0]).toContain('second-0');
    await user.click(screen.getByRole('button', { name: /previous/i }));
    expect(await screen.findByText('1 to 25 of 60')).toBeInTheDocument();
    expect(rows()[0]).toContain('first-0');
  });

  it('knows where it is on a page that is opened by its address, and goes back from there', async () => {
    const page = Array.from({ length: 25 }, (_, index) =>
      buildSummary(`greeter-${index}`),
    );
    server.use(
      answersTo('listBuilds', ({ url }) =>
        new URL(url).searchParams.has('cursor')
          ? buildPage(page, { total: 60, start: 25, previous: 'first' })
          : buildPage([failedSummary], { total: 60, next: 'second' }),
      ),
    );
    const user = userEvent.setup();
    renderTab('?cursor=second');
    expect(await screen.findByText('26 to 50 of 60')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /previous/i }));
    expect(await screen.findByText('1 to 1 of 60')).toBeInTheDocument();
  });

  it('offers the first page where the address leads to none, and keeps the filters in reach', async () => {
    server.use(
      answersTo('listBuilds', ({ url }) =>
        buildPage(
          new URL(url).searchParams.has('branch') ? [] : [failedSummary],
          { total: 30 },
        ),
      ),
    );
    server.use(
      refuses(
        'listBuilds',
        400,
        { name: 'InputError', message: "Invalid query parameter 'cursor'" },
        ({ url }) => new URL(url).searchParams.has('cursor'),
      ),
    );
    const user = userEvent.setup();
    renderTab('?branch=main&cursor=nonsense');
    expect(await screen.findByRole('alert')).toHaveTextContent("'cursor'");
    expect(screen.getByRole('search')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show the first page' }),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByRole('row', { name: /greeter-8/ }),
    ).toBeInTheDocument();
  });

  it('shows a new build the moment the live channel tells of it', async () => {
    const signals = new FakeSignals();
    const live = meta({ liveKey: 'builds' });
    server.use(answers('listBuilds', buildPage([failedSummary]), live));
    renderTab('', signals);
    await screen.findByRole('row', { name: /greeter-8/ });
    server.use(
      answers(
        'listBuilds',
        buildPage([
          buildSummary('greeter-9', {
            phase: 'running',
            startedAt: RECENT,
            completedAt: undefined,
          }),
          failedSummary,
        ]),
        live,
      ),
    );
    act(() => signals.announce('builds'));
    expect(
      await screen.findByRole('row', { name: /greeter-9/ }),
    ).toHaveTextContent('Running');
  });

  it('says what to do where there is no build, and where there can be none', async () => {
    server.use(answers('listBuilds', buildPage([])));
    const { unmount } = renderTab();
    expect(await screen.findByText('No build yet')).toBeInTheDocument();
    expect(screen.getByText(/Trigger the first build/)).toBeInTheDocument();
    expect(screen.queryByRole('search')).not.toBeInTheDocument();
    unmount();
    server.use(
      answers(
        'listBuilds',
        buildPage([], {
          workflow: undefined,
          canBuild: false,
          why: 'The component has no workflow.',
        }),
      ),
    );
    renderTab();
    expect(await screen.findByText(/nothing to build/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Trigger build' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'The component has no workflow.' }),
    ).toBeInTheDocument();
  });

  it('shows its shape while it loads, which permission it needs, and what failed', async () => {
    server.use(hangs('listBuilds'));
    const { container, unmount } = renderTab();
    expect(
      await screen.findByRole('status', { name: 'Loading builds' }),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
    unmount();
    server.use(
      refuses('listBuilds', 403, { name: 'NotAllowedError', message: 'no' }),
    );
    const refused = renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'fourplane.component.read',
    );
    refused.unmount();
    server.use(isUnreachable('listBuilds'));
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend does not answer, so builds cannot be shown',
    );
    server.use(answers('listBuilds', buildPage([failedSummary])));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /greeter-8/ }),
    ).toBeInTheDocument();
  });
});

describe('triggering a build', () => {
  registerMswTestHooks(server);

  async function openDialog(user: ReturnType<typeof userEvent.setup>) {
    renderTab();
    await user.click(
      await screen.findByRole('button', { name: 'Trigger build' }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('group', { name: 'Parameters' });
    return within(dialog);
  }

  it('sends the form once, however often the button is pressed', async () => {
    const bodies: unknown[] = [];
    server.use(
      answers('listBuilds', buildPage([failedSummary])),
      answers('getBuildForm', buildForm),
      answersTo('triggerBuild', async request => {
        bodies.push(await request.json());
        return { build: buildRef('greeter-9') };
      }),
      hangs('getBuild'),
      hangs('getBuildGraph'),
    );
    const user = userEvent.setup();
    const dialog = await openDialog(user);
    expect(
      await wcagViolations(screen.getByRole('dialog')),
    ).toHaveNoViolations();
    await user.type(dialog.getByLabelText('Branch'), 'feature/x');
    await user.type(dialog.getByLabelText('context'), './app');
    await user.dblClick(dialog.getByRole('button', { name: 'Trigger' }));
    expect(
      await screen.findByRole('status', { name: 'Loading this build' }),
    ).toBeInTheDocument();
    expect(bodies).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        branch: 'feature/x',
        parameters: {
          docker: { filePath: './Dockerfile', context: './app' },
        },
      },
    ]);
  });

  it('says at the field what was refused, and tries again with the same key', async () => {
    const keys: unknown[] = [];
    server.use(
      answers('listBuilds', buildPage([failedSummary])),
      answers('getBuildForm', buildForm),
      refuses(
        'triggerBuild',
        400,
        {
          name: 'InputError',
          message: 'refused',
          issues: [
            { path: 'parameters.docker.context', message: 'must be relative' },
            { path: 'branch', message: 'does not exist', mend: 'Push it.' },
          ],
        },
        async request => keys.push((await request.json()).key),
      ),
      hangs('getBuild'),
      hangs('getBuildGraph'),
    );
    const user = userEvent.setup();
    const dialog = await openDialog(user);
    await user.type(dialog.getByLabelText('Commit'), 'xyz');
    await user.click(dialog.getByRole('button', { name: 'Trigger' }));
    expect(dialog.getByLabelText('Commit')).toHaveAccessibleDescription(
      expect.stringContaining('7 to 40 hexadecimal digits'),
    );
    await user.clear(dialog.getByLabelText('Commit'));
    await user.click(dialog.getByRole('button', { name: 'Trigger' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'branch does not exist. Push it.',
    );
    expect(dialog.getByLabelText('context')).toHaveAccessibleDescription(
      'must be relative',
    );
    server.use(
      answersTo('triggerBuild', async request => {
        keys.push((await request.json()).key);
        return { build: buildRef('greeter-9') };
      }),
    );
    await user.click(dialog.getByRole('button', { name: 'Trigger' }));
    await screen.findByRole('status', { name: 'Loading this build' });
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it('says which permission starting a build needs', async () => {
    server.use(
      answers('listBuilds', buildPage([failedSummary])),
      answers('getBuildForm', buildForm),
      refuses('triggerBuild', 403, {
        name: 'NotAllowedError',
        message: 'Denied',
      }),
    );
    const user = userEvent.setup();
    const dialog = await openDialog(user);
    await user.click(dialog.getByRole('button', { name: 'Trigger' }));
    await waitFor(() =>
      expect(dialog.getByRole('alert')).toHaveTextContent(
        'fourplane.build.create',
      ),
    );
  });
});
