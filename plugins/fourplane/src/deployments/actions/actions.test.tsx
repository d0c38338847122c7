// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { OverrideForm } from '@fourplane/plugin-fourplane-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  componentDeployments,
  environmentDeployment,
  environments,
  release,
} from '../../__testUtils__/deploySamples';
import {
  answers,
  answersTo,
  refuses,
} from '../../__testUtils__/FourplaneServer';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { deployment, meta, ref } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

interface Asked {
  key: string;
  dryRun?: boolean;
  [more: string]: unknown;
}

const checked = {
  state: 'checked' as const,
  changes: [
    {
      object: 'ReleaseBinding acme/greeter-staging',
      path: 'spec.releaseName',
      before: 'greeter-20261121-1',
      after: 'greeter-20261122-3',
    },
  ],
  unchecked: [],
  issues: [],
};
const done = { state: 'done' as const, refs: [] };

const staging = ref('environment', 'staging');
const [development, second] = environments;
const page = () =>
  componentDeployments({
    environments: [
      environmentDeployment('development', {
        ...development,
        actions: {
          ...development.actions,
          promote: [{ to: staging, allowed: true }],
          restart: { allowed: false, why: 'This generation restarts nothing' },
        },
      }),
      second,
    ],
    releases: [
      { ...release, environments: [ref('environment', 'development')] },
      {
        ...release,
        ref: ref('release', 'greeter-20261121-1', { project: 'shop' }),
        createdAt: '2026-11-21T10:00:00Z',
        environments: [staging],
      },
    ],
  });

const nothingToSet: OverrideForm = {
  allowed: true,
  environment: { ref: staging, title: 'Staging' },
  schema: { type: 'object', properties: {} },
  values: {},
  missing: [],
  notes: [],
};
const takesSize: OverrideForm = {
  ...nothingToSet,
  schema: {
    type: 'object',
    properties: {
      componentType: {
        type: 'object',
        title: 'Component type',
        required: ['size'],
        properties: { size: { type: 'string', title: 'Size' } },
      },
    },
  },
  values: { componentType: {} },
};

/** Collects what an action is asked, and answers a dry run and the thing itself. */
function listens(
  route: 'promoteDeployment' | 'rollbackDeployment',
  dryRun: object = checked,
  form: OverrideForm = nothingToSet,
) {
  const asked: Asked[] = [];
  server.use(
    answers('getDeployments', page(), meta({ liveKey: 'page' })),
    answers('getPlannedOverrideForm', form),
    answersTo(route, async request => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      return (body.dryRun ? dryRun : done) as typeof done;
    }),
  );
  return asked;
}

async function open(name: string, signals = new FakeSignals()) {
  renderEntityTab({
    tab: 'deploy',
    path: '?environment=development',
    signals,
  });
  const group = await screen.findByRole('group', {
    name: 'What can be done in Development',
  });
  await userEvent.click(within(group).getByRole('button', { name }));
  return screen.findByRole('dialog');
}

