// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { eventually, TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';

const MERGE = 'application/merge-patch+json';
const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';

interface Created {
  metadata: { name: string; uid: string; finalizers?: string[] };
}

describe('lives and deaths of objects', () => {
  let test: TestServer;

  beforeEach(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
  });
  afterEach(() => test.stop());

  const create = async (path: string, object: object) =>
    (await test.ok('POST', path, object)) as unknown as Created;
  const owned = (name: string, owner: Created, finalizers?: string[]) => ({
    metadata: {
      name,
      finalizers,
      ownerReferences: [
        {
          apiVersion: 'example.dev/v1',
          kind: 'Widget',
          name: owner.metadata.name,
          uid: owner.metadata.uid,
          blockOwnerDeletion: true,
        },
      ],
    },
  });
  const gone = (path: string) =>
    eventually(
      async () => (await test.send('GET', path)).code,
      code => code === 404,
    );
  const unfinish = (path: string) =>
    test.ok('PATCH', path, { metadata: { finalizers: null } }, MERGE);

  it('deletes dependents after their owner, generation by generation', async () => {
    const owner = await create(WIDGETS_PATH, widget('owner'));
    const child = await create(WIDGETS_PATH, {
      ...widget('child'),
      ...owned('child', owner),
    });
    await create(CONFIG_MAPS, owned('grandchild', child));
    await create(CONFIG_MAPS, { metadata: { name: 'stranger' } });
    await test.ok('DELETE', `${WIDGETS_PATH}/owner`);
    await gone(`${CONFIG_MAPS}/grandchild`);
    await gone(`${WIDGETS_PATH}/child`);
    expect((await test.send('GET', `${CONFIG_MAPS}/stranger`)).code).toBe(200);
  });

  it('keeps a dependent as long as one of its owners lives', async () => {
    const one = await create(WIDGETS_PATH, widget('one'));
    const two = await create(WIDGETS_PATH, widget('two'));
    await create(CONFIG_MAPS, {
      metadata: {
        name: 'shared',
        ownerReferences: [one, two].flatMap(
          owner => owned('shared', owner).metadata.ownerReferences,
        ),
      },
    });
    await create(CONFIG_MAPS, owned('only', one));
    await test.ok('DELETE', `${WIDGETS_PATH}/one`);
    await gone(`${CONFIG_MAPS}/only`);
    expect((await test.send('GET', `${CONFIG_MAPS}/shared`)).code).toBe(200);
    await test.ok('DELETE', `${WIDGETS_PATH}/two`);
    await gone(`${CONFIG_MAPS}/shared`);
  });

  it('deletes what is created for an owner that is not there', async () => {
    const owner = await create(WIDGETS_PATH, widget('owner'));
    await test.ok('DELETE', `${WIDGETS_PATH}/owner`);
    await create(WIDGETS_PATH, widget('owner'));
    await create(CONFIG_MAPS, owned('late', owner));
    await gone(`${CONFIG_MAPS}/late`);
  });

  it('keeps the owner until its dependents are gone when deleting in the foreground', async () => {
    const owner = await create(WIDGETS_PATH, widget('owner'));
    await create(CONFIG_MAPS, owned('child', owner, ['x.io/f']));
    const answer = await test.ok('DELETE', `${WIDGETS_PATH}/owner`, {
      propagationPolicy: 'Foreground',
    });
    expect(answer).toMatchObject({
      metadata: { finalizers: ['foregroundDeletion'] },
    });
    await eventually(
      () => test.ok('GET', `${CONFIG_MAPS}/child`),
      child =>
        'deletionTimestamp' in (child.metadata as Record<string, unknown>),
    );
    expect((await test.send('GET', `${WIDGETS_PATH}/owner`)).code).toBe(200);
    await unfinish(`${CONFIG_MAPS}/child`);
    await gone(`${WIDGETS_PATH}/owner`);
  });

  it('lets dependents live without their owner when orphaning', async () => {
    const owner = await create(WIDGETS_PATH, widget('owner'));
    await create(CONFIG_MAPS, owned('child', owner));
    await test.ok('DELETE', `${WIDGETS_PATH}/owner?propagationPolicy=Orphan`);
    await gone(`${WIDGETS_PATH}/owner`);
    const child = await test.ok('GET', `${CONFIG_MAPS}/child`);
    expect(child.metadata).not.toHaveProperty('ownerReferences');
  });

  it('empties a namespace before it goes, and waits for finalizers', async () => {
    await create('/api/v1/namespaces', { metadata: { name: 'doomed' } });
    const inside = WIDGETS_PATH.replace('default', 'doomed');
    await create(inside, widget('plain'));
    await create(inside, {
      ...widget('held'),
      metadata: { name: 'held', finalizers: ['x.io/f'] },
    });
    expect(await test.ok('DELETE', '/api/v1/namespaces/doomed')).toMatchObject({
      metadata: { name: 'doomed' },
      status: { phase: 'Terminating' },
    });
    await gone(`${inside}/plain`);
    expect(await test.ok('GET', `${inside}/held`)).toMatchObject({
      metadata: { deletionTimestamp: expect.any(String) },
    });
    expect((await test.send('GET', '/api/v1/namespaces/doomed')).code).toBe(
      200,
    );
    await unfinish(`${inside}/held`);
    await gone('/api/v1/namespaces/doomed');
    await create('/api/v1/namespaces', { metadata: { name: 'doomed' } });
  });

  it('deletes a new object under a new uid after delete and create', async () => {
    const first = await create(WIDGETS_PATH, widget('a'));
    await test.ok('DELETE', `${WIDGETS_PATH}/a`);
    const second = await create(WIDGETS_PATH, widget('a'));
    expect(second.metadata.uid).not.toBe(first.metadata.uid);
    const stale = await test.send('DELETE', `${WIDGETS_PATH}/a`, {
      body: { preconditions: { uid: first.metadata.uid } },
    });
    expect(stale.code).toBe(409);
  });

  it('deletes the objects of a kind with its definition, which then can be made anew', async () => {
    await create(WIDGETS_PATH, widget('a'));
    const path = `${DEFINITIONS_PATH}/widgets.example.dev`;
    expect(await test.ok('GET', path)).toMatchObject({
      status: {
        acceptedNames: { kind: 'Widget', listKind: 'WidgetList' },
        conditions: [
          { type: 'NamesAccepted', status: 'True' },
          { type: 'Established', status: 'True' },
        ],
        storedVersions: ['v1'],
      },
    });
    await test.ok('DELETE', path);
    await gone(path);
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
    expect(await test.ok('GET', WIDGETS_PATH)).toMatchObject({ items: [] });
  });

  it('deletes a collection by its selector only', async () => {
    await create(WIDGETS_PATH, widget('stays'));
    await create(WIDGETS_PATH, {
      ...widget('goes'),
      metadata: { name: 'goes', labels: { k: '1' } },
    });
    await test.ok('DELETE', `${WIDGETS_PATH}?labelSelector=k%3D1`);
    await gone(`${WIDGETS_PATH}/goes`);
    expect((await test.send('GET', `${WIDGETS_PATH}/stays`)).code).toBe(200);
  });
});
