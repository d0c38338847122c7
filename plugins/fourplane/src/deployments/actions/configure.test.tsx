// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { OverrideForm } from '@fourplane/plugin-fourplane-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { componentDeployments } from '../../__testUtils__/deploySamples';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import {
  answers,
  answersTo,
  hangs,
  refuses,
} from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { meta, ref } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

interface Asked {
  key: string;
  dryRun?: boolean;
  overrides: Record<string, unknown>;
}

function overrideForm(more: Partial<OverrideForm> = {}): OverrideForm {
  return {
    allowed: true,
    environment: { ref: ref('environment', 'development') },
    schema: {
      type: 'object',
      properties: {
        componentType: {
          type: 'object',
          title: 'Component type',
          properties: {
            replicas: { type: 'integer', title: 'Replicas', minimum: 1 },
          },
        },
        workload: {
          type: 'object',
          title: 'Workload',
          properties: {
            env: {
              type: 'array',
              title: 'Environment variables',
              items: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string', title: 'Name' },
                  value: { type: 'string', title: 'Value' },
                },
              },
            },
          },
        },
      },
    },
    values: { componentType: { replicas: 2 }, workload: { env: [] } },
    missing: [],
    notes: [],
    ...more,
  };
}

const checked = {
  state: 'checked' as const,
  changes: [
    {
      object: 'ReleaseBinding acme/greeter-development',
      path: 'spec.componentTypeEnvironmentConfigs.replicas',
      before: 2,
      after: 5,
    },
  ],
  unchecked: [],
  issues: [],
};
const done = { state: 'done' as const, refs: [] };

/** Collects what is asked, and answers the form, a dry run and the thing itself. */
function listens(
  form: OverrideForm = overrideForm(),
  dryRun: object = checked,
): Asked[] {
  const asked: Asked[] = [];
  server.use(
    answers('getDeployments', componentDeployments()),
    answers('getOverrideForm', form, meta({ liveKey: 'form' })),
    answersTo('configureDeployment', async request => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      return (body.dryRun ? dryRun : done) as typeof done;
    }),
  );
  return asked;
}