describe('an action on a deployment', () => {
  registerMswTestHooks(server);

  it('shows exactly what changes, and is done once by a double click', async () => {
    const asked = listens('promoteDeployment');
    const dialog = await open('Promote to Staging');
    expect(
      await within(dialog).findByText('ReleaseBinding acme/greeter-staging'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent(
      'spec.releaseNamegreeter-20261121-1 → greeter-20261122-3',
    );
    expect(await wcagViolations(dialog)).toHaveNoViolations();
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Promote to Staging' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(asked.map(({ dryRun = false }) => dryRun)).toEqual([true, false]);
    expect(asked[1]).toMatchObject({ from: 'development', to: 'staging' });
  });

  it('cannot be confirmed where it would be refused, and says why', async () => {
    listens('promoteDeployment', {
      ...checked,
      changes: [],
      issues: [
        {
          path: 'overrides',
          message: 'replicas must be set in Staging',
          mend: 'Set it first.',
        },
      ],
    });
    const dialog = await open('Promote to Staging');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'replicas must be set in Staging. Set it first.',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Promote to Staging' }),
    ).toBeDisabled();
  });

  it('asks first for what the release needs there, and writes it along with it, once', async () => {
    const asked = listens('promoteDeployment', checked, {
      ...takesSize,
      missing: ['componentType.size'],
    });
    const dialog = await open('Promote to Staging');
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'This has to be set for Staging first: componentType.size',
    );
    const size = await within(dialog).findByRole('textbox', { name: /Size/ });
    const promote = within(dialog).getByRole('button', {
      name: 'Promote to Staging',
    });
    expect(promote).toBeDisabled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show what changes' }),
    );
    expect(asked).toEqual([]);
    await userEvent.type(size, 'large');
    expect(
      within(dialog).getByRole('textbox', { name: 'As YAML' }),
    ).toHaveValue('componentType:\n  size: large\n');
    expect(await wcagViolations(dialog)).toHaveNoViolations();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show what changes' }),
    );
    await waitFor(() => expect(promote).toBeEnabled());
    await userEvent.dblClick(promote);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(asked.map(({ dryRun = false }) => dryRun)).toEqual([true, false]);
    expect(asked[1]).toMatchObject({
      from: 'development',
      to: 'staging',
      overrides: { componentType: { size: 'large' } },
    });
  });

  it('may be given more to set, where something can be', async () => {
    const asked = listens('promoteDeployment', checked, {
      ...takesSize,
      values: { componentType: { size: 'small' } },
    });
    const dialog = await open('Promote to Staging');
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Set overrides, too' }),
    );
    expect(
      await within(dialog).findByRole('textbox', { name: /Size/ }),
    ).toHaveValue('small');
    expect(asked.every(({ overrides }) => overrides === undefined)).toBe(true);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
  });

  it('says why it cannot be given what it needs', async () => {
    listens('promoteDeployment', checked, {
      ...takesSize,
      missing: ['componentType.size'],
      allowed: false,
      why: 'This needs the permission fourplane.deployment.update.',
    });
    const dialog = await open('Promote to Staging');
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      /componentType\.size.*fourplane\.deployment\.update/,
    );
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('that is refused after all says so in place, and looks again', async () => {
    const asked = listens('promoteDeployment');
    const dialog = await open('Promote to Staging');
    await within(dialog).findByText('ReleaseBinding acme/greeter-staging');
    server.use(
      refuses('promoteDeployment', 409, {
        name: 'RefusedError',
        message: 'changed meanwhile',
        issues: [{ path: '', message: 'Somebody changed it meanwhile' }],
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Promote to Staging' }),
    );
    expect(
      await within(dialog).findByText(/Somebody changed it meanwhile/),
    ).toBeInTheDocument();
    expect(asked).toHaveLength(1);
    // What it shows is not what is there any more.
    expect(
      within(dialog).getByRole('button', { name: 'Promote to Staging' }),
    ).toBeDisabled();

    const again = listens('promoteDeployment');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Look again' }),
    );
    await waitFor(() => expect(again).toHaveLength(1));
    expect(again[0].dryRun).toBe(true);
    expect(
      within(dialog).queryByText(/Somebody changed it meanwhile/),
    ).not.toBeInTheDocument();
  });

  it('that failed in the middle names what is written, and goes on under its key', async () => {
    const asked = listens('promoteDeployment');
    const dialog = await open('Promote to Staging');
    await within(dialog).findByText('ReleaseBinding acme/greeter-staging');
    const tried: Asked[] = [];
    server.events.on('request:start', async ({ request }) => {
      if (request.method === 'POST') {
        tried.push((await request.clone().json()) as Asked);
      }
    });
    server.use(
      refuses('promoteDeployment', 502, {
        name: 'RefusedError',
        message: 'broke off',
        issues: [{ path: '', message: 'The API server does not answer' }],
        written: ['ReleaseBinding greeter-staging (created)'],
      }),
    );
    const confirm = within(dialog).getByRole('button', {
      name: 'Promote to Staging',
    });
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /does not answer.*Written so far: ReleaseBinding greeter-staging \(created\)/,
    );
    await userEvent.click(confirm);
    await waitFor(() => expect(tried).toHaveLength(2));
    expect(tried[1].key).toBe(tried[0].key);
    expect(asked).toHaveLength(1);
    server.events.removeAllListeners();
  });

  it('that the cluster denies is not laid to a permission of the portal', async () => {
    server.use(
      answers('getDeployments', page()),
      refuses('promoteDeployment', 403, {
        name: 'RefusedError',
        message: 'denied',
        issues: [
          {
            path: '',
            message: 'fourplane-reader may not patch releasebindings',
            mend: 'Grant it the verb.',
          },
        ],
      }),
    );
    const dialog = await open('Promote to Staging');
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent(
      'fourplane-reader may not patch releasebindings. Grant it the verb.',
    );
    expect(alert).not.toHaveTextContent('fourplane.deployment');
  });

  it('stays open when what it does takes its button away', async () => {
    listens('promoteDeployment');
    const signals = new FakeSignals();
    const dialog = await open('Promote to Staging', signals);
    await within(dialog).findByText('ReleaseBinding acme/greeter-staging');
    server.use(
      answers(
        'getDeployments',
        componentDeployments({
          environments: [environmentDeployment('development', development)],
        }),
        meta({ liveKey: 'page' }),
      ),
    );
    act(() => signals.announce('page'));
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: 'Staging', hidden: true }),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('rolls back to an earlier release', async () => {
    const asked = listens('rollbackDeployment');
    const dialog = await open('Roll back');
    expect(dialog).toHaveTextContent('greeter-20261121-1');
    await within(dialog).findByText('ReleaseBinding acme/greeter-staging');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1].to).toEqual({
      kind: 'release',
      name: 'greeter-20261121-1',
    });
  });

  it.each([
    ['active', ['Undeploy', 'Suspend', 'Restart']],
    ['suspended', ['Undeploy', 'Resume']],
    ['undeployed', ['Resume']],
  ] as const)(
    'on what is %s is one that makes sense',
    async (desired, names) => {
      server.use(
        answers(
          'getDeployments',
          componentDeployments({
            environments: [
              environmentDeployment('development', {
                ...development,
                deployment: deployment('development', { desired }),
              }),
            ],
          }),
        ),
      );
      renderEntityTab({ tab: 'deploy', path: '?environment=development' });
      const group = await screen.findByRole('group', {
        name: 'What can be done in Development',
      });
      const buttons = within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
      expect(buttons).toEqual([
        'Deploy a release',
        'Roll back',
        'Configure',
        ...names,
      ]);
    },
  );

  it('that is not possible says why', async () => {
    server.use(answers('getDeployments', page()));
    renderEntityTab({ tab: 'deploy', path: '?environment=development' });
    expect(
      await screen.findByRole('button', { name: 'Restart' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'This generation restarts nothing' }),
    ).toBeInTheDocument();
  });
});
