// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { SettingsForm } from '@fourplane/plugin-fourplane-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import fourplanePlugin from '..';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { entity, meta, overview } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';
import { changedSettings } from './changedSettings';

expect.extend(toHaveNoViolations);

const server = setupServer();

interface Asked {
  key: string;
  dryRun?: boolean;
  settings: object;
  before: object;
}

function settingsForm(more: Partial<SettingsForm> = {}): SettingsForm {
  return {
    allowed: true,
    schema: {
      type: 'object',
      properties: {
        title: { type: 'string', title: 'Display name' },
        parameters: {
          type: 'object',
          title: 'Parameters',
          properties: {
            replicas: { type: 'integer', title: 'Replicas', minimum: 1 },
          },
        },
      },
    },
    values: { title: 'Greeter', parameters: { replicas: 2 } },
    notes: [],
    ...more,
  };
}

const checked = {
  state: 'checked' as const,
  changes: [
    {
      object: 'Component acme/greeter',
      path: 'spec.parameters.replicas',
      before: 2,
      after: 5,
    },
  ],
  unchecked: [],
  issues: [],
};

const done = { state: 'done' as const, refs: [] };

async function open(
  form = settingsForm(),
  dryRun: object = checked,
  signals = new FakeSignals(),
) {
  const asked: Asked[] = [];
  server.use(
    answers('getComponentOverview', overview()),
    answers('getSettings', form, meta({ liveKey: 'form' })),
    answersTo('updateSettings', async request => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      return (body.dryRun ? dryRun : done) as typeof done;
    }),
  );
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      fourplanePlugin.getExtension('entity-card:fourplane/overview'),
      fourplanePlugin.getExtension('api:fourplane/client'),
      fourplanePlugin.getExtension('plugin-wrapper:fourplane'),
    ],
    config: { backend: { baseUrl: 'http://localhost:7007' } },
    apis: [[signalApiRef, signals], mockApis.permission()],
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'More to do with greeter' }),
  );
  await userEvent.click(
    await screen.findByRole('menuitem', { name: 'Change…' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Change greeter' });
  const replicas = await within(dialog).findByRole('textbox', {
    name: /Replicas/,
  });
  const enter = async (text: string) => {
    await userEvent.clear(replicas);
    await userEvent.type(replicas, text);
    await userEvent.tab();
  };
  const press = (name: string) =>
    userEvent.click(within(dialog).getByRole('button', { name }));
  return { asked, dialog, enter, press, replicas, signals };
}

describe('changing a component', () => {
  registerMswTestHooks(server);

  it('begins with what is set, shows what would change, and writes it once', async () => {
    const { asked, dialog, enter, press } = await open();
    expect(
      within(dialog).getByRole('textbox', { name: /Display name/ }),
    ).toHaveValue('Greeter');
    await enter('5');
    expect(await wcagViolations(dialog)).toHaveNoViolations();
    await press('Show what changes');
    expect(
      await within(dialog).findByRole('list', { name: 'What changes' }),
    ).toHaveTextContent('spec.parameters.replicas2 → 5');
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      asked.map(({ dryRun = false, settings }) => [dryRun, settings]),
    ).toEqual([
      [true, { parameters: { replicas: 5 } }],
      [false, { parameters: { replicas: 5 } }],
    ]);
    expect(asked[1].before).toEqual(settingsForm().values);
  });

  it('says at the field what the control plane has against it', async () => {
    const { dialog, enter, press, replicas } = await open(settingsForm(), {
      ...checked,
      changes: [],
      issues: [
        { path: 'parameters.replicas', message: 'The quota of acme allows 3' },
      ],
    });
    await enter('5');
    await press('Show what changes');
    expect(
      await within(dialog).findByText('What is wrong is said at its field.'),
    ).toBeInTheDocument();
    expect(replicas).toHaveAccessibleDescription(/The quota of acme allows 3/);
    expect(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    ).toBeDisabled();
  });

  it('does not overwrite what was changed meanwhile', async () => {
    const { dialog, enter, press, signals } = await open();
    await enter('5');
    await press('Show what changes');
    await within(dialog).findByRole('list', { name: 'What changes' });
    server.use(
      answers(
        'getSettings',
        settingsForm({ values: { parameters: { replicas: 7 } } }),
        meta({ liveKey: 'form' }),
      ),
      refuses('updateSettings', 409, {
        name: 'RefusedError',
        message: 'changed',
        issues: [
          { path: 'settings.parameters', message: 'Somebody changed this' },
        ],
      }),
    );
    await press('Write these changes');
    expect(
      (await within(dialog).findAllByText(/Somebody changed this/)).length,
    ).toBeGreaterThan(0);
    act(() => signals.announce('form'));
    await userEvent.click(
      await within(dialog).findByRole('button', {
        name: 'Begin with what is set now',
      }),
    );
    expect(
      within(dialog).getByRole('textbox', { name: /Replicas/ }),
    ).toHaveValue('7');
  });

  it('is only shown where it is kept in Git, with where that is', async () => {
    const { dialog } = await open(
      settingsForm({
        allowed: false,
        why: 'It is kept in Git by Argo CD (shop): change it there.',
        managedBy: {
          tool: 'argocd',
          name: 'shop',
          url: 'https://git.example/shop',
        },
        notes: ['Its workload hold what this form cannot show.'],
      }),
    );
    expect(dialog).toHaveTextContent('kept in Git by Argo CD (shop)');
    expect(dialog).toHaveTextContent('what this form cannot show');
    expect(
      within(dialog).getByRole('link', { name: /Where it is kept/ }),
    ).toHaveAttribute('href', 'https://git.example/shop');
    expect(
      within(dialog).getByRole('textbox', { name: /Replicas/ }),
    ).toBeDisabled();
    expect(
      within(dialog).getByRole('button', { name: 'Show what changes' }),
    ).toBeDisabled();
  });
});

describe('changedSettings', () => {
  it('says of what was emptied that it is empty, and nothing of what is as it was', () => {
    expect(
      changedSettings(
        { title: 'A', traits: [{}], parameters: { a: 1 }, owner: 'x' },
        { owner: 'x', workload: { env: [] } },
      ),
    ).toEqual({ title: '', traits: [], parameters: {}, workload: { env: [] } });
  });
});
