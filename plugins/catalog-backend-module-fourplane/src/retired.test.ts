// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
// The module is tested inside the plugin that it extends.
// eslint-disable-next-line no-restricted-imports
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { z } from 'zod';
import { eventually } from './__testUtils__/eventually';
import catalogModuleFourplane from '.';

const patient = { timeoutMs: 60_000 };
const answerSchema = z.object({
  items: z.array(
    z.object({ kind: z.string(), metadata: z.object({ name: z.string() }) }),
  ),
});

describe('a control plane that leaves the configuration', () => {
  const database = createMockDirectory();
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'platform', controllers: false });
  }, 60_000);

  afterAll(async () => sandbox?.stop(), 60_000);

  /** What a portal with this configuration has of each control plane, once `look` is content; it is stopped then. */
  async function portalWith(
    controlPlanes: readonly { name: string; catalog?: object }[],
    catalog: object,
    look: (names: readonly string[]) => void,
  ): Promise<void> {
    const { url: server, token, caPem } = sandbox;
    const caData = Buffer.from(caPem).toString('base64');
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleFourplane,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: {
                client: 'better-sqlite3',
                connection: { directory: database.path },
              },
            },
            catalog: {
              stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
            },
            fourplane: {
              controlPlanes: controlPlanes.map(entry => ({
                ...entry,
                server,
                token,
                caData,
              })),
              catalog,
            },
          },
        }),
      ],
    });
    try {
      await eventually(async () => {
        const response = await fetch(
          `http://localhost:${backend.server.port()}/api/catalog/entities/by-query?limit=1000`,
          { headers: { authorization: mockCredentials.service.header() } },
        );
        const { items } = answerSchema.parse(await response.json());
        look(items.map(({ metadata }) => metadata.name));
      }, patient);
    } finally {
      await backend.stop();
    }
  }

  const here = { name: 'default' };
  const eu = { name: 'eu' };
  const ofEu = (names: readonly string[]) =>
    names.filter(name => name.startsWith('eu__'));

  it('leaves its entities, until the operator says that they may go', async () => {
    await portalWith([here, eu], {}, names => {
      expect(ofEu(names).length).toBeGreaterThan(3);
      expect(names.length).toBe(2 * ofEu(names).length);
    });
    await portalWith([here], {}, names => {
      expect(ofEu(names).length).toBeGreaterThan(3);
    });
    await portalWith([here], { removed: ['eu'] }, names => {
      expect(names.length).toBeGreaterThan(3);
      expect(ofEu(names)).toEqual([]);
    });
    // Nothing is ingested of what is linked, and what was goes.
    await portalWith(
      [{ ...here, catalog: { mode: 'link' } }],
      { removed: ['eu'] },
      names => expect(names).toEqual([]),
    );
  }, 240_000);

  it('is not in both lists', async () => {
    await expect(
      portalWith([here], { removed: ['default'] }, () => {}),
    ).rejects.toThrow(/fourplane\.catalog\.removed/);
  }, 60_000);
});
