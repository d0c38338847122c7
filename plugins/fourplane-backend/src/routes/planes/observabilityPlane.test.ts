// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogPage } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  deployment,
  environment,
  plane,
  refOf,
} from '../../__testUtils__/models';
import { startBackend } from '../../__testUtils__/startBackend';

const eye = refOf('observabilityPlane', 'eye', { tenant: undefined });
const EYE = '/api/fourplane/control-planes/default/observability-planes/eye';
const AT = '2026-11-25T08:00:00.000Z';

let stop = async () => {};
afterEach(() => stop());

async function serve(search: () => Promise<LogPage>) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    plane('eye', { ref: eye, role: 'observability' }),
    plane('local', { observabilityPlane: eye }),
    plane('edge', { observabilityPlane: eye, title: 'Edge' }),
    plane('other'),
    environment('development'),
    deployment('cart', 'development'),
  );
  let searches = 0;
  controlPlane.logs = {
    ...controlPlane.logs,
    search: async () => {
      searches += 1;
      return search();
    },
  };
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
  });
  stop = backend.stop;
  return { ...backend, controlPlane, searches: () => searches };
}

const page = (more: Partial<LogPage> = {}): LogPage => ({
  lines: [],
  until: AT,
  sources: [],
  ...more,
});

describe('the page of an observability plane', () => {
  it('shows the planes that name it', async () => {
    const { get } = await serve(async () => page());
    const { body } = await get(EYE).expect(200);
    expect(body.data.summary).toMatchObject({
      plane: { ref: { kind: 'observabilityPlane', name: 'eye' } },
      load: { observedPlanes: 2 },
    });
    expect(
      body.data.observed.map((one: typeof body.data.summary) => [
        one.plane.ref.name,
        one.load.deployments,
      ]),
    ).toEqual([
      ['local', 1],
      ['edge', 0],
    ]);
    await get(EYE.replace('/eye', '/nose')).expect(404);
  });

  it('says when the newest line of each was written, asked once for everybody', async () => {
    const { get, searches } = await serve(async () =>
      page({
        lines: [
          {
            id: 'x',
            at: AT,
            text: 'hello',
            level: 'info',
            deployment: refOf('deployment', 'cart-development'),
            pod: 'cart-1',
            container: 'main',
          },
        ],
      }),
    );
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => get(`${EYE}/contents`).expect(200)),
    );
    expect(searches()).toBe(1);
    const { data } = replies[0].body;
    expect(data.ingest).toEqual([
      expect.objectContaining({ newest: { state: 'at', newestAt: AT } }),
      expect.objectContaining({
        title: 'Edge',
        newest: {
          state: 'unknown',
          problem: expect.objectContaining({
            what: 'Nothing is deployed there, so nothing writes',
          }),
        },
      }),
    ]);
    expect(data.indices).toMatchObject({ state: 'none' });
  });

  it.each<[string, () => Promise<LogPage>, object]>([
    [
      'no line where every source answered',
      async () =>
        page({
          sources: [{ title: 'OpenSearch', planes: [], state: 'answered' }],
        }),
      { state: 'none' },
    ],
    [
      'why, where one did not',
      async () =>
        page({
          sources: [
            {
              title: 'OpenSearch',
              planes: [],
              state: 'unreachable',
              what: 'connection refused',
            },
          ],
        }),
      {
        state: 'unknown',
        problem: expect.objectContaining({ what: 'connection refused' }),
      },
    ],
    [
      'why, where it could not be asked',
      async () => {
        throw new Error('too slow');
      },
      {
        state: 'unknown',
        problem: expect.objectContaining({ what: 'too slow' }),
      },
    ],
  ])('tells %s', async (_, search, newest) => {
    const { get } = await serve(search);
    const { body } = await get(`${EYE}/contents`).expect(200);
    expect(body.data.ingest[0].newest).toEqual(newest);
  });
});
