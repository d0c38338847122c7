// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* eslint-disable jest/no-export -- a suite is called by the tests of each implementation */

import { waitUntil } from '../../__testUtils__/waitUntil';
import { KubeApi, WatchEvent, WatchOptions } from '../KubeApi';
import { KubeResource } from '../KubeObject';

/** What the suite runs against: an API server on which the test may write config maps. */
export interface KubeApiSubject {
  readonly api: KubeApi;
  /** Creates the config map or changes its data and labels. */
  put(
    namespace: string,
    name: string,
    data: Record<string, string>,
    labels?: Record<string, string>,
  ): Promise<unknown>;
  remove(namespace: string, name: string): Promise<unknown>;
  createNamespace(name: string): Promise<unknown>;
  /** Makes the server forget the changes before now, where it can be told to. */
  forgetHistory?(): void;
}

const configMaps: KubeResource = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};

/** What every {@link KubeApi} does. For tests: call it inside a test file with a way to get at a server. */
export function kubeApiSuite(name: string, subject: () => KubeApiSubject) {
  describe(`${name} as a KubeApi`, () => {
    let namespaces = 0;
    let namespace: string;
    let aborts: AbortController[];

    beforeEach(async () => {
      namespaces += 1;
      namespace = `suite-${namespaces}`;
      aborts = [];
      await subject().createNamespace(namespace);
    });
    afterEach(() => aborts.forEach(abort => abort.abort()));

    function watch(options: Omit<WatchOptions, 'signal'>) {
      const abort = new AbortController();
      aborts.push(abort);
      const events = subject()
        .api.watch(configMaps, { namespace, ...options, signal: abort.signal })
        [Symbol.asyncIterator]();
      const next = async () => (await events.next()).value;
      return { next, abort };
    }

    const version = async () =>
      (await subject().api.list(configMaps, { namespace })).resourceVersion;

    const brief = (event: WatchEvent) =>
      event.type === 'BOOKMARK' || event.type === 'ERROR'
        ? event.type
        : `${event.type} ${event.object.metadata.name}`;

    it('gets an object, and says when there is none', async () => {
      const { api, put } = subject();
      await put(namespace, 'a', { word: 'grüße 🎈' });
      const found = await api.get(configMaps, namespace, 'a');
      expect(found).toMatchObject({
        kind: 'ConfigMap',
        metadata: { name: 'a', namespace, uid: expect.any(String) },
        data: { word: 'grüße 🎈' },
      });
      await expect(api.get(configMaps, namespace, 'b')).rejects.toMatchObject({
        failure: 'notFound',
        status: 404,
      });
    });

    it('lists page by page, each item saying what it is', async () => {
      const { api, put } = subject();
      for (const each of ['a', 'b', 'c']) {
        await put(namespace, each, {});
      }
      const first = await api.list(configMaps, { namespace, limit: 2 });
      const second = await api.list(configMaps, {
        namespace,
        limit: 2,
        continue: first.continue,
      });
      const items = [...first.items, ...second.items];
      expect(items.map(({ metadata }) => metadata.name)).toEqual([
        'a',
        'b',
        'c',
      ]);
      expect(items[2]).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
      expect(second.continue ?? '').toBe('');
      expect(second.resourceVersion).toBe(first.resourceVersion);
    });

    it('lists an empty collection, and only what a selector matches', async () => {
      const { api, put } = subject();
      expect((await api.list(configMaps, { namespace })).items).toEqual([]);
      await put(namespace, 'a', {}, { app: 'x' });
      await put(namespace, 'b', {}, { app: 'z' });
      const { items } = await api.list(configMaps, {
        namespace,
        labelSelector: 'app in (z)',
      });
      expect(items.map(({ metadata }) => metadata.name)).toEqual(['b']);
    });

    it('refuses a continue token the server refuses', async () => {
      await expect(
        subject().api.list(configMaps, { namespace, continue: 'no token' }),
      ).rejects.toMatchObject({ name: 'KubeError', status: 400 });
    });

    it('says when a kind is not served', async () => {
      const unknown = { ...configMaps, plural: 'nothings' };
      await expect(subject().api.list(unknown)).rejects.toMatchObject({
        failure: 'notFound',
      });
    });

    it('watches from a version on', async () => {
      const { put, remove } = subject();
      await put(namespace, 'before', {});
      const { next } = watch({ resourceVersion: await version() });
      await put(namespace, 'a', {});
      expect(brief(await next())).toBe('ADDED a');
      await put(namespace, 'a', { now: 'changed' });
      expect(await next()).toMatchObject({
        type: 'MODIFIED',
        object: { data: { now: 'changed' } },
      });
      await remove(namespace, 'a');
      expect(brief(await next())).toBe('DELETED a');
    });

    it('sends the current objects first when asked, and says where they end', async () => {
      const { put } = subject();
      await put(namespace, 'a', {});
      const { next } = watch({ sendInitialEvents: true });
      expect(brief(await next())).toBe('ADDED a');
      expect(await next()).toMatchObject({
        type: 'BOOKMARK',
        initialEventsEnd: true,
        resourceVersion: expect.stringMatching(/^\d+$/),
      });
      await put(namespace, 'b', {});
      expect(brief(await next())).toBe('ADDED b');
    });

    it('shows an object that leaves the selector as deleted', async () => {
      const { put } = subject();
      await put(namespace, 'a', {}, { app: 'x' });
      const { next } = watch({
        resourceVersion: await version(),
        labelSelector: 'app=x',
      });
      await put(namespace, 'a', {}, { app: 'y' });
      expect(brief(await next())).toBe('DELETED a');
    });

    it('says that a watch is open while nothing changes, and rejects when aborted', async () => {
      let isOpen = false;
      const { next, abort } = watch({
        resourceVersion: await version(),
        onOpen: () => {
          isOpen = true;
        },
      });
      const pending = next();
      await waitUntil(() => expect(isOpen).toBe(true));
      abort.abort();
      await expect(pending).rejects.toMatchObject({ name: 'KubeError' });
    });

    it('ends when the server ends the watch', async () => {
      const abort = new AbortController();
      aborts.push(abort);
      const events: WatchEvent[] = [];
      for await (const event of subject().api.watch(configMaps, {
        namespace,
        resourceVersion: await version(),
        timeoutSeconds: 1,
        signal: abort.signal,
      })) {
        events.push(event);
      }
      expect(events.every(({ type }) => type === 'BOOKMARK')).toBe(true);
    });

    it('says that a version is too old', async () => {
      const { put, forgetHistory } = subject();
      if (!forgetHistory) {
        return;
      }
      const resourceVersion = await version();
      await put(namespace, 'a', {});
      forgetHistory();
      const { next } = watch({ resourceVersion });
      expect(await next()).toMatchObject({ type: 'ERROR', code: 410 });
    });

    const configMap = (
      ownName: string,
      data: Record<string, unknown> = {},
    ) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: ownName, namespace },
      data,
    });
    const dataOf = async (ownName: string) =>
      (await subject().api.get(configMaps, namespace, ownName)).data;

    it('creates an object once, under its own field manager', async () => {
      const { api } = subject();
      const made = await api.create(
        configMaps,
        configMap('a', { word: 'one' }),
      );
      expect(made.metadata).toMatchObject({
        name: 'a',
        uid: expect.any(String),
        managedFields: [expect.objectContaining({ manager: 'fourplane' })],
      });
      await expect(
        api.create(configMaps, configMap('a', { word: 'two' })),
      ).rejects.toMatchObject({ failure: 'alreadyExists', status: 409 });
      expect(await dataOf('a')).toEqual({ word: 'one' });
    });

    it('stores nothing in a dry run', async () => {
      const { api, put } = subject();
      await put(namespace, 'a', { word: 'one' });
      const dryRun = { dryRun: true };
      await api.create(configMaps, configMap('b'), dryRun);
      await api.patch(configMaps, namespace, 'a', { data: null }, dryRun);
      await api.apply(configMaps, configMap('c'), dryRun);
      await api.delete(configMaps, namespace, 'a', dryRun);
      const { items } = await api.list(configMaps, { namespace });
      const left = items.filter(({ metadata }) => metadata.name.length === 1);
      expect(left.map(({ data }) => data)).toEqual([{ word: 'one' }]);
    });

    it('patches what has not changed since, and says when it has', async () => {
      const { api, put } = subject();
      await put(namespace, 'a', { word: 'one', other: 'x' });
      const { metadata } = await api.get(configMaps, namespace, 'a');
      const resourceVersion = metadata.resourceVersion;
      const patch = { data: { word: 'two', other: null } };
      await api.patch(configMaps, namespace, 'a', patch, { resourceVersion });
      expect(await dataOf('a')).toEqual({ word: 'two' });
      await expect(
        api.patch(configMaps, namespace, 'a', patch, { resourceVersion }),
      ).rejects.toMatchObject({ failure: 'conflict', status: 409 });
      await expect(
        api.patch(configMaps, namespace, 'none', patch),
      ).rejects.toMatchObject({ failure: 'notFound' });
    });

    it('applies a whole object, but not over what somebody else manages', async () => {
      const { api } = subject();
      await api.apply(configMaps, configMap('a', { word: 'one', other: 'x' }));
      await api.apply(configMaps, configMap('a', { word: 'two' }));
      expect(await dataOf('a')).toEqual({ word: 'two' });
      await subject().put(namespace, 'a', { word: 'theirs' });
      await expect(
        api.apply(configMaps, configMap('a', { word: 'mine' })),
      ).rejects.toMatchObject({ failure: 'conflict' });
    });

    it('deletes the object that was meant', async () => {
      const { api, put } = subject();
      await put(namespace, 'a', {});
      const { uid } = (await api.get(configMaps, namespace, 'a')).metadata;
      await expect(
        api.delete(configMaps, namespace, 'a', { uid: 'another' }),
      ).rejects.toMatchObject({ failure: 'conflict' });
      await api.delete(configMaps, namespace, 'a', { uid });
      await expect(
        api.delete(configMaps, namespace, 'a', { uid }),
      ).rejects.toMatchObject({ failure: 'notFound' });
    });

    it('says what is wrong with an object, and where', async () => {
      const { api } = subject();
      await expect(
        api.create(configMaps, configMap('Not A Name')),
      ).rejects.toMatchObject({
        failure: 'invalid',
        causes: [
          expect.objectContaining({
            field: 'metadata.name',
            message: expect.stringContaining('lowercase'),
          }),
        ],
      });
      await expect(
        api.create(configMaps, { ...configMap('a'), dta: {} }),
      ).rejects.toThrow('unknown field "dta"');
    });

    it('says when there is no pod to read a log of', async () => {
      const { signal } = new AbortController();
      const log = subject().api.logs(namespace, 'none', {
        container: 'main',
        signal,
      });
      await expect(async () => {
        for await (const _ of log) {
          throw new Error('There is no line');
        }
      }).rejects.toMatchObject({ failure: 'notFound', status: 404 });
    });

    it('watches the one object that a field selector names', async () => {
      const { put } = subject();
      const { next } = watch({
        resourceVersion: await version(),
        fieldSelector: 'metadata.name=wanted',
      });
      await put(namespace, 'other', {});
      await put(namespace, 'wanted', {});
      expect(brief(await next())).toBe('ADDED wanted');
    });
  });
}
