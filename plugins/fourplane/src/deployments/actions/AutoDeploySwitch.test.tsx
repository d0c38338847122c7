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
const label = 'New releases go to Development by themselves';

function shows(autoDeploy: { on: boolean; allowed: boolean; why?: string }) {
  server.use(answers('getDeployments', componentDeployments({ autoDeploy })));
}

describe('the switch of automatic deployment', () => {
  registerMswTestHooks(server);

  it('shows what changes, and turns when that is done', async () => {
    shows({ on: false, allowed: true });
    const asked: { dryRun?: boolean; on: boolean }[] = [];
    server.use(
      answersTo('setAutoDeploy', async request => {
        const body = (await request.json()) as (typeof asked)[number];
        asked.push(body);
        if (!body.dryRun) {
          shows({ on: true, allowed: true });
          return { state: 'done' as const, refs: [] };
        }
        return {
          state: 'checked' as const,
          changes: [
            {
              object: 'Component acme/greeter',
              path: 'spec.autoDeploy',
              before: false,
              after: true,
            },
          ],
          unchecked: [],
          issues: [],
        };
      }),
    );
    renderEntityTab({ tab: 'deploy' });
    const toggle = await screen.findByRole('switch', { name: label });
    expect(toggle).not.toBeChecked();
    await userEvent.click(toggle);
    const dialog = await screen.findByRole('dialog', {
      name: 'Deploy new releases by themselves',
    });
    expect(
      await within(dialog).findByText('spec.autoDeploy'),
    ).toBeInTheDocument();
    expect(toggle).not.toBeChecked();
    expect(await wcagViolations(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Turn on' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('switch', { name: label })).toBeChecked(),
    );
    expect(asked).toMatchObject([{ dryRun: true, on: true }, { on: true }]);
  });

  it('says who may turn it where somebody may not', async () => {
    shows({
      on: true,
      allowed: false,
      why: 'This needs the permission fourplane.deployment.update.',
    });
    renderEntityTab({ tab: 'deploy' });
    const toggle = await screen.findByRole('switch', { name: label });
    expect(toggle).toBeChecked();
    expect(toggle).toBeDisabled();
    expect(
      screen.getByRole('button', { name: /fourplane\.deployment\.update/ }),
    ).toBeInTheDocument();
  });

  it('is not there where the generation does no such thing', async () => {
    server.use(answers('getDeployments', componentDeployments()));
    renderEntityTab({ tab: 'deploy' });
    await screen.findByRole('link', { name: 'Development' });
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
  });
});
