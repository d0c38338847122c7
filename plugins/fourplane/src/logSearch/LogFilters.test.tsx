// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { componentDeployments } from '../__testUtils__/deploySamples';
import { answers, answersTo } from '../__testUtils__/FourplaneServer';
import { histogram, line, page } from '../__testUtils__/logSamples';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

/** The tab, and the filters of fields that lines were asked for with, one search after the other. */
function render(path = '') {
  const asked: (string | null)[] = [];
  server.use(
    answers('getDeployments', componentDeployments()),
    answers('getComponentLogHistogram', histogram),
    answers('getDeploymentHistory', {
      entries: [
        {
          id: 'b',
          type: 'build',
          title: 'greeter-8',
          at: '2026-11-25T08:00:30.000Z',
          ref: ref('build', 'greeter-8', { project: 'shop' }),
          after: [],
        },
        ...['staging', 'development'].map(name => ({
          id: name,
          type: 'environment' as const,
          title: name,
          at: '2026-11-25T08:01:00.000Z',
          environment: { ref: ref('environment', name), title: name },
          after: ['r'],
        })),
        { id: 'r', type: 'release', title: 'greeter-1', after: ['b'] },
      ],
      omitted: 0,
    }),
    answersTo('searchComponentLogs', request => {
      asked.push(new URL(request.url).searchParams.get('fields'));
      return page([
        line(3, {
          fields: { status: 500, http: { path: '/a b' }, tags: ['x'] },
          shipped: { 'kubernetes.host': 'node-1' },
        }),
      ]);
    }),
  );
  return { asked, ...renderEntityTab({ tab: 'logs', path }) };
}

const expectAsked = (
  asked: readonly (string | null)[],
  fields: string | null,
) => waitFor(() => expect(asked.at(-1)).toBe(fields));

describe('filters of fields', () => {
  registerMswTestHooks(server);

  it("are made of a line's own fields, kept in the address, and let go of", async () => {
    const { asked, container } = render();
    await userEvent.click(
      await screen.findByRole('button', { name: /line 3/ }),
    );
    await userEvent.click(
      screen.getByText('Where it is from, as its shipper says'),
    );
    expect(screen.getByText('node-1')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Only lines with http.path /a b' }),
    );
    await expectAsked(asked, 'http.path="/a b"');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'No lines with kubernetes.host node-1',
      }),
    );
    await expectAsked(asked, 'http.path="/a b" -kubernetes.host=node-1');
    const tags = screen.getByRole('grid', { name: 'Filters that are on' });
    expect(
      within(tags)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual(['http.path = /a b', 'kubernetes.host ≠ node-1']);
    expect(await wcagViolations(container)).toHaveNoViolations();
    await userEvent.click(within(tags).getAllByRole('button')[0]!);
    await expectAsked(asked, '-kubernetes.host=node-1');
  });

  it('are typed, and say what is wrong with them', async () => {
    const { asked } = render('?fields=-a=1');
    const field = await screen.findByRole('textbox', { name: 'Fields' });
    await expectAsked(asked, '-a=1');
    await userEvent.type(field, 'status{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This is no filter: status.',
    );
    await userEvent.type(field, '=500 path~/api{Enter}');
    await expectAsked(asked, '-a=1 status=500 path~/api');
    expect(field).toHaveValue('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that an address holds and are none count as not said', async () => {
    const { asked } = render('?fields=what%20is%20this');
    expect(
      await screen.findByRole('button', { name: /line 3/ }),
    ).toBeInTheDocument();
    await expectAsked(asked, null);
  });
});

describe('the picture of when', () => {
  registerMswTestHooks(server);

  it('marks builds and deployments to the environment, which a list names', async () => {
    render('?environment=staging');
    await userEvent.click(
      await screen.findByText('2 builds and deployments in this time'),
    );
    const list = screen
      .getByText('2 builds and deployments in this time')
      .closest('details')!;
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('Deployed greeter-1 to staging'),
      expect.stringContaining('Build greeter-8'),
    ]);
  });

  it('is read and narrowed by the keyboard alone', async () => {
    const { asked } = render();
    const slider = await screen.findByRole('slider', {
      name: 'Bar that is read',
    });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('Error 1, Info 4'),
    );
    await waitFor(() => expect(asked).toHaveLength(1));
    slider.focus();
    // A browser moves it by the arrow keys; jsdom does not.
    fireEvent.keyDown(slider, { key: 'ArrowLeft', shiftKey: true });
    fireEvent.change(slider, { target: { value: '0' } });
    fireEvent.keyDown(slider, { key: 'Enter', shiftKey: true });
    await waitFor(() => expect(asked).toHaveLength(2));
    const from = histogram.start.slice(0, 16);
    expect(await screen.findByLabelText('From')).toHaveValue(from);
    expect(screen.getByLabelText('To')).toHaveValue(from.replace(':00', ':02'));
  });
});
