// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Pod } from '@fourplane/plugin-fourplane-common';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { logOf } from '../../__testUtils__/buildSamples';
import {
  componentDeployments,
  environmentDeployment,
  environments,
} from '../../__testUtils__/deploySamples';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import { answers, streams } from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { deployment, meta, ready } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const pod = (name: string, minute: number): Pod => ({
  name,
  namespace: 'dp-acme-shop',
  phase: 'Running',
  health: ready,
  createdAt: `2026-11-25T10:0${minute}:00Z`,
  containers: [],
});

/** Answers with these pods in development. */
function shows(...pods: Pod[]) {
  server.use(
    answers(
      'getDeployments',
      componentDeployments({
        environments: [
          environmentDeployment('development', {
            deployment: deployment('development'),
            runtime: { state: 'live', pods },
          }),
        ],
      }),
      meta({ liveKey: 'page' }),
    ),
    streams('streamPodLog', (_, params) => logOf([`${params.pod} speaks`])),
  );
}

const signals = () => {
  const fake = new FakeSignals();
  renderEntityTab({
    tab: 'deploy',
    path: '?environment=development&tab=logs',
    signals: fake,
  });
  return fake;
};

describe('the log of a deployment', () => {
  registerMswTestHooks(server);

  it('stays with its pod while others come and go; a newer one is offered', async () => {
    shows(pod('greeter-1', 1), pod('greeter-2', 2));
    const bell = signals();
    expect(await screen.findByText('greeter-1 speaks')).toBeInTheDocument();
    // Those that were there from the start are beside it, not newer.
    expect(screen.queryByText(/newer pod/)).not.toBeInTheDocument();

    shows(pod('greeter-3', 3), pod('greeter-1', 1));
    act(() => bell.announce('page'));
    expect(
      await screen.findByText('There is a newer pod: greeter-3'),
    ).toBeInTheDocument();
    expect(screen.getByText('greeter-1 speaks')).toBeInTheDocument();

    shows(pod('greeter-3', 3));
    act(() => bell.announce('page'));
    expect(
      await screen.findByText('greeter-1 is gone. This is what it said.'),
    ).toBeInTheDocument();
    expect(screen.getByText('greeter-1 speaks')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Read greeter-3' }),
    );
    expect(await screen.findByText('greeter-3 speaks')).toBeInTheDocument();
    expect(screen.queryByText('greeter-1 speaks')).not.toBeInTheDocument();
  });

  it('says that the data plane is not connected, not that there is no pod', async () => {
    const [, staging] = environments;
    server.use(
      answers(
        'getDeployments',
        componentDeployments({ environments: [staging] }),
      ),
    );
    const { container } = renderEntityTab({
      tab: 'deploy',
      path: '?environment=staging&tab=logs',
    });
    expect(
      await screen.findByText(
        'Its pods are not seen: the data plane is not connected',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Add it under fourplane\.planes/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('There is no pod to read a log from'),
    ).not.toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('says that there is no pod where the data plane is seen', async () => {
    shows();
    signals();
    expect(
      await screen.findByText('There is no pod to read a log from'),
    ).toBeInTheDocument();
  });
});
