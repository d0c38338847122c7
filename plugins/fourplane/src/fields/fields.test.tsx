// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { ThingChoice } from '@fourplane/plugin-fourplane-common';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  answers,
  answersTo,
  hangs,
  refuses,
} from '../__testUtils__/FourplaneServer';
import { ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';
import { fourplaneClient } from '../api/fourplaneClient';
import { replyCacheApiRef } from '../legacy/replyCacheApi';
import { fourplaneFields } from './fourplaneFields';

expect.extend(toHaveNoViolations);

const server = setupServer();
const fetchApi = mockApis.fetch({
  resolvePluginProtocol: { discoveryApi: mockApis.discovery() },
});

const shop: ThingChoice = {
  ref: ref('project', 'shop'),
  entityRef: 'system:acme/shop',
  title: 'Shop',
};
const depot: ThingChoice = {
  ref: ref('project', 'depot', { tenant: 'rival' }),
  entityRef: 'system:rival/depot',
};
const acme: ThingChoice = {
  ref: ref('tenant', 'acme', { tenant: undefined }),
  entityRef: 'domain:acme/acme',
};

function environment(name: string, isFirst: boolean) {
  return {
    ref: ref('environment', name),
    entityRef: `resource:acme/environment_${name}`,
    isFirst,
    isProduction: !isFirst,
  };
}

/** The scaffolder's own form with our fields; resolves what it was filled in with. */
async function fill(
  properties: Record<string, object>,
  initialState: Record<string, string> = {},
) {
  const created: unknown[] = [];
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [fetchApiRef, fetchApi],
        [fourplaneApiRef, fourplaneClient({ fetchApi })],
        [replyCacheApiRef, {}],
      ]}
    >
      <SecretsContextProvider>
        <Stepper
          manifest={{
            title: 'Thing',
            steps: [
              {
                title: 'One',
                schema: { type: 'object', properties } as never,
              },
            ],
          }}
          extensions={Object.values(fourplaneFields) as never}
          initialState={initialState}
          onCreate={async values => {
            created.push(values);
          }}
        />
      </SecretsContextProvider>
    </TestApiProvider>,
    { config: { backend: { baseUrl: 'http://localhost:7007' } } },
  );
  return {
    /** Goes to the end; what was created, nothing where the form does not go on. */
    create: async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Review' }));
      await userEvent.click(
        await screen.findByRole('button', { name: 'Create' }),
      );
      await waitFor(() => expect(created).toHaveLength(1));
      return created[0];
    },
  };
}

const field = (name: string, options?: object, type = 'string') => ({
  title: name,
  type,
  'ui:field': `Fourplane${name}`,
  ...(options && { 'ui:options': options }),
});
const project = field('ProjectPicker');

/** The picker, once there is something to choose from. */
async function ready(label: string) {
  const find = () => screen.getByRole('combobox', { name: new RegExp(label) });
  await waitFor(() => expect(find()).toBeEnabled());
  return find();
}

