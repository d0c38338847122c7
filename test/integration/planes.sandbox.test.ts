// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { PlaneFact } from '@fourplane/plugin-fourplane-common';
import { eventually } from './eventually';
import { PlaneFleet, startPlaneFleet } from './planeFleet';
import { Portal, startPortal } from './Portal';

// Every server is asked every five seconds, and there are more than a dozen.
jest.setTimeout(300_000);

let fleet: PlaneFleet;
let portal: Portal;

beforeAll(async () => {
  fleet = await startPlaneFleet();
  const [{ sandbox }] = fleet.controlPlanes;
  portal = await startPortal(
    {
      ...sandbox,
      name: 'sandbox',
      stop: async () => {},
    },
    {},
    { config: { fourplane: fleet.config } },
  );
}, 120_000);
afterAll(async () => {
  fleet?.servers.forEach(({ setOnline }) => setOnline(true));
  await portal?.stop();
  await fleet?.stop();
}, 60_000);

/** How each server of the fleet is, as the page of the platform says, by the name that the fleet gives it. */
async function seen(): Promise<Record<string, string>> {
  const { fourplane } = portal;
  const [controlPlanes, planes, observers] = await Promise.all([
    fourplane.listControlPlanes({}),
    fourplane.listPlanes({}),
    fourplane.listObservers({}),
  ]);
  return Object.fromEntries([
    ...controlPlanes.data.map(({ status, api }) => [
      `control plane ${status.name}`,
      meaning(api),
    ]),
    ...planes.data.flatMap(({ plane: { ref }, facts }) =>
      facts.map(fact => [
        ref.kind === 'observabilityPlane'
          ? `${fact.server} ${ref.controlPlane}/${ref.name}`
          : `${ref.kind} ${ref.controlPlane}/${ref.name}`,
        meaning(fact),
      ]),
    ),
    ...observers.data.flatMap(({ controlPlane, facts }) =>
      facts.map(fact => [
        `${fact.server} ${controlPlane}/outside`,
        meaning(fact),
      ]),
    ),
  ]);
}

function meaning(fact: PlaneFact): string {
  return fact.state === 'down' ? `down: ${fact.cause}` : fact.state;
}

function allUp(): Record<string, string> {
  return Object.fromEntries(fleet.servers.map(({ name }) => [name, 'up']));
}

describe('a fleet of 3 control planes, 6 data planes, 2 build planes and 2 observability planes', () => {
  it('is all up', async () => {
    await eventually(undefined, async () =>
      expect(await seen()).toEqual(allUp()),
    );
  });

  it('shows of each server that is stopped that it is unreachable, of that one alone, and goes on', async () => {
    const expected = allUp();
    // The control planes last: what is known of their planes stays without them.
    const order = [...fleet.servers].sort(
      (one, other) =>
        Number(one.isControlPlane ?? false) -
        Number(other.isControlPlane ?? false),
    );
    for (const { name, setOnline } of order) {
      setOnline(false);
      expected[name] = 'down: unreachable';
      const others = (facts: Record<string, string>) => ({
        ...facts,
        [name]: undefined,
      });
      await eventually(undefined, async () => {
        const now = await seen();
        expect(others(now)).toEqual(others(expected));
        expect(now[name]).toBe(expected[name]);
      });
    }
    const { data } = await portal.fourplane.listPlanes({});
    const [west] = data.filter(({ plane }) => plane.ref.name === 'west');
    expect(west.facts).toEqual([
      expect.objectContaining({
        state: 'down',
        since: expect.stringMatching(/^\d{4}-/),
        problem: {
          what: expect.stringMatching(/^Cannot get \/readyz: /),
          where: expect.stringMatching(/^https:\/\/127\.0\.0\.1:/),
          mend: expect.any(String),
        },
      }),
    ]);
    // Whoever looks at the page waits for none of them.
    const { data: projects } = await portal.fourplane.listProjects({});
    expect(projects).toEqual([]);

    fleet.servers.forEach(({ setOnline }) => setOnline(true));
    await eventually(undefined, async () =>
      expect(await seen()).toEqual(allUp()),
    );
  });

  it('tells what OpenSearch says of itself', async () => {
    const { url } = fleet.openSearch;
    const response = await fetch(`${url}/_cluster/health`);
    const health = await response.json();
    const { data } = await portal.fourplane.listPlanes({});
    const central = data.find(({ plane }) => plane.ref.name === 'central');
    expect(central?.facts[0]).toMatchObject({
      state: 'up',
      address: url,
      cluster: {
        status: health.status,
        nodes: health.number_of_nodes,
        unassignedShards: health.unassigned_shards,
      },
    });
  });

  it('asks no server more often because many look', async () => {
    const [{ sandbox }] = fleet.controlPlanes;
    const probes = () =>
      sandbox.requests.entries().filter(({ path }) => path === '/readyz')
        .length;
    const before = probes();
    await Promise.all(Array.from({ length: 20 }, () => seen()));
    const after = probes();
    // A round of its own may have come meanwhile.
    expect(after - before).toBeLessThanOrEqual(2);
  });
});
