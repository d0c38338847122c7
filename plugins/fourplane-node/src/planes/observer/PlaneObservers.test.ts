// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelKind, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { ObserverServer, OpenSearchServer } from '@fourplane/sandbox';
import type { Model } from '../../controlPlane/ControlPlane';
import { LogIndex } from '../LogIndex';
import { PlaneHosts } from '../planeHosts';
import { ObserverClient } from './ObserverClient';
import { PlaneObservers } from './PlaneObservers';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const observing: ModelRef = {
  controlPlane: 'eu',
  kind: 'observabilityPlane',
  name: 'watch',
};
const plane: ModelRef = { controlPlane: 'eu', kind: 'dataPlane', name: 'here' };

/** A data plane that refers to an observability plane, whose observer is there. */
function modelOf(observerUrl: string): Model {
  const models: Record<string, object> = {
    here: { ref: plane, observabilityPlane: observing },
    watch: { ref: observing, observerUrl },
  };
  return {
    read: (ref: RefOf<ModelKind>) =>
      ref.name in models
        ? { state: 'present', model: models[ref.name] }
        : { state: 'absent' },
    refs: () => [],
    isComplete: () => true,
    unreadable: () => [],
  } as unknown as Model; // only what is asked of planes
}

function read(fourplane: object) {
  const data = JSON.parse(JSON.stringify({ fourplane }));
  const config = mockServices.rootConfig({ data });
  const hosts = PlaneHosts.fromConfig(config);
  return PlaneObservers.fromConfig(config, ['eu'], hosts);
}

const search = {
  scopes: [
    {
      namespace: 'dp',
      labels: {},
      owner: { tenant: 'a', project: 'b', component: 'c', environment: 'd' },
    },
  ],
  from: 0,
  to: 1,
  order: 'asc' as const,
  limit: 1,
};
const failureOf = async (index: LogIndex | undefined) =>
  index?.search(search, { signal }).then(
    () => 'none',
    error => `${error.failure}: ${error.message}`,
  );

describe('the observer of a plane', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  });

  async function startServer(token?: string): Promise<ObserverServer> {
    const openSearch = await OpenSearchServer.start({ plain: true });
    stops.push(() => openSearch.stop());
    const server = await ObserverServer.start({
      plain: true,
      openSearch,
      ...(token && { credentials: { token } }),
    });
    stops.push(() => server.stop());
    return server;
  }

  it('is the one that its object tells of, where its host is allowed', async () => {
    const { url } = await startServer();
    const eu = { name: 'eu', model: modelOf(url) };
    const { host } = new URL(url);
    const observers = read({ planeHosts: [host] });
    stops.push(() => observers.close());
    const logs = observers.logsOf(eu, plane);
    expect(await failureOf(logs)).toBe('none');
    expect(observers.logsOf(eu, plane)).toBe(logs);
    expect(observers.metricsOf(eu, plane)).toBeDefined();
    expect(observers.unusedOf(eu, plane)).toBeUndefined();
    expect(observers.logsOf(eu)).toBeUndefined();
  });

  it('is not dialled, and that is said, where its host is not allowed', async () => {
    const server = await startServer();
    const eu = { name: 'eu', model: modelOf(server.url) };
    // A wildcard allows no address.
    const observers = read({ planeHosts: ['*.0.0.1', '*.example.com'] });
    expect(observers.logsOf(eu, plane)).toBeUndefined();
    expect(observers.metricsOf(eu, plane)).toBeUndefined();
    expect(observers.unusedOf(eu, plane)).toMatchObject({
      what: expect.stringContaining(new URL(server.url).host),
      mend: expect.stringContaining('fourplane.planeHosts'),
    });
    // An entry that wants it is wrong without it.
    const wanted = read({ observability: [{ observer: {} }] });
    expect(await failureOf(wanted.logsOf(eu, plane))).toMatch(
      /^configuration: .*may not dial/,
    );
    expect(server.calls).toEqual([]);
  });

  it.each([
    'ftp://observer.example.com',
    'https://user:secret@observer.example.com',
    'https://observer.example.com/?x=1',
    'nowhere',
  ])('is not dialled at %s', async address => {
    const eu = { name: 'eu', model: modelOf(address) };
    const observers = read({
      planeHosts: ['observer.example.com'],
      observability: [{ observer: {} }],
    });
    const failure = await failureOf(observers.logsOf(eu, plane));
    expect(failure).toMatch(/^configuration: .*cannot be used/);
    expect(failure).not.toContain('secret');
  });

  it('is asked with the token of its entry, which no plain address gets', async () => {
    const server = await startServer('good');
    const { url } = server;
    const eu = { name: 'eu', model: modelOf(url) };
    const planeHosts = [new URL(url).host];
    const without = read({ planeHosts });
    expect(await failureOf(without.logsOf(eu, plane))).toMatch(/^credentials/);
    const plain = read({
      planeHosts,
      observability: [{ observer: { token: 'good' } }],
    });
    const failure = await failureOf(plain.logsOf(eu, plane));
    expect(failure).toMatch(/^configuration: .*https/);
    expect(failure).not.toContain('good');
    const meant = { observer: { token: 'good', skipTLSVerify: true } };
    const allowed = read({ planeHosts, observability: [meant] });
    expect(await failureOf(allowed.logsOf(eu, plane))).toBe('none');
    await Promise.all([without, plain, allowed].map(each => each.close()));
  });

  it('is the one that is configured, whatever its object says', async () => {
    const server = await startServer();
    const eu = { name: 'eu', model: modelOf('https://elsewhere.example.com') };
    const observers = read({
      observability: [
        { plane: { name: 'watch' }, observer: { url: server.url } },
      ],
    });
    stops.push(() => observers.close());
    expect(await failureOf(observers.logsOf(eu, plane))).toBe('none');
    expect(observers.problemsOf('eu')).toEqual([]);
  });

  it('says what is wrong with its entry', async () => {
    const observers = read({
      observability: [{ observer: { url: 'http://x', token: 'secret' } }],
    });
    const eu = { name: 'eu', model: modelOf('https://y') };
    const [problem] = observers.problemsOf('eu');
    expect(problem.where).toBe('fourplane.observability[0].observer.url');
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(await failureOf(observers.logsOf(eu, plane))).toMatch(
      /^configuration/,
    );
  });

  it('is not dialled at an address that its name must not stand for', async () => {
    const { url } = await startServer();
    const client = ObserverClient.create({
      where: 'fourplane.observability',
      config: { url: url.replace('127.0.0.1', 'localhost') },
      mayDial: address => address === '203.0.113.1',
    });
    stops.push(() => client.close());
    await expect(
      client.logs({ ...search, ...search.scopes[0], limit: 1 }, { signal }),
    ).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining('must not be dialled'),
    });
  });
});
