// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ModelKind } from '@fourplane/plugin-fourplane-common';
import fc from 'fast-check';
import { MemoryCatalog } from '../__testUtils__/MemoryCatalog';
import { MemorySource } from '../__testUtils__/MemorySource';
import { eventually } from '../__testUtils__/eventually';
import {
  component,
  componentRef,
  endpoint,
  endpointRef,
  project,
  tenant,
  unreadable,
} from '../__testUtils__/things';
import { EntitySync } from './EntitySync';

type Step = (source: MemorySource, catalog: MemoryCatalog) => void;

const owner = fc.constantFrom(undefined, 'team-a', 'user:jane', 'not a ref');
const title = fc.constantFrom(undefined, 'One', 'Two');
const tenantName = fc.constantFrom('acme', 'umbrella');
const projectName = fc.constantFrom('shop', 'bank');
const componentName = fc.constantFrom('a', 'b', 'c');
const endpointName = fc.constantFrom('rest', 'rpc');
const names = fc.tuple(tenantName, projectName, componentName);

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ name: tenantName, owner, title }).map(
    ({ name, ...fields }): Step =>
      source =>
        source.put(tenant(name, fields)),
  ),
  tenantName.map(
    (name): Step =>
      source =>
        source.remove(tenant(name).ref),
  ),
  fc.record({ in: tenantName, name: projectName, owner, title }).map(
    ({ in: of, name, ...fields }): Step =>
      source =>
        source.put(project(of, name, fields)),
  ),
  fc.tuple(tenantName, projectName).map(
    ([of, name]): Step =>
      source =>
        source.remove(project(of, name).ref),
  ),
  fc.tuple(names, owner, title, fc.uniqueArray(endpointName)).map(
    ([[t, p, c], ownedBy, titled, endpoints]): Step =>
      source => {
        const ref = componentRef(t, p, c);
        source.put(
          component(t, p, c, {
            owner: ownedBy,
            title: titled,
            endpoints: endpoints.map(name => endpointRef(ref, name)),
          }),
        );
      },
  ),
  names.map(
    ([t, p, c]): Step =>
      source =>
        source.remove(componentRef(t, p, c)),
  ),
  names.map(
    ([t, p, c]): Step =>
      source =>
        source.put(unreadable(componentRef(t, p, c))),
  ),
  // As a dialect reports it: whoever changes an endpoint touches its component.
  fc.tuple(names, endpointName, fc.constantFrom('', 'openapi: 3.1.0')).map(
    ([[t, p, c], name, content]): Step =>
      source => {
        const of = componentRef(t, p, c);
        source.put(endpoint(of, name, { schema: { content } }));
        source.announce([of]);
      },
  ),
  fc.tuple(names, endpointName).map(
    ([[t, p, c], name]): Step =>
      source => {
        const of = componentRef(t, p, c);
        source.remove(endpointRef(of, name));
        source.announce([of]);
      },
  ),
  fc
    .uniqueArray(
      fc.constantFrom<ModelKind>('tenant', 'project', 'component', 'endpoint'),
    )
    .map(
      (kinds): Step =>
        source =>
          source.setIncomplete(kinds),
    ),
  fc.constant<Step>((_, catalog) => {
    catalog.beforeMutation = () => {
      catalog.beforeMutation = () => {};
      throw new Error('the database is away');
    };
  }),
);

async function converge(source: MemorySource, catalog: MemoryCatalog) {
  const sync = EntitySync.create({
    source,
    held: catalog,
    defaultOwner: 'group:default/platform',
    logger: mockServices.logger.mock(),
    settings: {
      coalesceMs: 0,
      batchSize: 3,
      retryMs: { first: 0, longest: 0 },
      confirmAfterMs: 0,
      guard: { share: 0.2, floor: 2 },
    },
  });
  sync.start(catalog);
  return sync;
}

describe('EntitySync', () => {
  it('ends any sequence of changes with what a full snapshot has', async () => {
    let deltas = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(steps, fc.nat({ max: 2 })), { maxLength: 40 }),
        async changes => {
          const source = new MemorySource();
          const catalog = new MemoryCatalog();
          const sync = await converge(source, catalog);
          for (const [step, ms] of changes) {
            step(source, catalog);
            // Another interleaving with the loop each time; nothing depends on how long it is.
            await pause(ms);
          }
          source.setIncomplete([]);

          const snapshot = new MemoryCatalog();
          const fresh = await converge(source, snapshot);
          await eventually(() => expect(snapshot.count('full')).toBe(1));
          await eventually(() =>
            expect(Object.fromEntries(catalog.entities)).toEqual(
              Object.fromEntries(snapshot.entities),
            ),
          );
          deltas += catalog.count('delta');
          await Promise.all([sync.stop(), fresh.stop()]);
        },
      ),
      { numRuns: 120 },
    );
    // How many depends on how busy the machine is; without any, only full snapshots would have been compared.
    expect(deltas).toBeGreaterThan(0);
  }, 60_000);
});
