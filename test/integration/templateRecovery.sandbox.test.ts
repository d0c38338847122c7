// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  ANNOTATION_CHANGED_BY,
  ANNOTATION_INTENT_KEY,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { eventually } from './eventually';
import type { IntegrationTarget } from './IntegrationTarget';
import { people } from './people';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
import {
  FinishedTask,
  retryTask,
  startTemplate,
  untilEnded,
  withTemplates,
} from './templateTasks';

jest.setTimeout(180_000);

const openChoreo = 'openchoreo.dev/v1alpha1';

describe('a portal that goes down in the middle of a template', () => {
  let sandbox: Sandbox;
  let target: IntegrationTarget;
  let token: string;
  let portal: Portal | undefined;
  const folders: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'demo' });
    target = { ...sandbox, name: 'sandbox', stop: () => sandbox.stop() };
    token = await shippedWriterToken(target);
  });
  afterAll(async () => {
    await sandbox?.stop();
    // A portal may still have written after its own end.
    for (const folder of folders) {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  afterEach(async () => {
    await portal?.stop();
    portal = undefined;
  }, 60_000);

  const start = (kept: string) =>
    startPortal(
      target,
      { default: token },
      {
        acts: true,
        ...withTemplates,
        features: [...withTemplates.features, databaseServiceFactory],
        config: {
          backend: {
            database: {
              client: 'better-sqlite3',
              connection: ':memory:',
              // Tasks outlive the process; the catalog is read again.
              plugin: {
                scaffolder: {
                  connection: { filename: join(kept, 'tasks.sqlite') },
                },
              },
            },
          },
          scaffolder: {
            taskRecovery: { enabled: true, staleTimeout: { seconds: 1 } },
          },
        },
      },
    );

  /** Resolves when the control plane has stored the n-th object for the portal. */
  function written(n: number): Promise<void> {
    const { requests } = sandbox;
    const record = requests.record.bind(requests);
    let seen = 0;
    return new Promise(resolve => {
      requests.record = request => {
        const entry = record(request);
        const isWrite =
          request.method !== 'GET' &&
          request.path.includes('fieldManager=fourplane') &&
          !request.path.includes('dryRun=All');
        return {
          ...entry,
          answered: status => {
            entry.answered(status);
            seen += isWrite ? 1 : 0;
            if (seen === n) {
              requests.record = record;
              resolve();
            }
          },
        };
      };
    });
  }

  /** What was running goes on by itself; what had the time to fail is run again by its person. */
  async function goOn(up: Portal, id: string): Promise<FinishedTask> {
    const task = await untilEnded(up, id);
    if (task.status === 'completed') {
      return task;
    }
    await retryTask(up, 'platformEngineer', id);
    return untilEnded(up, id);
  }

  async function madeBy(task: string): Promise<string[]> {
    const kinds = [
      'Component',
      'Workload',
      'ComponentRelease',
      'ReleaseBinding',
    ];
    const made: string[] = [];
    for (const kind of kinds) {
      for (const { metadata } of await sandbox.client.list(openChoreo, kind)) {
        const key = metadata.annotations?.[ANNOTATION_INTENT_KEY] ?? '';
        if (key.startsWith(`scaffolder/${task}/`)) {
          made.push(kind);
        }
      }
    }
    return made;
  }

  // The component, its workload, its release and its binding.
  it.each([1, 2, 3, 4])(
    'after %s writes makes each object once, as the same person, when it is up again',
    async n => {
      const kept = await mkdtemp(join(tmpdir(), 'portal-'));
      folders.push(kept);
      portal = await start(kept);
      const first = portal;
      await eventually(undefined, async () => {
        expect(await first.entity('system:acme/storefront')).toBeDefined();
        expect(
          await first.entity('template:default/openchoreo-service-from-image'),
        ).toBeDefined();
      });
      const stored = written(n);
      const id = await startTemplate(
        first,
        'platformEngineer',
        'openchoreo-service-from-image',
        {
          project: 'system:acme/storefront',
          name: `survivor-${n}`,
          image: 'registry.invalid/survivor:1',
          port: 8080,
        },
      );
      // One that ends before has been refused, which its text says.
      const ended = await Promise.race([stored, untilEnded(first, id)]);
      expect(ended).toBeUndefined();
      await first.stop();
      portal = undefined;

      portal = await start(kept);
      const second = portal;
      await eventually(undefined, async () => {
        expect(await second.entity('system:acme/storefront')).toBeDefined();
      });
      const { status, text } = await goOn(portal, id);
      const why = status === 'completed' ? '' : text;
      expect({ status, why, made: await madeBy(id) }).toEqual({
        status: 'completed',
        why: '',
        made: ['Component', 'Workload', 'ComponentRelease', 'ReleaseBinding'],
      });
      const { metadata } = await sandbox.client.get(
        openChoreo,
        'Component',
        'acme',
        `survivor-${n}`,
      );
      expect(metadata.annotations?.[ANNOTATION_CHANGED_BY]).toBe(
        people.platformEngineer.userEntityRef,
      );
    },
  );
});
