// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  buildDetail,
  buildGraph,
  buildNode,
  buildPage,
  buildRef,
  failedSummary,
  logOf,
} from '../../__testUtils__/buildSamples';
import {
  answers,
  answersTo,
  hangs,
  refuses,
  streams,
} from '../../__testUtils__/FourplaneServer';
import { renderEntityTab, TAB } from '../../__testUtils__/renderEntityTab';
import { RECENT, ref } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const failingLog = [
  'STEP 1: FROM node:22',
  'npm install',
  'npm ERR! code E404',
  'npm ERR! 404 Not Found',
];

const renderRun = (path = '/greeter-8') =>
  renderEntityTab({ tab: 'builds', path });

/** A run whose every log is the same. */
function serve(
  detail = buildDetail(),
  graph = buildGraph(),
  log: readonly string[] = failingLog,
) {
  server.use(
    answers('getBuild', detail),
    answers('getBuildGraph', graph),
    streams('streamBuildLog', () => logOf(log)),
  );
}

describe('the page of a run', () => {
  registerMswTestHooks(server);

  it('opens the failed step at the line that says why', async () => {
    serve();
    const { container } = renderRun();
    const log = await screen.findByRole('region', {
      name: 'Log of build-image',
    });
    await waitFor(() => expect(log).toHaveTextContent('npm ERR! code E404'));
    expect(
      within(log).getByText('From pod greeter-8-build-1 · 4 lines'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(log.querySelector('[aria-selected="true"]')).toHaveTextContent(
        'npm ERR! code E404',
      ),
    );
    const steps = screen.getByRole('list', { name: 'Steps' });
    expect(
      within(steps)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'checkoutSucceeded40s',
      expect.stringMatching(/^unit-testSucceeded40s/),
      'build-imageFailed40sexit code 1. After checkout',
      expect.stringMatching(/^publishSkippedAfter unit-test, build-image/),
    ]);
    expect(
      within(steps).getByRole('button', { current: 'step' }),
    ).toHaveTextContent('build-image');
    expect(
      screen.getByRole('heading', { name: 'greeter-8' }),
    ).toBeInTheDocument();
    expect(screen.getByText('build-image: exit code 1')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Previous build' }),
    ).toHaveAttribute('href', `${TAB}/greeter-7`);
    expect(screen.getByRole('link', { name: 'Next build' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    expect(
      screen.getByRole('link', { name: 'All builds' }),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('is reached from the list in one click', async () => {
    serve();
    server.use(answers('listBuilds', buildPage([failedSummary])));
    renderRun('');
    await userEvent.click(
      await screen.findByRole('link', { name: 'greeter-8' }),
    );
    await waitFor(async () =>
      expect(
        await screen.findByRole('region', { name: 'Log of build-image' }),
      ).toHaveTextContent('npm ERR! code E404'),
    );
  });

  it('goes from step to step by keyboard, and to a step, container and line by its address', async () => {
    serve();
    const asked: string[] = [];
    server.use(
      streams('streamBuildLog', (query, params) => {
        asked.push(`${params.node} ${query.get('container')}`);
        return logOf(['one', 'two', 'three']);
      }),
    );
    const user = userEvent.setup();
    renderRun('/greeter-8?step=id-unit-test&container=wait&line=2');
    const log = await screen.findByRole('region', { name: 'Log of unit-test' });
    await waitFor(() =>
      expect(log.querySelector('[aria-selected="true"]')).toHaveTextContent(
        'two',
      ),
    );
    expect(asked).toEqual(['id-unit-test wait']);
    const steps = within(screen.getByRole('list', { name: 'Steps' }));
    steps.getByRole('button', { current: 'step' }).focus();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(
      await screen.findByRole('region', { name: 'Log of checkout' }),
    ).toBeInTheDocument();
    await user.keyboard('{End}');
    expect(document.activeElement).toHaveTextContent('publish');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('publish has no log')).toBeInTheDocument();
    expect(screen.getByText('It was skipped.')).toBeInTheDocument();
  });

  it('hides the containers of Argo behind a choice, and shows every attempt', async () => {
    serve(
      buildDetail(),
      buildGraph({
        nodes: [
          buildNode('build', {
            type: 'retry',
            phase: 'failed',
            attempts: 2,
            hasLog: false,
          }),
          buildNode('build(0)', {
            inside: 'id-build',
            attempt: 1,
            phase: 'failed',
          }),
          buildNode('build(1)', {
            inside: 'id-build',
            attempt: 2,
            phase: 'failed',
            parents: ['id-build(0)'],
          }),
        ],
      }),
    );
    const asked: unknown[] = [];
    server.use(
      streams('streamBuildLog', (_, params) => {
        asked.push(params.node);
        return logOf(failingLog, {
          containers: ['main', 'sidecar', 'init', 'wait'],
        });
      }),
    );
    const user = userEvent.setup();
    renderRun();
    await user.click(await screen.findByRole('button', { name: /Container/ }));
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['main', 'sidecar']);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('switch', { name: /Argo/ }));
    await user.click(screen.getByRole('button', { name: /Container/ }));
    expect(await screen.findAllByRole('option')).toHaveLength(4);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: /Attempt/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Attempt 1 of 2: Failed' }),
    );
    await waitFor(() => expect(asked).toEqual(['id-build(1)', 'id-build(0)']));
  });

  it('tells what went in, what happened, and what came of it', async () => {
    serve(
      buildDetail({
        releases: [
          {
            ref: ref('release', 'greeter-1', { project: 'shop' }),
            environments: [
              { ref: ref('environment', 'development'), title: 'Development' },
            ],
          },
        ],
      }),
      buildGraph({
        events: [
          {
            type: 'Normal',
            reason: 'WorkflowRunning',
            message: 'Workflow Running',
            object: 'Workflow/greeter-8',
            count: 1,
            at: RECENT,
          },
          {
            type: 'Warning',
            reason: 'BackOff',
            message: 'image not found',
            object: 'Pod/greeter-8-1',
            count: 3,
            at: RECENT,
          },
        ],
      }),
      ['=== 1 failed, 12 passed in 0.3s ==='],
    );
    const user = userEvent.setup();
    const { container } = renderRun();
    await user.click(await screen.findByRole('tab', { name: 'Parameters' }));
    expect(
      await screen.findByText('https://git.example/shop'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('a1b2c3d4', { selector: 'dd *' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByRole('row', { name: /BackOff × 3/ }),
    ).toHaveTextContent('image not found');
    expect(rowNames()).toEqual(['BackOff × 3', 'WorkflowRunning']);
    await user.click(screen.getByRole('tab', { name: 'Result' }));
    const tests = within(await screen.findByRole('region', { name: 'Tests' }));
    expect(await tests.findByText('12 passed, 1 failed')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Image' })).toHaveTextContent(
      'the build has not succeeded',
    );
    expect(screen.getByRole('region', { name: /Releases/ })).toHaveTextContent(
      'greeter-1→ Development',
    );
    expect(
      screen.getByRole('region', { name: /Other results/ }),
    ).toHaveTextContent('checkout: revisiona1b2c3d4');
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('passes no steps it could not see for none, and no log that broke off for a whole one', async () => {
    serve();
    server.use(
      refuses('getBuildGraph', 500, { name: 'Error', message: 'no graph' }),
    );
    const failed = renderRun('/greeter-8?tab=result');
    expect(await screen.findByRole('alert')).toHaveTextContent('no graph');
    expect(screen.getByRole('region', { name: 'Image' })).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Tests' }),
    ).not.toBeInTheDocument();
    failed.unmount();

    serve();
    server.use(
      streams('streamBuildLog', () => logOf(['compiling']).slice(0, -1)),
    );
    renderRun('/greeter-8?tab=result');
    const tests = within(await screen.findByRole('region', { name: 'Tests' }));
    expect(await tests.findByText(/broke off/)).toBeInTheDocument();
  });

  it('does only what is asked and confirmed, once, and says why it may not', async () => {
    serve(
      buildDetail({
        actions: {
          retry: { allowed: true },
          stop: { allowed: true },
          delete: { allowed: false, why: 'Writes are off.' },
          retryFromFailed: { allowed: false, why: 'Steps begin anew.' },
        },
      }),
    );
    const bodies: unknown[] = [];
    server.use(
      answersTo('retryBuild', async request => {
        bodies.push(await request.json());
        return { build: buildRef('greeter-9') };
      }),
    );
    const user = userEvent.setup();
    renderRun();
    expect(
      await screen.findByRole('button', { name: 'Delete' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'Writes are off.' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Stop' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Steps begin anew.')).toBeInTheDocument();
    server.use(hangs('getBuild'));
    await user.dblClick(dialog.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('status', { name: 'Loading this build' }),
    ).toBeInTheDocument();
    expect(bodies).toEqual([{ key: expect.any(String) }]);
  });

  it('says of a run that waits what it waits for, and of a log what is missing', async () => {
    serve(
      buildDetail({
        build: {
          ...buildDetail().build,
          phase: 'pending',
          reason: 'BuildPlaneMissing',
          message: 'The build plane "east" does not exist.',
          steps: [],
          completedAt: undefined,
        },
      }),
      buildGraph({
        nodes: [],
        source: 'controlPlane',
        reason:
          'The build plane "east" is not registered. Create it, or name another.',
      }),
    );
    const { unmount } = renderRun();
    expect(
      await screen.findByText('The build plane "east" does not exist.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Stop' })).toBeEnabled();
    expect(
      (await screen.findAllByText(/Create it, or name another/)).length,
    ).toBeGreaterThan(0);
    unmount();

    serve();
    server.use(
      streams('streamBuildLog', () => [
        {
          type: 'failure',
          what: 'The log of build-image expired.',
          next: 'Build again.',
        },
      ]),
    );
    const expired = renderRun();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The log of build-image expired.Build again.',
    );
    expired.unmount();

    server.use(
      refuses('streamBuildLog', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    renderRun();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'fourplane.build.log.read',
    );
  });

  it('says that there is no such run, and shows its shape before it is known', async () => {
    server.use(hangs('getBuild'), hangs('getBuildGraph'));
    const { unmount, container } = renderRun();
    expect(
      await screen.findByRole('status', { name: 'Loading this build' }),
    ).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
    unmount();
    server.use(
      refuses('getBuild', 404, { name: 'NotFoundError', message: 'gone' }),
      refuses('getBuildGraph', 404, { name: 'NotFoundError', message: 'gone' }),
    );
    renderRun();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'OpenChoreo has no build greeter-8',
    );
  });
});

function rowNames() {
  return screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
}
