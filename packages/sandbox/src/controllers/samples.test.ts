// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { KubeObject, parseManifests } from '../client';
import { Sandbox, startSandbox } from '../Sandbox';

jest.setTimeout(120_000);

const api = 'openchoreo.dev/v1alpha1';
const folder = resolve(
  __dirname,
  '../../../../../shared/data/openchoreo/v1.2.3/samples',
);

const filesBelow = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.yaml'))
        .map(file => resolve(directory, file))
        .sort()
    : [];

interface Condition {
  type: string;
  status: string;
  reason: string;
}

const ready = (object: KubeObject): Condition | undefined =>
  (object.status as { conditions?: Condition[] })?.conditions?.find(
    condition => condition.type === 'Ready',
  );

const files = filesBelow(folder);

/** Their Workloads, and their project, are in a sample that is not part of the data. */
const unsound: Record<string, string> = {
  frontend: 'WorkloadNotFound',
  recommendation: 'WorkloadNotFound',
  cart: 'WorkloadNotFound',
};

if (files.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`apply on top of the platform seed (needs ${folder})`, () => {});
} else {
  describe('the samples of OpenChoreo v1.2.3', () => {
    let sandbox: Sandbox;
    const applied: KubeObject[] = [];
    beforeAll(async () => {
      sandbox = await startSandbox({ seed: 'platform', pace: 'instant' });
      await sandbox.client.apply(
        readFileSync(resolve(folder, 'getting-started/all.yaml'), 'utf8'),
      );
    });
    afterAll(() => sandbox.stop());

    /** The component once it reports the reason, or as it is when it does not get there. */
    const settled = (name: string, reason: string) =>
      sandbox.client
        .waitFor(
          api,
          'Component',
          'default',
          name,
          object => ready(object)?.reason === reason,
          { timeoutMs: 10_000 },
        )
        .catch(() => sandbox.client.get(api, 'Component', 'default', name));

    it.each(files.map(file => [relative(folder, file), file]))(
      'applies %s',
      async (_, file) => {
        const objects = parseManifests(readFileSync(file, 'utf8'));
        applied.push(...(await sandbox.client.apply(objects)));
      },
    );

    it('brings every component to the condition expected of it', async () => {
      const names = new Set(
        applied.filter(o => o.kind === 'Component').map(o => o.metadata.name),
      );
      expect(names.size).toBeGreaterThan(20);
      const seen: [string, string | undefined][] = [];
      for (const name of names) {
        const reason = unsound[name] ?? 'ComponentReleaseReady';
        const component = await settled(name, reason);
        seen.push([name, ready(component)?.reason]);
      }
      expect(seen).toEqual(
        [...names].map(name => [
          name,
          unsound[name] ?? 'ComponentReleaseReady',
        ]),
      );
    });

    it('leaves nothing of a project behind but its releases', async () => {
      const projects = applied.filter(o => o.kind === 'Project');
      const roots = new Map(
        [
          ...projects,
          ...Object.keys(unsound).map(name => ({
            kind: 'Component',
            metadata: { name },
          })),
        ].map(root => [`${root.kind}/${root.metadata.name}`, root]),
      );
      for (const { kind, metadata } of roots.values()) {
        await sandbox.client.delete(api, kind, 'default', metadata.name);
      }
      for (const { metadata } of projects) {
        await sandbox.client.waitGone(
          api,
          'Project',
          'default',
          metadata.name,
          {
            timeoutMs: 40_000,
          },
        );
      }
      const left: string[] = [];
      for (const kind of [
        'ProjectReleaseBinding',
        'Component',
        'RenderedRelease',
        'ComponentRelease',
        'Resource',
        'ResourceReleaseBinding',
      ]) {
        for (const { metadata } of await sandbox.client.list(api, kind, {
          namespace: 'default',
        })) {
          left.push(`${kind} ${metadata.name}`);
        }
      }
      expect(left).toEqual([]);
    });
  });
}
