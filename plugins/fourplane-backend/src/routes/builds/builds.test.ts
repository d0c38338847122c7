// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent, refKey } from '@fourplane/plugin-fourplane-common';
import { IntentOutcome } from '@fourplane/plugin-fourplane-node';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  entityOf,
  environment,
  project,
  refOf,
  tenant,
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const TENANT = '/api/fourplane/control-planes/default/tenants/acme';
const CART = `${TENANT}/projects/shop/components/cart`;
const key = '7f2c9a54-6a3e-4d53-9c39-7d1f7b1e8a10';

const cart = refOf('component', 'cart');
const minutes = (count: number) =>
  new Date(Date.UTC(2026, 10, 25, 8, count)).toISOString();

/** A shop with four builds of its cart, one of its mail, and a run that builds nothing. */
function shop(): InMemoryControlPlane {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({ capabilities: ['releases', 'writes'] });
  controlPlane.put(
    tenant('acme'),
    project('shop'),
    environment('staging', { title: 'Staging' }),
    component('cart', {
      workflow: { kind: 'ClusterWorkflow', name: 'docker' },
      source: { type: 'git', url: 'https://example.org/shop', branch: 'main' },
      buildParameters: { docker: { context: '.' } },
    }),
    component('mail', { workflow: { kind: 'Workflow', name: 'gone' } }),
    component('bought', { source: { type: 'image', image: 'bought:1' } }),
    {
      ref: { controlPlane: 'default', kind: 'workflow', name: 'docker' },
      title: 'Dockerfile',
      repository: { url: 'repository.url', branch: 'repository.branch' },
      parameters: {
        type: 'object',
        required: ['repository', 'docker'],
        properties: {
          repository: {
            type: 'object',
            required: ['url'],
            properties: { url: { type: 'string' }, branch: { type: 'string' } },
          },
          docker: {
            type: 'object',
            properties: { context: { type: 'string' } },
          },
        },
      },
    },
    build('cart', 'cart-1', {
      createdAt: minutes(1),
      revision: { branch: 'main', commit: 'abc1234' },
      image: 'cart:1',
    }),
    build('cart', 'cart-2', {
      createdAt: minutes(2),
      revision: { branch: 'next', commit: 'abd9999' },
      phase: 'failed',
      steps: [
        { name: 'checkout', phase: 'succeeded' },
        { name: 'build', phase: 'failed', message: 'exit code 1' },
      ],
    }),
    build('cart', 'cart-3', { createdAt: minutes(3), image: 'cart:3' }),
    build('cart', 'cart-4', { createdAt: minutes(4), phase: 'running' }),
    build('mail', 'mail-1', { createdAt: minutes(5) }),
    {
      ...build('cart', 'report'),
      ref: refOf('build', 'report', { project: undefined }),
      component: undefined,
      createdAt: minutes(6),
    },
    {
      ref: { ...cart, kind: 'release', name: 'cart-r1' },
      component: cart,
      build: refOf('build', 'cart-1'),
    },
    {
      ref: { ...cart, kind: 'release', name: 'cart-r3' },
      component: cart,
      image: 'cart:3',
      createdAt: minutes(4),
    },
    deployment('cart', 'staging', {
      release: { ...cart, kind: 'release', name: 'cart-r3' },
    }),
  );
  return controlPlane;
}

async function start(controlPlane = shop(), policy: Policy = () => true) {
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    policy,
    entities: [
      entityOf(refOf('project', 'shop')),
      entityOf({ controlPlane: 'default', kind: 'tenant', name: 'acme' }),
      ...['cart', 'mail', 'bought'].map(name =>
        entityOf(refOf('component', name)),
      ),
    ],
  });
  const names = async (path: string): Promise<string[]> =>
    (await backend.get(path)).body.data.builds.map(
      (one: { ref: { name: string } }) => one.ref.name,
    );
  return { ...backend, controlPlane, names };
}

/** What a control plane was asked to write, which it does as the outcome says. */
function recordIntents(
  controlPlane: InMemoryControlPlane,
  outcome: IntentOutcome,
) {
  const intents: unknown[] = [];
  controlPlane.apply = async (intent, { key: given, by }) => {
    intents.push({ ...intent, key: given, by });
    return outcome;
  };
  controlPlane.until = (async () => ({ state: 'absent' })) as never;
  return intents;
}

