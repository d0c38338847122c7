// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { DeploymentMetrics } from '@fourplane/plugin-fourplane-common';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  componentDeployments,
  environmentDeployment,
} from '../__testUtils__/deploySamples';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();
const render = (path = '') => renderEntityTab({ tab: 'metrics', path });
const START = '2026-11-25T08:00:00.000Z';

const noTraffic = {
  state: 'none',
  reason: 'notInstalled',
  what: 'Prometheus has no HTTP metrics.',
  mend: 'Switch Hubble on.',
} as const;

function metrics(more: Partial<DeploymentMetrics> = {}): DeploymentMetrics {
  return {
    start: START,
    stepSeconds: 60,
    count: 3,
    source: 'Prometheus',
    scope: 'labels',
    metrics: {
      cpu: {
        state: 'series',
        series: [{ values: [0.1, null, 0.25] }],
        reserved: [{ values: [0.2, 0.2, 0.2] }],
        limits: [{ values: [1, 1, 1] }],
      },
      memory: {
        state: 'series',
        series: [{ values: [1_048_576, 2_097_152, 3_145_728] }],
      },
      requests: noTraffic,
      errors: noTraffic,
      latencyP50: noTraffic,
      latencyP90: noTraffic,
      latencyP99: noTraffic,
      restarts: { state: 'series', series: [{ values: [0, 0, 2] }] },
    },
    ...more,
  };
}

const history = answers('getDeploymentHistory', {
  entries: [
    {
      id: 'e',
      type: 'environment',
      title: 'Staging',
      at: '2026-11-25T08:01:00.000Z',
      environment: { ref: ref('environment', 'staging'), title: 'Staging' },
      after: ['r'],
    },
    { id: 'r', type: 'release', title: 'greeter-20261122-3', after: [] },
  ],
  omitted: 0,
});

describe('the metrics of a component', () => {
  registerMswTestHooks(server);

  it('are read at one time in every chart, with limits, markers, and why something is missing', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      answers('getDeploymentMetrics', metrics()),
      history,
    );
    const { container } = render('?environment=staging');
    const cpu = await screen.findByRole('region', { name: 'CPU (cores)' });
    expect(cpu).toHaveTextContent('All pods0.25');
    expect(cpu).toHaveTextContent('requested0.2');
    expect(cpu).toHaveTextContent('limit1');
    expect(
      await within(cpu).findByText('Deployed greeter-20261122-3 to Staging'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByText('1 build or deployment in this time'),
    );
    expect(
      screen.getAllByText('Deployed greeter-20261122-3 to Staging').at(-1),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Memory' })).toHaveTextContent(
      '3 MiB',
    );
    expect(screen.getAllByText('Prometheus has no HTTP metrics.')).toHaveLength(
      3,
    );

    const cursor = screen.getByRole('slider', {
      name: 'Time that the charts are read at',
    });
    // A browser moves it by the arrow keys; jsdom does not.
    fireEvent.change(cursor, { target: { value: '1' } });
    expect(cpu).toHaveTextContent('All podsno value');
    cursor.focus();
    await userEvent.keyboard('{Escape}');
    expect(cpu).toHaveTextContent('All pods0.25');

    await userEvent.click(
      within(cpu).getByRole('button', { name: 'Show as a table' }),
    );
    expect(within(cpu).getAllByRole('row')).toHaveLength(4);
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('asks for the time, environment and pods that its address says', async () => {
    const asked: [string, string][] = [];
    server.use(
      answers('getDeployments', componentDeployments()),
      answersTo('getDeploymentMetrics', (request, { deployment }) => {
        asked.push([`${deployment}`, new URL(request.url).search]);
        return metrics();
      }),
      history,
    );
    render('?environment=staging&compare=development&range=6h&byPod=true');
    await screen.findByRole('region', { name: 'CPU (cores)' });
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(([, query]) => query))).toEqual(
      new Set(['?last=21600&byPod=true']),
    );
    expect(
      screen.getByRole('region', { name: 'CPU (cores)' }),
    ).toHaveTextContent('All pods in Development0.25');
  });

  it('says once why there is nothing at all', async () => {
    const gap = {
      state: 'none',
      reason: 'notConfigured',
      what: 'No metrics are configured.',
      mend: 'Write fourplane.observability.',
    } as const;
    server.use(
      answers('getDeployments', componentDeployments()),
      answers(
        'getDeploymentMetrics',
        metrics({ metrics: { cpu: gap, memory: gap } }),
      ),
      history,
    );
    render();
    expect(
      await screen.findByText('No metrics are configured.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Write fourplane.observability.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says which permission is missing, and that nothing is deployed', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      refuses('getDeploymentMetrics', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
      history,
    );
    const { unmount } = render();
    expect(
      await screen.findByText(/fourplane\.deployment\.metric\.read/),
    ).toBeInTheDocument();
    unmount();
    server.use(
      answers(
        'getDeployments',
        componentDeployments({
          environments: [environmentDeployment('production')],
        }),
      ),
    );
    render();
    expect(
      await screen.findByText('This component is not deployed anywhere yet'),
    ).toBeInTheDocument();
  });
});
