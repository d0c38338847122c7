// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mockApis,
  renderTestApp,
  registerMswTestHooks,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { Deletion } from '@fourplane/plugin-fourplane-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import fourplanePlugin from '..';
import { catalogPages } from '../__testUtils__/catalogPages';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { entity, overview, ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

interface Asked {
  key: string;
  dryRun?: boolean;
  name: string;
}

function deletion(more: Partial<Deletion> = {}): Deletion {
  return {
    allowed: true,
    thing: { ref: ref('component', 'greeter', { project: 'shop' }) },
    goes: [
      {
        kind: 'deployment',
        things: [{ ref: ref('deployment', 'greeter-development') }],
      },
      {
        kind: 'build',
        things: [...'abcdef'].map(one => ({
          ref: ref('build', `build-${one}`),
        })),
      },
    ],
    usedBy: [
      {
        ref: ref('component', 'till', { project: 'shop' }),
        title: 'Till',
        entityRef: 'component:acme/shop_till',
      },
    ],
    ...more,
  };
}

const checked = {
  state: 'checked' as const,
  changes: [{ object: 'Component acme/greeter', path: '', before: {} }],
  unchecked: [],
  issues: [],
};

const done = { state: 'done' as const, refs: [] };

async function open(found = deletion()) {
  const asked: Asked[] = [];
  server.use(
    answers('getComponentOverview', overview()),
    answers('getDeletion', found),
    answersTo('deleteThing', async request => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      return (body.dryRun ? checked : done) as typeof done;
    }),
  );
  renderTestApp({
    features: [catalogPages],
    extensions: [
      createTestEntityPage({ entity }),
      fourplanePlugin.getExtension('entity-card:fourplane/overview'),
      fourplanePlugin.getExtension('api:fourplane/client'),
      fourplanePlugin.getExtension('plugin-wrapper:fourplane'),
    ],
    config: { backend: { baseUrl: 'http://localhost:7007' } },
    apis: [[signalApiRef, new FakeSignals()], mockApis.permission()],
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'More to do with greeter' }),
  );
  await userEvent.click(
    await screen.findByRole('menuitem', { name: 'Delete…' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Delete greeter' });
  await within(dialog).findByRole('list', { name: 'What goes with greeter' });
  return { asked, dialog };
}

const button = (dialog: HTMLElement) =>
  within(dialog).getByRole('button', { name: 'Delete it' });

describe('deleting a component', () => {
  registerMswTestHooks(server);

  it('names all that goes and who uses it, and is done once, when its name has been typed', async () => {
    const { asked, dialog } = await open();
    expect(dialog).toHaveTextContent('Deployments: 1');
    expect(dialog).toHaveTextContent('Builds: 6');
    expect(
      within(dialog).getByRole('link', { name: 'Till' }),
    ).toBeInTheDocument();
    await within(dialog).findByRole('list', { name: 'What changes' });
    expect(await wcagViolations(dialog)).toHaveNoViolations();

    const name = within(dialog).getByRole('textbox', {
      name: 'Type greeter to delete it',
    });
    await userEvent.type(name, 'greete');
    expect(button(dialog)).toBeDisabled();
    await userEvent.type(name, 'r');
    await userEvent.dblClick(button(dialog));
    expect(
      await within(dialog).findByText('It is being deleted'),
    ).toBeInTheDocument();
    expect(
      asked.map(({ dryRun = false, name: typed }) => [dryRun, typed]),
    ).toEqual([
      [true, ''],
      [false, 'greeter'],
    ]);
  });

  it('says why it cannot be done, and where to do it instead', async () => {
    const { asked, dialog } = await open(
      deletion({
        allowed: false,
        why: 'It is kept in Git by Argo CD (shop), which would make it again: delete it there.',
        managedBy: {
          tool: 'argocd',
          name: 'shop',
          url: 'https://git.example/x',
        },
      }),
    );
    expect(dialog).toHaveTextContent('kept in Git by Argo CD');
    expect(
      within(dialog).getByRole('link', { name: /Where it is kept/ }),
    ).toHaveAttribute('href', 'https://git.example/x');
    expect(button(dialog)).toBeDisabled();
    expect(asked).toEqual([]);
  });

  it('shows what the control plane has against it, and what failed', async () => {
    const { dialog } = await open();
    await within(dialog).findByRole('list', { name: 'What changes' });
    server.use(
      refuses('deleteThing', 409, {
        name: 'RefusedError',
        message: 'no',
        issues: [
          { path: 'ref', message: 'Somebody made another one meanwhile' },
        ],
      }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Type greeter/ }),
      'greeter',
    );
    await userEvent.click(button(dialog));
    expect(
      await within(dialog).findByText(/Somebody made another one meanwhile/),
    ).toBeInTheDocument();
  });
});