const refused = (
  cause: 'intent' | 'closed' | 'denied' | 'conflict',
  path = '',
): IntentOutcome => ({
  state: 'refused',
  cause,
  issues: [{ path, message: 'No', mend: 'Do otherwise' }],
});

describe('lists of builds', () => {
  it('shows a component’s builds newest first, with what failed and what came of them', async () => {
    const { get } = await start();
    const { body } = await get(`${CART}/builds`);
    expect(body.data).toMatchObject({
      total: 4,
      counts: { succeeded: 2, failed: 1, running: 1, pending: 0 },
      branches: ['main', 'next'],
      workflow: { name: 'docker' },
      canBuild: true,
      builds: [
        { ref: { name: 'cart-4' }, releases: [] },
        {
          ref: { name: 'cart-3' },
          releases: [
            {
              ref: { name: 'cart-r3' },
              environments: [{ ref: { name: 'staging' }, title: 'Staging' }],
            },
          ],
        },
        {
          ref: { name: 'cart-2' },
          failedStep: { name: 'build', message: 'exit code 1' },
        },
        {
          ref: { name: 'cart-1' },
          releases: [{ ref: { name: 'cart-r1' }, environments: [] }],
        },
      ],
    });
    expect(body.data.builds[2]).not.toHaveProperty('steps');
  });

  it.each([
    ['phase=failed', ['cart-2'], 1],
    ['branch=main', ['cart-1'], 1],
    ['commit=ABD', ['cart-2'], 1],
    [`since=${minutes(2)}&until=${minutes(3)}`, ['cart-3', 'cart-2'], 2],
    ['limit=2', ['cart-4', 'cart-3'], 4],
  ])('filters by %s', async (query, expected, total) => {
    const { get, names } = await start();
    expect(await names(`${CART}/builds?${query}`)).toEqual(expected);
    const { body } = await get(`${CART}/builds?${query}`);
    expect(body.data.total).toBe(total);
  });

  it('turns pages that lose and repeat nothing while builds come and go', async () => {
    const { get, names, controlPlane } = await start();
    const first = await get(`${CART}/builds?limit=2`);
    controlPlane.put(build('cart', 'cart-5', { createdAt: minutes(9) }));
    controlPlane.remove(refOf('build', 'cart-3'));
    const { next } = first.body.data;
    expect(await names(`${CART}/builds?limit=2&cursor=${next}`)).toEqual([
      'cart-2',
      'cart-1',
    ]);
    const second = await get(`${CART}/builds?limit=2&cursor=${next}`);
    expect(second.body.data.next).toBeUndefined();
    expect([first.body.data.start, second.body.data.start]).toEqual([0, 2]);
    const { previous } = second.body.data;
    expect(await names(`${CART}/builds?limit=2&cursor=${previous}`)).toEqual([
      'cart-5',
      'cart-4',
    ]);
    const bad = await get(`${CART}/builds?cursor=nonsense`);
    expect([bad.status, bad.body.error.message]).toEqual([
      400,
      expect.stringContaining("'cursor'"),
    ]);
  });

  it('shows and counts in wider scopes only what the caller may read', async () => {
    const { get, names } = await start(
      shop(),
      (permission, entity) =>
        permission !== 'fourplane.component.read' ||
        entity === 'component:acme/shop_mail',
    );
    expect(await names(`${TENANT}/projects/shop/builds`)).toEqual(['mail-1']);
    const { body } = await get(`${TENANT}/builds`);
    expect(body.data).toMatchObject({
      total: 2,
      counts: { succeeded: 2, failed: 0, running: 0 },
      branches: [],
    });
    expect(await names(`${TENANT}/builds`)).toEqual(['report', 'mail-1']);
  });

  it('shows what builds on a plane, and runs that build nothing with it', async () => {
    const { names, controlPlane } = await start(
      shop(),
      (_, entity) => entity !== 'component:acme/shop_mail',
    );
    const yard = refOf('buildPlane', 'yard');
    const report = refOf('build', 'report', { project: undefined });
    controlPlane.put(
      build('cart', 'cart-4', { createdAt: minutes(4), plane: yard }),
      build('mail', 'mail-1', { createdAt: minutes(5), plane: yard }),
      {
        ...build('cart', 'report', { createdAt: minutes(6), plane: yard }),
        ref: report,
        component: undefined,
      },
    );
    const path =
      '/api/fourplane/control-planes/default/build-planes/yard/builds';
    expect(await names(`${path}?tenant=acme`)).toEqual(['report', 'cart-4']);
    expect(await names(path)).toEqual([]);
  });

  it('shows a build that cannot be read as one of unknown phase', async () => {
    const { controlPlane, get } = await start();
    const broken = refOf('build', 'cart-9', { component: 'cart' });
    controlPlane.putUnreadable(broken, 'spec.workflow', 'Required');
    const { body } = await get(`${CART}/builds`);
    expect(body.data.counts.unknown).toBe(1);
    expect(body.data.builds).toContainEqual(
      expect.objectContaining({
        phase: 'unknown',
        message: 'spec.workflow: Required',
      }),
    );
  });

  it('says why nothing can be built', async () => {
    const { get, controlPlane } = await start(
      shop(),
      permission => permission !== 'fourplane.build.create',
    );
    const why = async (path: string) => (await get(path)).body.data.why;
    expect(await why(`${CART}/builds`)).toContain('fourplane.build.create');
    expect(await why(`${CART.replace('cart', 'bought')}/builds`)).toContain(
      'no workflow',
    );
    controlPlane.setStatus({ capabilities: [] });
    expect(await why(`${CART}/builds`)).toContain('is only read by');
    controlPlane.writes = 'off';
    expect(await why(`${CART}/builds`)).toContain('fourplane.controlPlanes');
  });
});