async function choose(label: string, option: RegExp) {
  await userEvent.click(await ready(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the fields of software templates', () => {
  registerMswTestHooks(server);
  // Not every place a page is drawn in can scroll.
  beforeEach(() => Object.assign(window, { scrollTo: () => {} }));

  it('choose a project and what depends on it, as the actions take them', async () => {
    server.use(
      answers('listProjectChoices', [shop, depot]),
      answersTo('listProjectEnvironmentChoices', (_, params) =>
        params.project === 'shop'
          ? [environment('development', true), environment('live', false)]
          : [],
      ),
      answers('listProjectTypeChoices', [
        { name: 'service', isShared: true, workloadType: 'deployment' },
        {
          name: 'nightly',
          title: 'Nightly job',
          isShared: false,
          workloadType: 'cronjob',
          workflows: [{ kind: 'ClusterWorkflow', name: 'docker' }],
        },
      ]),
      answers('listProjectWorkflowChoices', [
        { name: 'docker', isShared: true, buildsSource: true },
        { name: 'docker-own', isShared: false, buildsSource: true },
        { name: 'report', isShared: true, buildsSource: false },
      ]),
      answers('listSecretChoices', [
        { name: 'database', keys: ['user', 'password'] },
      ]),
    );
    const { create } = await fill({
      project,
      environment: field('EnvironmentPicker', { first: true }),
      type: field('TypePicker', { workloadType: 'cronjob' }),
      workflow: field('WorkflowPicker'),
      secret: field('SecretPicker', undefined, 'object'),
    });
    expect(
      screen.getAllByText('Choose a project or a tenant first.').length,
    ).toBeGreaterThan(0);
    await choose('ProjectPicker', /Shop \(acme\/shop\)|Shop/);
    await choose('TypePicker', /Nightly job/);
    await choose('WorkflowPicker', /^docker$/);
    expect(
      screen.queryByRole('option', { name: /report|docker-own/ }),
    ).not.toBeInTheDocument();
    await choose('SecretPicker', /database/);
    await userEvent.click(screen.getByRole('button', { name: /Key/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'password' }),
    );
    expect(await wcagViolations(document.body)).toHaveNoViolations();
    expect(await create()).toEqual({
      project: 'system:acme/shop',
      environment: 'development',
      type: 'nightly',
      workflow: 'docker',
      secret: { name: 'database', key: 'password' },
    });
  });

  it('offer the projects of the tenant that an earlier field names', async () => {
    server.use(
      answers('listTenantChoices', [acme]),
      answers('listProjectChoices', [shop, depot]),
    );
    const { create } = await fill(
      { tenant: field('TenantPicker'), project },
      { tenant: 'domain:acme/acme' },
    );
    await userEvent.click(await ready('ProjectPicker'));
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await userEvent.click(screen.getByRole('option', { name: /Shop/ }));
    expect(await create()).toEqual({
      tenant: 'domain:acme/acme',
      project: 'system:acme/shop',
    });
  });

  it('say why there is nothing to choose, and let a name be typed', async () => {
    server.use(
      answers('listProjectChoices', [shop]),
      answers('listProjectWorkflowChoices', []),
      refuses('listProjectTypeChoices', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
      hangs('listProjectEnvironmentChoices'),
    );
    const { create } = await fill(
      {
        project,
        environment: field('EnvironmentPicker'),
        type: field('TypePicker'),
        workflow: field('WorkflowPicker'),
      },
      { project: 'acme/shop' },
    );
    expect(
      await screen.findByText(/needs the permission fourplane.project.read/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/among the workflows to choose from is none/),
    ).toBeInTheDocument();
    expect(screen.getByPlaceholderText('Loading…')).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /TypePicker/ }),
      'service',
    );
    expect(await create()).toMatchObject({
      project: 'acme/shop',
      type: 'service',
    });
  });

  it('say of a choice that is not there that it is not, and keep it', async () => {
    server.use(
      answers('listProjectChoices', [shop]),
      answers('listProjectEnvironmentChoices', [environment('live', true)]),
    );
    await fill(
      { project, environment: field('EnvironmentPicker') },
      { project: 'system:acme/shop', environment: 'gone' },
    );
    expect(
      await screen.findByText(/“gone” is not among the environments/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('combobox', { name: /EnvironmentPicker/ }),
    ).toHaveValue('gone');
  });

  it('say of a name as it is typed whether it can be had, and go no further without', async () => {
    const asked: unknown[] = [];
    server.use(
      answers('listProjectChoices', [shop]),
      answersTo('checkComponentName', (_, { name }) => {
        asked.push(name);
        const state: 'taken' | 'free' = name === 'cart' ? 'taken' : 'free';
        return { state };
      }),
    );
    const { create } = await fill(
      { project, name: field('Name') },
      { project: 'system:acme/shop' },
    );
    const name = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.type(name, 'Cart!');
    expect(name).toHaveAccessibleDescription(/lower case letters/);
    expect(asked).toEqual([]);
    await userEvent.clear(name);
    await userEvent.type(name, 'cart');
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription(/“cart” is taken already/),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText('"cart" is taken already'),
    ).toBeInTheDocument();
    await userEvent.type(name, '-two');
    expect(await screen.findByText('This name is free.')).toBeInTheDocument();
    expect(await create()).toMatchObject({ name: 'cart-two' });
  });

  it('say that somebody may not make such a thing before the form is filled in', async () => {
    server.use(
      answers('listProjectChoices', [shop]),
      refuses('checkComponentName', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    await fill(
      { project, name: field('Name') },
      { project: 'system:acme/shop', name: 'cart' },
    );
    const name = await screen.findByRole('textbox', { name: /Name/ });
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription(/fourplane.component.create/),
    );
  });
});
