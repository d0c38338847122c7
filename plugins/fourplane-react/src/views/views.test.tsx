// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { healthStates } from '@fourplane/plugin-fourplane-common';
import { act, screen } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import { HealthBadge, RelativeTime, TimeSpan } from '.';

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