describe('one build', () => {
  it('comes with its neighbours, what failed, and what can be done', async () => {
    const { get } = await start();
    const { body } = await get(`${CART}/builds/cart-2`);
    expect(body.data).toMatchObject({
      previous: { name: 'cart-1' },
      next: { name: 'cart-3' },
      failedStep: { name: 'build' },
      actions: {
        retry: { allowed: true },
        retryFromFailed: {
          allowed: false,
          why: expect.stringContaining('every step again'),
        },
        stop: { allowed: false, why: expect.stringContaining('over') },
        delete: { allowed: true },
      },
    });
    const running = await get(`${CART}/builds/cart-4`);
    expect(running.body.data.actions).toMatchObject({
      retry: { allowed: false },
      stop: { allowed: true },
    });
    const own = await get(`${TENANT}/builds/report`);
    expect(own.body.data.build.ref.name).toBe('report');
  });

  it.each([
    ['another component’s', `${CART}/builds/mail-1`],
    ['one that is not there', `${CART}/builds/cart-77`],
    ['a component’s as the tenant’s', `${TENANT}/builds/cart-1`],
  ])('is not found where it is %s', async (_, path) => {
    const { get } = await start();
    for (const each of [path, `${path}/graph`, `${path}/nodes/n/log`]) {
      expect((await get(each)).status).toBe(404);
    }
  });

  it('has a form without what says where the source is', async () => {
    const { get } = await start();
    const { body } = await get(`${CART}/build-form`);
    expect(body.data).toEqual({
      allowed: true,
      workflow: { kind: 'ClusterWorkflow', name: 'docker' },
      title: 'Dockerfile',
      parameters: {
        type: 'object',
        required: ['docker'],
        properties: {
          docker: {
            type: 'object',
            properties: { context: { type: 'string' } },
          },
        },
      },
      values: { docker: { context: '.' } },
      branch: 'main',
      tracks: [],
    });
  });

  it('streams its log, as events and as text, and says when it is expired', async () => {
    const { controlPlane, get } = await start();
    const events: LogEvent[] = [
      { type: 'line', id: '1', text: 'one' },
      { type: 'failure', what: 'The log is gone.', next: 'Keep an archive.' },
      { type: 'end', reason: 'complete' },
    ];
    const asked: unknown[] = [];
    controlPlane.builds = {
      ...controlPlane.builds,
      async *log({ build: ref, ...range }) {
        asked.push([refKey(ref), range]);
        yield* events;
      },
    };
    const path = `${CART}/builds/cart-2/nodes/n1/log?follow=true&after=0&tail=9`;
    const response = await get(path);
    expect(response.headers).toMatchObject({
      'content-type': expect.stringContaining('application/x-ndjson'),
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(
      response.text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toEqual([{ type: 'heartbeat' }, ...events]);
    expect(asked).toEqual([
      [
        refKey(refOf('build', 'cart-2')),
        { node: 'n1', after: '0', tail: 9, follow: true },
      ],
    ]);
    const text = await get(path).set('accept', 'text/plain');
    expect(text.text).toBe('one\n*** The log is gone. Keep an archive. ***\n');
  });
});

describe('actions on builds', () => {
  it('start a build once, and tell the auditor who, what and what came of it', async () => {
    const { post, controlPlane, audited } = await start();
    const made = refOf('build', 'cart-5');
    const intents = recordIntents(controlPlane, {
      state: 'done',
      refs: [made],
      written: [],
    });
    const body = { key, branch: 'main', parameters: { token: 'hunter2' } };
    const first = await post(`${CART}/builds`, body);
    expect(first.body.data).toEqual({ build: made });
    expect(intents).toEqual([
      {
        intent: 'triggerBuild',
        component: cart,
        branch: 'main',
        parameters: { token: 'hunter2' },
        key,
        by: 'user:default/mock',
      },
    ]);
    expect(audited).toEqual([
      {
        eventId: 'trigger-build',
        severityLevel: 'medium',
        meta: expect.objectContaining({ name: 'cart', key }),
        outcomes: ['success'],
        result: { outcome: 'done' },
      },
    ]);
    expect(JSON.stringify(audited)).not.toContain('hunter2');
  });

  it('are made as the caller where the control plane is only written to so', async () => {
    const { post, controlPlane } = await start();
    controlPlane.writes = 'impersonate';
    const users: unknown[] = [];
    controlPlane.apply = async (_, { as }) => {
      users.push(as);
      return refused('denied');
    };
    expect((await post(`${CART}/builds`, { key })).status).toBe(403);
    expect(users).toEqual([{ name: 'user:default/mock', groups: [] }]);
  });

  it.each([
    ['retry', { intent: 'retryBuild', build: refOf('build', 'cart-2') }],
    ['delete', { intent: 'delete', ref: refOf('build', 'cart-2') }],
  ])('%s one', async (action, intent) => {
    const { post, controlPlane } = await start();
    const intents = recordIntents(controlPlane, {
      state: 'done',
      refs: [refOf('build', 'cart-2')],
      written: [],
    });
    const { status } = await post(`${CART}/builds/cart-2/${action}`, { key });
    expect(status).toBe(200);
    expect(intents).toEqual([{ ...intent, key, by: 'user:default/mock' }]);
  });

  it('stop one on its plane, or say that the plane cannot be asked', async () => {
    const { post, controlPlane } = await start();
    const stopped: unknown[] = [];
    controlPlane.builds = {
      ...controlPlane.builds,
      stop: async (ref, { key: given }) => {
        stopped.push([ref, given]);
        return stopped.length === 1
          ? { state: 'done', refs: [ref], written: [] }
          : refused('intent');
      },
    };
    const path = `${CART}/builds/cart-4/stop`;
    expect((await post(path, { key })).status).toBe(200);
    expect(stopped).toEqual([[refOf('build', 'cart-4'), key]]);
    const { status, body } = await post(path, { key });
    expect([status, body.error.message]).toEqual([400, 'No. Do otherwise']);
  });

  it.each([
    ['intent', 400],
    ['closed', 403],
    ['denied', 403],
    ['conflict', 409],
  ] as const)('are refused where it is %s with %s', async (cause, expected) => {
    const { post, controlPlane, audited } = await start();
    recordIntents(controlPlane, refused(cause, 'parameters.docker.context'));
    const { status, body } = await post(`${CART}/builds`, { key });
    expect(status).toBe(expected);
    expect(body.error.issues).toEqual([
      {
        path: 'parameters.docker.context',
        message: 'No',
        mend: 'Do otherwise',
      },
    ]);
    expect(audited).toMatchObject([
      { outcomes: ['failure'], result: { outcome: 'refused' } },
    ]);
  });

  it('name what is written when they fail in the middle', async () => {
    const { post, controlPlane, audited } = await start();
    recordIntents(controlPlane, {
      state: 'incomplete',
      refs: [],
      written: [
        { apiVersion: 'v1', kind: 'Run', name: 'cart-5', result: 'created' },
      ],
      issues: [{ path: '', message: 'The connection broke' }],
    });
    const { status, body } = await post(`${CART}/builds`, { key });
    expect(status).toBe(502);
    expect(body.error.written).toEqual(['Run cart-5 (created)']);
    expect(audited).toMatchObject([
      { outcomes: ['failure'], result: { outcome: 'failed' } },
    ]);
  });

  it.each([
    ['key', { key: 'x' }],
    ['commit', { key, commit: 'nothex' }],
    ['parameters', { key, parameters: [] }],
  ])('name the field %s that is wrong', async (field, body) => {
    const { post, controlPlane, audited } = await start();
    const intents = recordIntents(controlPlane, refused('intent'));
    const response = await post(`${CART}/builds`, body);
    expect(response.status).toBe(400);
    expect(response.body.error.issues).toEqual([
      expect.objectContaining({ path: field }),
    ]);
    expect(intents).toEqual([]);
    expect(audited).toMatchObject([
      { outcomes: ['failure'], result: { outcome: 'refused' } },
    ]);
  });

  it('are done where they were, although the reply that says so cannot be made', async () => {
    const { post, controlPlane, audited } = await start();
    const made = { ...refOf('build', 'cart-5'), name: 5 } as never;
    recordIntents(controlPlane, { state: 'done', refs: [made], written: [] });
    const { status } = await post(`${CART}/builds`, { key });
    expect(status).toBe(500);
    expect(audited).toMatchObject([
      { outcomes: ['success'], result: { outcome: 'done' } },
    ]);
  });

  it('are brought to their end, whether or not the caller waits', async () => {
    const { post, controlPlane } = await start();
    const signals: unknown[] = [];
    controlPlane.apply = async (_, { signal }) => {
      signals.push(signal);
      return refused('denied');
    };
    controlPlane.builds = {
      ...controlPlane.builds,
      stop: async (_, { signal }) => {
        signals.push(signal);
        return refused('denied');
      },
    };
    await post(`${CART}/builds`, { key });
    await post(`${CART}/builds/cart-2/retry`, { key });
    await post(`${CART}/builds/cart-4/stop`, { key });
    await post(`${CART}/builds/cart-2/delete`, { key });
    expect(signals).toEqual(Array(4).fill(undefined));
  });

  it('take JSON and nothing else, and not too much of it', async () => {
    const { post, audited } = await start();
    const form = await post(`${CART}/builds`, {})
      .type('form')
      .send(`key=${key}`);
    expect([form.status, form.body.error.message]).toEqual([
      400,
      expect.stringContaining('application/json'),
    ]);
    expect(audited).toMatchObject([
      { outcomes: ['failure'], result: { outcome: 'refused' } },
    ]);
    const large = { key, parameters: { text: 'x'.repeat(300_000) } };
    expect((await post(`${CART}/builds`, large)).status).toBe(413);
  });

  it('need a permission each', async () => {
    const allowed = 'fourplane.build.stop';
    const { post } = await start(shop(), permission => permission === allowed);
    const statusOf = async (action: string) =>
      (await post(`${CART}/builds/cart-2/${action}`, { key })).status;
    expect(await statusOf('retry')).toBe(403);
    expect(await statusOf('delete')).toBe(403);
    // Let through, and refused by a control plane that is only read.
    expect(await statusOf('stop')).not.toBe(403);
    expect((await post(`${CART}/builds`, { key })).status).toBe(403);
  });
});
