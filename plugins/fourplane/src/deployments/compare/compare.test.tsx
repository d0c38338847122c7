// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { componentDeployments } from '../../__testUtils__/deploySamples';
import { answers, answersTo } from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const shared = Array.from({ length: 20 }, (_, index) => `env${index}: x`);
const yamlOf = (side: string) =>
  [...shared, `image: ${side}`, 'port: 80', ''].join('\n');

/** Answers a comparison of whatever two sides, and collects which. */
function compares(): string[] {
  const asked: string[] = [];
  server.use(
    answers('getDeployments', componentDeployments()),
    answersTo('compareDeployments', request => {
      const query = new URL(request.url).searchParams;
      const left = query.get('left') ?? '';
      const right = query.get('right') ?? '';
      asked.push(`${left} ${right}`);
      return {
        left: { title: left, yaml: yamlOf(left) },
        right: { title: right, yaml: yamlOf(right) },
        changes: [
          {
            object: 'ComponentRelease',
            path: 'spec.image',
            before: left,
            after: right,
          },
        ],
      };
    }),
  );
  return asked;
}

const render = (path: string) => renderEntityTab({ tab: 'deploy', path });
const diff = (from: string, to: string) =>
  screen.findByRole('region', { name: `YAML from ${from} to ${to}` });

describe('a comparison', () => {
  registerMswTestHooks(server);

  it('lays both over each other, with what is the same folded', async () => {
    compares();
    const { container } = render('?environment=staging&tab=release');
    const yaml = await diff('Development', 'Staging');
    expect(yaml).toHaveTextContent('removed: image: environment:development');
    expect(yaml).toHaveTextContent('added: image: environment:staging');
    expect(yaml).not.toHaveTextContent('env0: x');
    expect(await wcagViolations(container)).toHaveNoViolations();
    within(yaml)
      .getByRole('button', { name: 'Show 17 lines that are the same' })
      .focus();
    await userEvent.keyboard('{Enter}');
    expect(yaml).toHaveTextContent('env0: x');
  });

  it('is of any two, as the address says, and can be turned round', async () => {
    const asked = compares();
    render(
      '?environment=staging&tab=release&with=release:greeter-20261122-3&against=environment:development',
    );
    await diff('greeter-20261122-3', 'Development');
    await userEvent.click(
      screen.getByRole('button', { name: 'Swap the sides' }),
    );
    await diff('Development', 'greeter-20261122-3');
    expect(asked).toEqual([
      'release:greeter-20261122-3 environment:development',
      'environment:development release:greeter-20261122-3',
    ]);
  });

  it('of what is on a data plane is with what belongs there', async () => {
    const asked = compares();
    render('?environment=staging&tab=release');
    await diff('Development', 'Staging');
    await userEvent.click(screen.getByRole('button', { name: /To$/ }));
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'Data plane of Development',
      }),
    );
    await diff('Development', 'Data plane of Development');
    await userEvent.click(screen.getByRole('button', { name: /From$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Environment Staging' }),
    );
    await diff('Staging', 'Development');
    expect(asked).toEqual([
      'environment:development environment:staging',
      'environment:development live:development',
      'environment:staging environment:development',
    ]);
  });

  it('says what could not be looked at, and what is not there at all', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      answers('compareDeployments', {
        left: { title: 'staging', yaml: 'kind: Service\n' },
        right: { title: 'staging', yaml: '' },
        changes: [
          { object: 'Service cart', path: '', before: { kind: 'Service' } },
        ],
        problems: [
          {
            what: 'Secrets may not be read',
            where: 'data plane west',
            mend: 'Grant it.',
          },
        ],
      }),
    );
    render(
      '?environment=staging&tab=release&with=environment:staging&against=live:staging',
    );
    expect(
      await screen.findByRole('row', { name: /The whole object/ }),
    ).toHaveTextContent('Service cart');
    expect(screen.getByText(/Secrets may not be read/)).toBeInTheDocument();
  });

  it('of a side with itself is not asked for', async () => {
    const asked = compares();
    render(
      '?environment=staging&tab=release&with=environment:staging&against=environment:staging',
    );
    await screen.findByText('Both sides are the same. Choose another one.');
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /From$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Environment Development' }),
    );
    await waitFor(() =>
      expect(asked).toEqual(['environment:development environment:staging']),
    );
  });
});
