// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { ANNOTATION_INTENT_KEY } from '@fourplane/plugin-fourplane-common';
import { Sandbox } from '@fourplane/sandbox';
import { Killer } from './__testUtils__/Killer';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(180_000);

const MOST_WRITES = 12;
const generations = {
  'v0.2': { tenant: 'initech', apiVersion: 'core.choreo.dev/v1' },
  'v0.3': { tenant: 'default', apiVersion: 'openchoreo.dev/v1alpha1' },
  'v1.2': { tenant: 'acme', apiVersion: 'openchoreo.dev/v1alpha1' },
} as const;
const kinds = [
  'Project',
  'ProjectReleaseBinding',
  'Component',
  'ComponentRelease',
  'Workload',
  'Service',
  'DeploymentTrack',
  'DeployableArtifact',
  'Deployment',
  'ReleaseBinding',
  'ServiceBinding',
  'WorkflowRun',
  'Build',
  'Environment',
  'DeploymentPipeline',
  'DataPlane',
] as const;

describe.each(Object.entries(generations))(
  'a task on OpenChoreo %s that is killed and run again',
  (generation, { tenant, apiVersion }) => {
    let started: StartedActions;
    let count = 0;
    beforeAll(async () => {
      started = await startActions({
        generation: generation as keyof typeof generations,
        seed: 'platform',
      });
      await started.runs.run('fourplane:project:create', {
        tenant,
        name: 'lamps',
      });
    });
    afterAll(() => started?.stop());

    /** What the steps of a task have made, by kind. */
    async function madeBy(task: string): Promise<Record<string, number>> {
      const made: Record<string, number> = {};
      for (const kind of kinds) {
        for (const object of await listed(started.sandbox, apiVersion, kind)) {
          const key =
            object.metadata.annotations?.[ANNOTATION_INTENT_KEY] ?? '';
          if (key.startsWith(`scaffolder/${task}/`)) {
            made[kind] = (made[kind] ?? 0) + 1;
          }
        }
      }
      return made;
    }

    const fresh = () => {
      count += 1;
      return `thing-${count}`;
    };
    const imageComponent = (name: string): JsonObject => ({
      project: `${tenant}/lamps`,
      name,
      type: 'service',
      image: 'registry.invalid/shade:1',
      workload: { endpoints: [{ name: 'http', type: 'HTTP', port: 8080 }] },
    });

    const steps: Record<
      string,
      (name: string) => Promise<[string, JsonObject]>
    > = {
      'project:create': async name => [
        'fourplane:project:create',
        { tenant, name },
      ],
      'component:create': async name => [
        'fourplane:component:create',
        imageComponent(name),
      ],
      'environment:create': async name => [
        'fourplane:environment:create',
        {
          tenant,
          name,
          dataPlane: generation === 'v1.2' ? 'default' : dataPlaneOf(tenant),
        },
      ],
      'pipeline:create': async name => [
        'fourplane:pipeline:create',
        { tenant, name, paths: [{ from: 'development', to: ['staging'] }] },
      ],
      'component:deploy': async name => {
        await started.runs.run(
          'fourplane:component:create',
          imageComponent(name),
        );
        return [
          'fourplane:component:deploy',
          { component: `${tenant}/lamps/${name}`, environment: 'development' },
        ];
      },
      'build:trigger': async name => {
        await started.runs.run('fourplane:component:create', {
          project: `${tenant}/lamps`,
          name,
          type: 'service',
          source: { url: 'https://git.example/x.git', branch: 'main' },
        });
        return [
          'fourplane:build:trigger',
          { component: `${tenant}/lamps/${name}` },
        ];
      },
    };

    it.each(Object.keys(steps))(
      'leaves of %s exactly one of each object, wherever it was killed',
      async which => {
        const begin = async () => ({
          task: started.runs.newTask(),
          step: await steps[which](fresh()),
        });
        const whole = await begin();
        const counter = Killer.at(0, started.sandbox);
        await started.runs.run(...whole.step, { task: whole.task });
        counter.stop();
        const expected = await madeBy(whole.task);
        expect(counter.writes).toBeLessThan(MOST_WRITES);

        for (let n = 1; n <= counter.writes; n++) {
          const { task, step } = await begin();
          const killer = Killer.at(n, started.sandbox);
          const killed = await started.runs.attempt(...step, {
            task,
            signal: killer.signal,
          });
          killer.stop();
          expect(killed.error?.name).toBe('CancelledError');
          const again = await started.runs.run(...step, { task });
          expect(again.output.name).toBeDefined();
          expect({ n, made: await madeBy(task) }).toEqual({
            n,
            made: expected,
          });
        }
      },
    );

    it('keeps tasks apart: another one finds the name taken', async () => {
      const name = fresh();
      const input = { tenant, name };
      await started.runs.run('fourplane:project:create', input);
      expect(
        await started.runs.refusal('fourplane:project:create', input),
      ).toBe(
        `InputError: name: "${name}" exists already. Choose another name, or change the one that is there`,
      );
    });

    it('keeps the turns of a step apart', async () => {
      const name = fresh();
      await started.runs.run('fourplane:component:create', {
        project: `${tenant}/lamps`,
        name,
        type: 'service',
        source: { url: 'https://git.example/x.git', branch: 'main' },
      });
      const task = started.runs.newTask();
      const input = { component: `${tenant}/lamps/${name}` };
      const builds = [];
      for (const key of ['0', '1', '0']) {
        const { output } = await started.runs.run(
          'fourplane:build:trigger',
          input,
          { task, each: { key, value: 'x' } },
        );
        builds.push(output.build);
      }
      expect(builds[0]).not.toBe(builds[1]);
      expect(builds[2]).toBe(builds[0]);
    });
  },
);

function dataPlaneOf(tenant: string): string {
  return tenant === 'initech' ? 'initech/us-east' : `${tenant}/default`;
}

async function listed({ client }: Sandbox, apiVersion: string, kind: string) {
  return (await client.served(apiVersion, kind))
    ? client.list(apiVersion, kind)
    : [];
}
