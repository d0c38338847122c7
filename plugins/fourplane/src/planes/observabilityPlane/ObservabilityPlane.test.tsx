// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  annotationsOf,
  type ObservabilityContents,
} from '@fourplane/plugin-fourplane-common';
import { configure, screen, within } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { answers, refuses } from '../../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';
import { answering, plane, RECENT, ref } from '../../__testUtils__/samples';
import { wcagViolations } from '../../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);
// What is waited for is a state; this is only the end of patience.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(120_000);

const server = setupServer();
const eye = ref('observabilityPlane', 'eye');

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'observabilityplane_eye',
    namespace: 'acme',
    annotations: annotationsOf(eye),
  },
  spec: { owner: 'group:default/x', type: 'observability-plane' },
};

const page = {
  summary: plane(
    'eye',
    { ref: eye, role: 'observability' },
    {
      facts: [
        answering({
          server: 'openSearch',
          cluster: { status: 'green', nodes: 3, unassignedShards: 0 },
        }),
      ],
    },
  ),
  observed: [plane('edge')],
};

const contents: ObservabilityContents = {
  asOf: RECENT,
  ingest: [
    {
      plane: ref('dataPlane', 'edge'),
      title: 'Edge',
      newest: { state: 'at', newestAt: RECENT },
    },
    { plane: ref('dataPlane', 'far'), newest: { state: 'none' } },
    {
      plane: ref('dataPlane', 'bare'),
      newest: {
        state: 'unknown',
        problem: { what: 'OpenSearch is down', where: 'here' },
      },
    },
  ],
  indices: {
    state: 'read',
    isCut: false,
    items: [
      {
        name: 'container-logs-2026.11.25',
        health: 'green',
        documents: 1200,
        bytes: 3 * 2 ** 30,
      },
      { name: 'container-logs-2026.11.24', health: 'red' },
    ],
  },
  targets: {
    state: 'read',
    isCut: false,
    items: [
      {
        pool: 'kubelet',
        instance: '10.0.0.1:10250',
        health: 'down',
        lastError: 'connection refused',
        lastScrapeAt: RECENT,
      },
      { pool: 'kubelet', instance: '10.0.0.2:10250', health: 'up' },
    ],
  },
};

const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of an observability plane', () => {
  registerMswTestHooks(server);

  it('says how it answers, how fresh it is, what it holds and of whom', async () => {
    server.use(
      answers('getObservabilityPlane', page),
      answers('getObservabilityContents', contents),
    );
    const { container } = renderEntityTab({
      tab: 'observability-plane',
      entity,
    });
    const ingest = await section('How fresh the logs are');
    expect(ingest.getByRole('row', { name: 'Edge' })).toHaveTextContent(
      /^Edge\d+ minutes ago$/,
    );
    expect(ingest.getByRole('row', { name: 'far' })).toHaveTextContent(
      'no line of the last 24 hours',
    );
    expect(ingest.getByRole('row', { name: 'bare' })).toHaveTextContent(
      'not known OpenSearch is down',
    );
    const targets = await section('Prometheus targets');
    expect(targets.getByText('1 of 2 targets up')).toBeInTheDocument();
    expect(targets.getByRole('row', { name: /10\.0\.0\.1/ })).toHaveTextContent(
      /downconnection refused\d+ minutes ago$/,
    );
    expect(
      targets.queryByRole('row', { name: /10\.0\.0\.2/ }),
    ).not.toBeInTheDocument();
    const indices = await section('Indices with logs');
    expect(
      indices.getByText('2 indices · 1,200 lines · 3 GiB'),
    ).toBeInTheDocument();
    expect(indices.getByRole('row', { name: /11\.24/ })).toHaveTextContent(
      'rednot saidnot said',
    );
    expect(indices.getByText(/How long lines are kept/)).toBeInTheDocument();
    const observed = await section('Planes it observes');
    expect(observed.getByRole('article', { name: 'edge' })).toBeInTheDocument();
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('says why what it holds is not known, and keeps the rest', async () => {
    const problem = {
      what: 'Nothing says where the observability plane eye keeps this',
      where: 'fourplane.observability',
    };
    server.use(
      answers('getObservabilityPlane', { ...page, observed: [] }),
      answers('getObservabilityContents', {
        ...contents,
        ingest: [],
        indices: { state: 'none', problem },
        targets: { state: 'read', items: [], isCut: false },
      }),
    );
    renderEntityTab({ tab: 'observability-plane', entity });
    const indices = await section('Indices with logs');
    expect(indices.getByText(/Nothing says where/)).toBeInTheDocument();
    expect(screen.getByText('Prometheus scrapes nothing.')).toBeInTheDocument();
    expect(screen.getByText('No plane names it')).toBeInTheDocument();
  });

  it('says which permission it needs', async () => {
    const denied = { name: 'NotAllowedError', message: 'Denied' };
    server.use(
      refuses('getObservabilityPlane', 403, denied),
      refuses('getObservabilityContents', 403, denied),
    );
    renderEntityTab({ tab: 'observability-plane', entity });
    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent('fourplane.plane.read');
  });
});
