// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { KubeObject } from '../../../client';
import { Sandbox, startSandbox } from '../../../Sandbox';
import { BindingStatus, ReleaseStatus } from './objects';

jest.setTimeout(120_000);

const api = 'openchoreo.dev/v1alpha1';
const folder = resolve(
  __dirname,
  '../../../../../../../shared/data/openchoreo/v0.3.2/samples',
);

const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.yaml'))
      .map(file => resolve(folder, file))
      .sort()
  : [];

const readyOf = ({ status }: KubeObject) =>
  (status as BindingStatus | undefined)?.conditions?.find(
    ({ type }) => type === 'Ready',
  );

const isRunning = (object: KubeObject) => {
  const ready = readyOf(object);
  // before anything is applied it says so, too, with another message
  return (
    ready?.reason === 'ResourcesActive' && ready.message.startsWith('All ')
  );
};

const isBuilt = ({ status }: KubeObject) =>
  (status as BindingStatus | undefined)?.conditions?.some(
    ({ type, status: value }) => type === 'WorkloadUpdated' && value === 'True',
  ) ?? false;

if (files.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`apply on top of the platform seed (needs ${folder})`, () => {});
} else {
  describe('the samples of OpenChoreo v0.3.2', () => {
    let sandbox: Sandbox;
    const applied: KubeObject[] = [];
    const named = (kind: string) => [
      ...new Set(
        applied.filter(o => o.kind === kind).map(o => o.metadata.name),
      ),
    ];
    const becomes = (
      kind: string,
      name: string,
      holds: (object: KubeObject) => boolean,
    ) =>
      sandbox.client.waitFor(api, kind, 'default', name, holds, {
        timeoutMs: 20_000,
      });

    beforeAll(async () => {
      sandbox = await startSandbox({
        generation: 'v0.3',
        seed: 'platform',
        pace: 'instant',
      });
    });
    afterAll(() => sandbox.stop());

    it.each(files.map(file => [relative(folder, file), file]))(
      'applies %s',
      async (_, file) => {
        const objects = await sandbox.client.apply(readFileSync(file, 'utf8'));
        expect(objects.length).toBeGreaterThan(0);
        applied.push(...objects);
      },
    );

    it('builds what is built from source', async () => {
      const builds = named('Build');
      expect(builds.length).toBeGreaterThan(3);
      for (const name of builds) await becomes('Build', name, isBuilt);
    });

    it('runs every service and web application in development', async () => {
      for (const kind of ['Service', 'WebApplication']) {
        const names = named(kind);
        expect([kind, names.length > 0]).toEqual([kind, true]);
        for (const name of names) {
          const bound = await becomes(`${kind}Binding`, name, isRunning);
          expect(bound.spec).toMatchObject({ environment: 'development' });
          const { endpoints = [] } = bound.status as BindingStatus;
          expect([name, endpoints.length > 0]).toEqual([name, true]);
        }
      }
    });

    it('schedules the tasks', async () => {
      const names = named('ScheduledTask');
      expect(names).toHaveLength(1);
      for (const name of names) {
        await becomes('Release', name, ({ status }) => {
          const { resources = [] } = (status ?? {}) as ReleaseStatus;
          return resources.some(({ kind }) => kind === 'CronJob');
        });
      }
    });

    it('takes down what is deleted', async () => {
      for (const kind of ['Service', 'WebApplication', 'ScheduledTask']) {
        for (const name of named(kind)) {
          await sandbox.client.delete(api, kind, 'default', name);
        }
        for (const name of named(kind)) {
          await sandbox.client.waitGone(api, 'Release', 'default', name, {
            timeoutMs: 20_000,
          });
        }
      }
      for (const [version, kind] of [
        ['apps/v1', 'Deployment'],
        ['batch/v1', 'CronJob'],
        [api, 'ServiceBinding'],
      ]) {
        expect([kind, await sandbox.client.list(version, kind)]).toEqual([
          kind,
          [],
        ]);
      }
    });
  });
}
