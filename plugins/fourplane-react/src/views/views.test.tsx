// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { healthStates } from '@fourplane/plugin-fourplane-common';
import { act, screen } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { ReplyState } from '../replies';
import { HealthBadge, RelativeTime, ReplyGate, TimeSpan } from '.';

expect.extend(toHaveNoViolations);

describe('HealthBadge', () => {
  it('says every state in a word of its own with an icon of its own', async () => {
    const { container } = renderInTestApp(
      <ul>
        {healthStates.map(state => (
          <li key={state}>
            <HealthBadge health={{ state }} />
          </li>
        ))}
      </ul>,
    );
    const items = await screen.findAllByRole('listitem');
    const words = items.map(({ textContent }) => textContent);
    const icons = items.map(item => item.querySelector('svg')?.innerHTML);
    expect(words).toEqual([
      'Failed',
      'Degraded',
      'Progressing',
      'Unknown',
      'Suspended',
      'Ready',
      'Not reported',
    ]);
    expect(new Set(icons).size).toBe(healthStates.length);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells screen readers the reason', async () => {
    renderInTestApp(
      <HealthBadge health={{ state: 'failed', reason: 'BuildFailed' }} />,
    );
    expect(
      await screen.findByRole('button', { name: 'Failed: BuildFailed' }),
    ).toHaveTextContent('Failed');
  });
});

describe('times', () => {
  beforeEach(() =>
    jest.useFakeTimers({
      now: new Date('2026-11-22T10:00:00Z'),
      advanceTimers: true,
    }),
  );
  afterEach(() => jest.useRealTimers());

  it('ages while it is looked at, never shows the future, and shows what is no time as it is', async () => {
    renderInTestApp(
      <>
        <RelativeTime instant="2026-11-22T09:59:30Z" />
        <RelativeTime instant="2026-11-22T10:00:09Z" />
        <RelativeTime instant="last Tuesday" />
      </>,
    );
    const time = await screen.findByText('30 seconds ago');
    expect(time).toHaveAttribute('datetime', '2026-11-22T09:59:30Z');
    expect(time).toHaveAttribute('title', expect.stringContaining('2026'));
    expect(screen.getByText('just now')).toBeInTheDocument();
    expect(screen.getByText('last Tuesday')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(10 * 60_000));
    expect(time).toHaveTextContent('10 minutes ago');
  });

  it('counts a span that is still running', async () => {
    renderInTestApp(
      <>
        <TimeSpan from="2026-11-22T09:58:00Z" />
        <TimeSpan from="2026-11-22T08:00:00Z" to="2026-11-22T09:02:03Z" />
        <TimeSpan from="2026-11-22T08:00:00Z" to="2026-11-22T08:00:00Z" />
      </>,
    );
    const running = await screen.findByText(/^2m/);
    expect(screen.getByText('1h 2m 3s')).toBeInTheDocument();
    expect(screen.getByText('0s')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(60_000));
    expect(running).toHaveTextContent(/^3m/);
  });
});

describe('ReplyGate', () => {
  const asOf = new Date().toISOString();
  const failure = {
    kind: 'unreachable',
    route: 'getBuild',
    path: '/builds/:build',
    permission: 'fourplane.component.read',
    message: 'Failed to fetch',
    since: asOf,
  } as const;
  const control = { look: () => {}, isLooking: false };
  const present = (
    controlPlanes: readonly string[],
    isRefreshFailing = false,
  ): ReplyState<string> => ({
    ...control,
    state: 'present',
    data: controlPlanes.join(),
    meta: {
      asOf,
      stale: controlPlanes.map(controlPlane => ({ controlPlane, since: asOf })),
    },
    ...(isRefreshFailing && { refreshFailure: failure }),
  });
  const gate = (reply: ReplyState<string>, within?: ReplyState<string>) => (
    <ReplyGate reply={reply} what="this build" thing="build cart-1">
      {data => (within ? gate(within) : <p>data of {data || 'nobody'}</p>)}
    </ReplyGate>
  );

  it('shows nothing of a reply but what is known of it', async () => {
    const { unmount } = renderInTestApp(gate({ ...control, state: 'loading' }));
    await screen.findByRole('status', { name: 'Loading this build' });
    unmount();
    const failed = renderInTestApp(
      gate({ ...control, state: 'failed', failure }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'so this build cannot be shown',
    );
    failed.unmount();
    renderInTestApp(
      gate({
        ...control,
        state: 'failed',
        failure: { ...failure, kind: 'notFound' },
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'OpenChoreo has no build cart-1',
    );
    expect(screen.queryByText(/data of/)).not.toBeInTheDocument();
  });

  it('says once what is not live, whichever gates are within each other', async () => {
    renderInTestApp(gate(present(['east'], true), present(['east', 'west'])));
    expect(await screen.findByText('data of east,west')).toBeInTheDocument();
    const notices = screen.getAllByRole('status');
    expect(notices).toHaveLength(2);
    expect(notices[0]).toHaveTextContent(/east: not live/);
    expect(notices[0]).toHaveTextContent('could not be fetched');
    expect(notices[1]).toHaveTextContent(/west: not live/);
    expect(notices[1]).not.toHaveTextContent('east');
  });

  it('says nothing of what is live', async () => {
    renderInTestApp(gate(present([]), present([])));
    expect(await screen.findByText('data of nobody')).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });
});