async function open(signals = new FakeSignals()) {
  renderEntityTab({
    tab: 'deploy',
    path: '?environment=development',
    signals,
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Configure' }),
  );
  return screen.findByRole('dialog', {
    name: 'Configure for Development alone',
  });
}

const replicasIn = (dialog: HTMLElement) =>
  within(dialog).findByRole('textbox', { name: /Replicas/ });

async function enter(dialog: HTMLElement, replicas: string) {
  const field = await replicasIn(dialog);
  await userEvent.clear(field);
  await userEvent.type(field, replicas);
  await userEvent.tab();
}

const yamlIn = (dialog: HTMLElement) =>
  within(dialog).getByRole('textbox', { name: 'As YAML' });

const press = (dialog: HTMLElement, name: string) =>
  userEvent.click(within(dialog).getByRole('button', { name }));

describe('what is set for one environment alone', () => {
  registerMswTestHooks(server);

  it('is a form with its YAML; what changes is shown before it is written, once', async () => {
    const asked = listens();
    const dialog = await open();
    await enter(dialog, '5');
    expect(yamlIn(dialog)).toHaveValue('componentType:\n  replicas: 5\n');
    expect(await wcagViolations(dialog)).toHaveNoViolations();

    expect(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    ).toBeDisabled();
    await press(dialog, 'Show what changes');
    const changes = await within(dialog).findByRole('list', {
      name: 'What changes',
    });
    expect(changes).toHaveTextContent(
      'spec.componentTypeEnvironmentConfigs.replicas2 → 5',
    );
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(asked.map(({ dryRun = false }) => dryRun)).toEqual([true, false]);
    expect(asked[1].overrides).toEqual(asked[0].overrides);
    expect(asked[1].overrides).toMatchObject({
      componentType: { replicas: 5 },
    });
  });

  it('can be written as YAML, too, of which the form follows', async () => {
    const asked = listens();
    const dialog = await open();
    await replicasIn(dialog);
    fireEvent.change(yamlIn(dialog), { target: { value: 'componentType: [' } });
    expect(yamlIn(dialog)).toHaveAccessibleDescription(/not YAML:.*line 1/);
    await press(dialog, 'Show what changes');
    expect(asked).toEqual([]);

    fireEvent.change(yamlIn(dialog), {
      target: { value: 'workload: {env: [{name: LEVEL, value: debug}]}' },
    });
    expect(await replicasIn(dialog)).toHaveValue('');
    expect(within(dialog).getByRole('textbox', { name: /^Value/ })).toHaveValue(
      'debug',
    );
    await press(dialog, 'Show what changes');
    await within(dialog).findByRole('list', { name: 'What changes' });
    // What the YAML says nothing more of is taken away, not left as it is.
    expect(asked[0].overrides).toEqual({
      componentType: {},
      workload: { env: [{ name: 'LEVEL', value: 'debug' }] },
    });
  });

  it('asks nobody while the form is wrong, and what changes anew when the form does', async () => {
    const asked = listens();
    const dialog = await open();
    await enter(dialog, '0');
    await press(dialog, 'Show what changes');
    expect(
      await within(dialog).findByText('This must be at least 1.'),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);

    await enter(dialog, '5');
    await press(dialog, 'Show what changes');
    await within(dialog).findByRole('list', { name: 'What changes' });
    await enter(dialog, '6');
    expect(
      within(dialog).queryByRole('list', { name: 'What changes' }),
    ).not.toBeInTheDocument();
    expect(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    ).toBeDisabled();
  });

  it('says at the field what the control plane has against it', async () => {
    listens(overrideForm(), {
      ...checked,
      changes: [],
      issues: [
        {
          path: 'overrides.componentType.replicas',
          message: 'The quota of acme allows 3',
          mend: 'Ask for fewer.',
        },
      ],
    });
    const dialog = await open();
    await enter(dialog, '5');
    await press(dialog, 'Show what changes');
    expect(
      await within(dialog).findByText('What is wrong is said at its field.'),
    ).toBeInTheDocument();
    expect(await replicasIn(dialog)).toHaveAccessibleDescription(
      /The quota of acme allows 3\. Ask for fewer\./,
    );
    expect(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    ).toBeDisabled();
  });

  it('that was changed meanwhile is not overwritten unseen', async () => {
    listens();
    const signals = new FakeSignals();
    const dialog = await open(signals);
    await enter(dialog, '5');
    await press(dialog, 'Show what changes');
    await within(dialog).findByRole('list', { name: 'What changes' });
    server.use(
      answers(
        'getOverrideForm',
        overrideForm({ values: { componentType: { replicas: 7 } } }),
        meta({ liveKey: 'form' }),
      ),
      refuses('configureDeployment', 409, {
        name: 'RefusedError',
        message: 'changed meanwhile',
        issues: [{ path: '', message: 'Somebody changed it meanwhile' }],
      }),
    );
    await press(dialog, 'Write these changes');
    expect(
      await within(dialog).findByText(/Somebody changed it meanwhile/),
    ).toBeInTheDocument();
    expect(
      within(dialog).getByRole('button', { name: 'Write these changes' }),
    ).toBeDisabled();
    act(() => signals.announce('form'));
    await userEvent.click(
      await within(dialog).findByRole('button', {
        name: 'Begin with what is set now',
      }),
    );
    expect(await replicasIn(dialog)).toHaveValue('7');
    expect(
      within(dialog).queryByText(/Somebody changed it meanwhile/),
    ).not.toBeInTheDocument();
  });

  it('says why nothing can be changed, and what could not be found out', async () => {
    listens(
      overrideForm({
        allowed: false,
        why: 'It is kept in Git by Argo CD (shop): change it there.',
        notes: ['Its release is not there.'],
      }),
    );
    const dialog = await open();
    expect(
      await within(dialog).findByText(/kept in Git by Argo CD/),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('Its release is not there.');
    expect(
      within(dialog).getByRole('button', { name: 'Show what changes' }),
    ).toBeDisabled();
  });

  it('tells loading and a missing permission apart', async () => {
    server.use(
      answers('getDeployments', componentDeployments()),
      hangs('getOverrideForm'),
    );
    const dialog = await open();
    expect(
      within(dialog).getByRole('status', {
        name: 'Loading what can be set for this environment',
      }),
    ).toBeInTheDocument();
    await press(dialog, 'Cancel');
    server.use(
      refuses('getOverrideForm', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Configure' }));
    expect(
      await screen.findByText(/fourplane\.deployment\.manifest\.read/),
    ).toBeInTheDocument();
  });
});
