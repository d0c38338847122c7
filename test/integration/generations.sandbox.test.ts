// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Generation } from '@fourplane/sandbox';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
import { shippedReaderToken } from './readerTokens';

jest.setTimeout(60_000);

describe.each<[Generation | readonly Generation[], string, string[]]>([
  [
    'v0.2',
    'v0.2',
    ['domain:initech/initech', 'resource:initech/environment_production'],
  ],
  [
    'v0.3',
    'v0.3',
    ['domain:default/default', 'resource:default/environment_production'],
  ],
  ['v1.2', 'v1.2', ['domain:acme/acme']],
  [
    ['v0.2', 'v1.2'],
    'v1.2 + v0.2',
    ['domain:initech/initech', 'domain:acme/acme'],
  ],
])('the portal on OpenChoreo %s', (generation, spoken, entities) => {
  let target: IntegrationTarget;
  let portal: Portal;

  beforeAll(async () => {
    target = await startIntegrationTarget('sandbox', {
      generation,
      seed: 'demo',
    });
    portal = await startPortal(target, {
      default: await shippedReaderToken(target),
    });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  it('reads the whole demo and shows it in the catalog', async () => {
    await eventually(undefined, async () => {
      const { data } = await portal.fourplane.listControlPlanes({});
      const [{ status, counts, unreadable }] = data;
      expect({ status, unreadable }).toMatchObject({
        status: { state: 'synced', generation: spoken, problems: [] },
        unreadable: [],
      });
      expect(counts.projects).toBeGreaterThanOrEqual(2);
      expect(counts.components).toBeGreaterThanOrEqual(6);
    });
    await eventually(undefined, async () => {
      const found = await Promise.all(entities.map(ref => portal.entity(ref)));
      expect(found.map(entity => entity?.kind)).toEqual(
        entities.map(() => expect.any(String)),
      );
    });
  });

  it('answers for every project and its components', async () => {
    // What is not in the catalog yet may not be seen.
    await eventually(undefined, async () => {
      const { data: projects } = await portal.fourplane.listProjects({});
      expect(projects.length).toBeGreaterThanOrEqual(2);
      const deployed = projects.flatMap(({ componentHealth }) =>
        componentHealth.flatMap(({ state, count }) =>
          count > 0 ? [state] : [],
        ),
      );
      // A demo shows what works and what does not.
      expect(deployed.length).toBeGreaterThan(1);
    });
    const { data: planes } = await portal.fourplane.listPlanes({});
    const roles = new Set(planes.map(({ plane }) => plane.role));
    expect([...roles]).toEqual(expect.arrayContaining(['data', 'build']));
  });
});
