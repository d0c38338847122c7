// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  annotationsOf,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  buildDetail,
  buildGraph,
  buildPage,
  buildSummary,
  failedSummary,
  logOf,
} from '../__testUtils__/buildSamples';
import {
  answers,
  answersTo,
  refuses,
  streams,
} from '../__testUtils__/FourplaneServer';
import { renderEntityTab, TAB } from '../__testUtils__/renderEntityTab';
import { ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const entityOf = (kind: string, modelRef: ModelRef): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: modelRef.name, annotations: annotationsOf(modelRef) },
  spec: { owner: 'group:default/x' },
});

const system = entityOf('System', ref('project', 'shop'));
const plane = entityOf(
  'Resource',
  ref('buildPlane', 'central', { tenant: undefined }),
);
const workflowRun = buildSummary('backup-1', {
  component: undefined,
  workflow: { kind: 'Workflow', name: 'backup' },
});

describe('builds of many components', () => {
  registerMswTestHooks(server);

  it('are listed for a project with the component of each, and lead to their runs', async () => {
    const asked: unknown[] = [];
    server.use(
      answersTo('listProjectBuilds', (_, params) => {
        asked.push(params);
        return buildPage([failedSummary]);
      }),
      answersTo('getBuild', (_, params) => {
        asked.push(params);
        return buildDetail();
      }),
      answers('getBuildGraph', buildGraph()),
      streams('streamBuildLog', () => logOf(['error: no such file'])),
    );
    const { container } = renderEntityTab({
      tab: 'project-builds',
      entity: system,
    });
    const row = await screen.findByRole('row', { name: /greeter-8/ });
    expect(within(row).getByRole('link', { name: 'greeter' })).toHaveAttribute(
      'href',
      '/catalog/acme/component/shop_greeter',
    );
    expect(
      screen.queryByRole('button', { name: 'Trigger build' }),
    ).not.toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
    await userEvent.click(within(row).getByRole('link', { name: 'greeter-8' }));
    expect(
      await screen.findByRole('region', { name: 'Log of build-image' }),
    ).toBeInTheDocument();
    expect(asked).toMatchObject([
      { controlPlane: 'default', tenant: 'acme', project: 'shop' },
      {
        controlPlane: 'default',
        tenant: 'acme',
        project: 'shop',
        name: 'greeter',
        build: 'greeter-8',
      },
    ]);
    expect(screen.getByRole('link', { name: 'All builds' })).toHaveAttribute(
      'href',
      TAB,
    );
    expect(
      screen.getByRole('link', { name: 'Previous build' }),
    ).toHaveAttribute('href', `${TAB}/run/acme/shop/greeter/greeter-7`);
  });

  it('are listed for a build plane with the runs that build nothing', async () => {
    const asked: unknown[] = [];
    server.use(
      answersTo('listPlaneBuilds', (_, params) => {
        asked.push(params);
        return buildPage([workflowRun]);
      }),
      answersTo('getTenantBuild', (_, params) => {
        asked.push(params);
        return buildDetail();
      }),
      answers('getTenantBuildGraph', buildGraph()),
      streams('streamTenantBuildLog', () => logOf(['error: no such file'])),
    );
    renderEntityTab({ tab: 'plane-builds', entity: plane });
    const row = await screen.findByRole('row', { name: /backup-1/ });
    expect(row).toHaveTextContent('Workflow backup');
    await userEvent.click(within(row).getByRole('link', { name: 'backup-1' }));
    expect(
      await screen.findByRole('region', { name: 'Log of build-image' }),
    ).toBeInTheDocument();
    expect(asked).toMatchObject([
      { controlPlane: 'default', plane: 'central' },
      { controlPlane: 'default', tenant: 'acme', build: 'backup-1' },
    ]);
  });

  it('say which permission they need', async () => {
    server.use(
      refuses('listPlaneBuilds', 403, { name: 'NotAllowedError', message: '' }),
    );
    renderEntityTab({ tab: 'plane-builds', entity: plane });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'fourplane.plane.read',
    );
  });
});
