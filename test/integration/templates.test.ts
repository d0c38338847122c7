// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { keepLooking } from '../status/keepLooking';
import { testTarget } from '../testTarget';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
import { FinishedTask, runTemplate, withTemplates } from './templateTasks';

jest.setTimeout(180_000);

const onSandbox = testTarget() === 'sandbox';
const CANARY = 'canary-51cc.v4lue';

const secretTemplate = {
  type: 'file',
  target: resolve(__dirname, 'templates/secret-plane.yaml'),
  rules: [{ allow: ['Template'] }],
};

const generations = {
  'v0.2': {
    tenant: 'initech',
    dataPlane: 'resource:initech/dataplane_us-east',
  },
  'v0.3': {
    tenant: 'default',
    dataPlane: 'resource:default/dataplane_default',
  },
  'v1.2': {
    tenant: 'acme',
    dataPlane: 'resource:default/cluster-dataplane_default',
  },
} as const;

const wanted = Object.entries(generations).filter(
  // The programs of older generations cannot be built (see test/cluster).
  ([generation]) => onSandbox || generation === 'v1.2',
) as [keyof typeof generations, (typeof generations)['v1.2']][];

describe.each(wanted)(
  'the templates on OpenChoreo %s',
  (generation, { tenant, dataPlane }) => {
    let target: IntegrationTarget;
    let portal: Portal;
    let stopLooking = async () => {};

    beforeAll(async () => {
      target = await startIntegrationTarget(testTarget(), { generation });
      if (!onSandbox) {
        stopLooking = keepLooking(target.client, [
          'RenderedRelease',
          'WorkflowRun',
        ]);
      }
      const token = await shippedWriterToken(target);
      portal = await startPortal(
        target,
        { default: token },
        {
          acts: true,
          ...withTemplates,
          locations: [...withTemplates.locations, secretTemplate],
        },
      );
      const awaited = [
        `domain:${tenant}/${tenant}`,
        dataPlane,
        'template:default/openchoreo-environment',
        'template:default/secret-plane',
      ];
      await eventually(undefined, async () => {
        for (const ref of awaited) {
          if (!(await portal.entity(ref))) {
            throw new Error(`${ref} is not in the catalog`);
          }
        }
      });
    }, 180_000);
    afterAll(async () => {
      await stopLooking();
      await portal?.stop();
      await target?.stop();
    }, 60_000);

    const fill = async (
      template: string,
      values: object,
    ): Promise<FinishedTask> => {
      const task = await runTemplate(
        portal,
        'platformEngineer',
        `openchoreo-${template}`,
        values,
      );
      if (task.status !== 'completed') {
        throw new Error(`${template} is ${task.status}:\n${task.text}`);
      }
      return task;
    };
    const project = `system:${tenant}/lamps`;
    const health = async (name: string) => {
      const { data } = await portal.fourplane.getDeployments({
        controlPlane: 'default',
        tenant,
        project: 'lamps',
        name,
      });
      const found = data.environments.find(
        ({ ref }) => ref.name === 'development',
      );
      return found?.deployment?.health.state;
    };

    it('make a project, which can be read at once', async () => {
      await fill('project', {
        tenant: `domain:${tenant}/${tenant}`,
        name: 'lamps',
        title: 'Lamps',
        owner: 'group:default/acme-platform',
      });
      expect(await portal.entity(project)).toMatchObject({
        metadata: { title: 'Lamps' },
        spec: { owner: 'group:default/acme-platform' },
      });
    });

    it('run a service from an image', async () => {
      const { text } = await fill('service-from-image', {
        project,
        name: 'shade',
        image: 'registry.invalid/shade:1',
        port: 8080,
        visibility: 'external',
        environment: 'development',
      });
      expect(text).toMatch(/created Component/);
      expect(
        await portal.entity(`component:${tenant}/lamps_shade`),
      ).toMatchObject({ spec: { type: 'service' } });
      expect(['ready', 'unreported']).toContain(await health('shade'));
    });

    it('run a web application', async () => {
      await fill('web-application', {
        project,
        name: 'site',
        image: 'registry.invalid/site:1',
        port: 8080,
        environment: 'development',
      });
      expect(
        await portal.entity(`component:${tenant}/lamps_site`),
      ).toMatchObject({ spec: { type: 'web-application' } });
    });

    it('run a task by a schedule', async () => {
      await fill('scheduled-task', {
        project,
        name: 'sweep',
        image: 'registry.invalid/sweep:1',
        schedule: '0 3 * * *',
        environment: 'development',
      });
      expect(
        await portal.entity(`component:${tenant}/lamps_sweep`),
      ).toMatchObject({ spec: { type: 'scheduled-task' } });
    });

    it('build and run a service from Git', async () => {
      const { text } = await fill('service-from-git', {
        project,
        name: 'bulb',
        url: 'https://git.example/lumen/bulb.git',
        branch: 'main',
        path: '/',
        build: true,
        environment: 'development',
      });
      expect(text).toMatch(/succeeded/);
      expect(['ready', 'unreported']).toContain(await health('bulb'));
    });

    it('say in a dry run what they would write, and write nothing', async () => {
      const answer = await portal.askAs(
        'platformEngineer',
        '/scaffolder/v2/dry-run',
        {
          template: await portal.entity(
            'template:default/openchoreo-service-from-git',
          ),
          values: {
            project,
            name: 'ghost',
            url: 'https://git.example/lumen/ghost.git',
            branch: 'main',
            path: '/',
            build: true,
          },
          directoryContents: [],
        },
      );
      const text = await answer.text();
      expect({ status: answer.status, text }).toMatchObject({ status: 200 });
      expect(text).toMatch(/would write Component/);
      expect(text).toMatch(/would be made by an earlier step/);
      expect(text).toContain(`component:${tenant}/lamps_ghost`);
      expect(await portal.entity(`component:${tenant}/lamps_ghost`)).toBe(
        undefined,
      );
    });

    it('propose through Git what they would write, and write nothing', async () => {
      const { text } = await fill('service-through-git', {
        project,
        name: 'proposed',
        image: 'registry.invalid/proposed:1',
        port: 8080,
        visibility: 'project',
        folder: 'apps/lamps',
        autoDeploy: generation !== 'v0.2',
      });
      expect(text).toMatch(/rendered apps\/lamps\/[^"]*component-/);
      expect(text).toContain('kind: Component');
      expect(text).toContain('registry.invalid/proposed:1');
      expect(text).toMatch(/Skipping step propose/);
      expect(text).not.toMatch(/created /);
      expect(await portal.entity(`component:${tenant}/lamps_proposed`)).toBe(
        undefined,
      );
    });

    it('make an environment', async () => {
      await fill('environment', {
        tenant: `domain:${tenant}/${tenant}`,
        name: 'qa',
        dataPlane,
        isProduction: false,
      });
      expect(
        await portal.entity(`resource:${tenant}/environment_qa`),
      ).toBeDefined();
    });

    it('refuse a name that is taken, before anything is written', async () => {
      const { status, text } = await runTemplate(
        portal,
        'platformEngineer',
        'openchoreo-service-from-image',
        {
          project,
          name: 'shade',
          image: 'registry.invalid/shade:2',
          port: 8080,
          environment: 'development',
        },
      );
      expect(status).toBe('failed');
      expect(text).toMatch(/name: .*shade.* exists already/);
      expect(text).not.toMatch(/created |changed /);
    });

    it('let somebody of the team make a component, and nobody else', async () => {
      const values = {
        project,
        image: 'registry.invalid/x:1',
        port: 8080,
        environment: 'development',
      };
      const refused = await runTemplate(
        portal,
        'guest',
        'openchoreo-service-from-image',
        { ...values, name: 'stranger' },
      );
      expect(refused.status).toBe('failed');
      expect(refused.text).toMatch(
        /project: this needs the permission fourplane\.component\.create/,
      );
      expect(
        await runTemplate(
          portal,
          'developer',
          'openchoreo-service-from-image',
          { ...values, name: 'own' },
        ),
      ).toMatchObject({ status: 'completed' });
    });

    it.each(['plane', 'name', 'type', 'manifest'])(
      'keep a secret given as a %s out of the log and the row of the task',
      async where => {
        const { text } = await runTemplate(
          portal,
          'platformEngineer',
          'secret-plane',
          { tenant, where },
          { canary: CANARY },
        );
        expect(text).toContain(`Beginning step ${where}`);
        expect(text).not.toContain(CANARY);
        expect(text).not.toContain(
          Buffer.from(CANARY).toString('base64').replace(/=+$/, ''),
        );
      },
    );
  },
);
