// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { componentDeployments } from '../__testUtils__/deploySamples';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { answered, histogram, line, page } from '../__testUtils__/logSamples';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { deployment, ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();
const render = (path = '') => renderEntityTab({ tab: 'logs', path });

const usual = [
  answers('getDeploymentHistory', { entries: [], omitted: 0 }),
  answers('getDeployments', componentDeployments()),
  answers('getComponentLogHistogram', histogram),
];

const linesShown = async () =>
  within(await screen.findByRole('list', { name: 'Lines, newest first' }))
    .getAllByRole('button')
    .map(button => /line \d+/.exec(button.textContent ?? '')?.[0]);

describe('the logs of a component', () => {
  registerMswTestHooks(server);

  it('are read page by page within the time of the first, and open to their fields and neighbours', async () => {
    const asked: URLSearchParams[] = [];
    server.use(
      ...usual,
      answersTo('searchComponentLogs', request => {
        const { searchParams } = new URL(request.url);
        asked.push(searchParams);
        return searchParams.has('cursor')
          ? page([line(1)])
          : page(
              [
                line(3, {
                  level: 'error',
                  fields: { request: 'r-17', status: 500 },
                }),
                line(2),
              ],
              { next: 'older' },
            );
      }),
      answers('getLogContext', {
        before: [line(2)],
        line: line(3),
        after: [line(4)],
        sources: [answered],
      }),
    );
    const { container } = render('?text=li&level=warn&environment=staging');
    expect(await linesShown()).toEqual(['line 3', 'line 2']);
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      last: '3600',
      text: 'li',
      levels: 'error,warn',
      environments: 'staging',
    });
    expect(
      screen.getByRole('img', { name: 'Lines over time: 8' }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Show older lines' }),
    );
    await waitFor(async () =>
      expect(await linesShown()).toEqual(['line 3', 'line 2', 'line 1']),
    );
    expect(Object.fromEntries(asked[1]!)).toMatchObject({
      cursor: 'older',
      from: '2026-11-25T08:00:00.000Z',
      to: '2026-11-25T09:00:00.000Z',
    });
    expect(asked[1]!.has('last')).toBe(false);
    expect(screen.queryByText('Show older lines')).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: /line 3/ }));
    expect(screen.getByText('r-17')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Link to this line' }),
    ).toHaveAttribute('href', expect.stringContaining('line=line-3'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the lines around it' }),
    );
    const around = await screen.findByRole('list', {
      name: 'The lines around it, oldest first',
    });
    expect(within(around).getAllByRole('listitem')).toHaveLength(3);
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('say which source is missing, why, and never that nothing was written', async () => {
    server.use(
      answers('getComponentLogHistogram', {
        ...histogram,
        sources: [
          { ...answered, state: 'slow', what: 'OpenSearch took too long.' },
        ],
      }),
      ...usual,
      answers(
        'searchComponentLogs',
        page([], {
          sources: [
            {
              title: 'OpenSearch',
              planes: [ref('dataPlane', 'west', { tenant: undefined })],
              state: 'denied',
              what: 'OpenSearch refuses the password.',
              mend: 'Set fourplane.observability[0].',
            },
          ],
        }),
      ),
    );
    render();
    expect(
      await screen.findByText('Nothing is shown of OpenSearch (west)'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('OpenSearch refuses the password.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/not all lines are counted here.*took too long/i),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No line was written/)).toBeNull();
  });

  it('say that nothing was written where that is so, and which permission is missing where it is', async () => {
    server.use(...usual, answers('searchComponentLogs', page([])));
    const { unmount } = render();
    expect(
      await screen.findByText('No line was written in this time'),
    ).toBeInTheDocument();
    unmount();
    server.use(
      refuses('searchComponentLogs', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    render();
    expect(
      await screen.findByText(/fourplane\.deployment\.log\.read/),
    ).toBeInTheDocument();
  });

  it('are looked at again when told to: what meets is kept, what does not is let go', async () => {
    const pages = [
      page([line(2), line(1)]),
      page([line(3), line(2)]),
      page([line(9), line(8)]),
    ];
    server.use(
      ...usual,
      answersTo('searchComponentLogs', () => pages.shift()!),
    );
    render();
    expect(await linesShown()).toEqual(['line 2', 'line 1']);
    const again = screen.getByRole('button', { name: 'Look again' });
    await userEvent.click(again);
    await waitFor(async () =>
      expect(await linesShown()).toEqual(['line 3', 'line 2', 'line 1']),
    );
    await userEvent.click(again);
    await waitFor(async () =>
      expect(await linesShown()).toEqual(['line 9', 'line 8']),
    );
  });

  it('show a line that was linked to, whatever the filter', async () => {
    server.use(
      ...usual,
      answers('searchComponentLogs', page([])),
      answersTo('getLogContext', (request, { deployment: of }) => ({
        before: [],
        line: line(5, {
          text: `${of} ${new URL(request.url).searchParams.get('id')}`,
        }),
        after: [],
        sources: [answered],
      })),
    );
    render(`?line=line-5&of=${deployment('staging').ref.name}&text=nothing`);
    const linked = await screen.findByRole('region', {
      name: 'The line that was linked to',
    });
    expect(await within(linked).findByText(/line-5/)).toBeInTheDocument();
  });
});
