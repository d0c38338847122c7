// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const endpoint = {
  name: 'http',
  type: 'HTTP',
  port: 8080,
  visibility: ['external'],
};
const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from('ca').toString(
  'base64',
)}\n-----END CERTIFICATE-----\n`;
const access = {
  agent: { type: 'agent', clientCa: pem },
  direct: {
    type: 'direct',
    server: 'https://plane.example:6443',
    caCert: pem,
    clientCert: pem,
    clientKey: 'canary-key',
  },
};

const generations = {
  'v0.2': {
    tenant: 'initech',
    dataPlane: 'initech/us-east',
    access: access.direct,
    noReleases: true,
  },
  'v0.3': {
    tenant: 'default',
    dataPlane: 'default/default',
    access: access.direct,
    noReleases: true,
  },
  'v1.2': {
    tenant: 'acme',
    dataPlane: 'default',
    access: access.agent,
    noReleases: false,
  },
} as const;

describe.each(Object.entries(generations))(
  'the actions on OpenChoreo %s',
  (generation, its) => {
    let started: StartedActions;
    beforeAll(async () => {
      started = await startActions({
        generation: generation as keyof typeof generations,
      });
    });
    afterAll(() => started?.stop());

    const { tenant } = its;
    const run = (id: string, input: JsonObject) =>
      started.runs.run(`fourplane:${id}`, input);

    it('makes a project, and says where it is', async () => {
      const { output, lines } = await run('project:create', {
        tenant: `domain:${tenant}/${tenant}`,
        name: 'lamps',
        title: 'Lamps',
        owner: 'group:default/light',
      });
      expect(output).toEqual({
        controlPlane: 'default',
        name: 'lamps',
        path: `${tenant}/lamps`,
        objects: expect.arrayContaining([`Project ${tenant}/lamps`]),
        entityRef: `system:${tenant}/lamps`,
        entityUrl: `https://portal.example/catalog/${tenant}/system/lamps`,
      });
      expect(lines).toContain(`created Project ${tenant}/lamps`);
      const reading = started.controlPlane.model.read({
        controlPlane: 'default',
        kind: 'project',
        tenant,
        name: 'lamps',
      });
      expect(reading).toMatchObject({
        state: 'present',
        model: { title: 'Lamps', owner: 'group:default/light' },
      });
    });

    it('makes a service from an image, deploys and promotes it', async () => {
      const made = await run('component:create', {
        project: `system:${tenant}/lamps`,
        name: 'shade',
        title: 'Shade',
        type: 'service',
        image: 'registry.invalid/shade:1',
        workload: { endpoints: [endpoint] },
      });
      expect(made.output).toMatchObject({
        entityRef: `component:${tenant}/lamps_shade`,
        path: `${tenant}/lamps/shade`,
      });
      const deployed = await run('component:deploy', {
        component: made.output.entityRef ?? '',
      });
      expect(deployed.output).toMatchObject({
        image: 'registry.invalid/shade:1',
        entityRef: `component:${tenant}/lamps_shade`,
        deployment: expect.any(String),
      });
      const first = await run('object:wait', {
        kind: 'component',
        object: `${tenant}/lamps/shade`,
        environment: 'development',
      });
      expect(first.output.path).toBe(deployed.output.path);
      const promoted = await run('component:promote', {
        component: `${tenant}/lamps/shade`,
        from: 'development',
        to: `resource:${tenant}/environment_staging`,
      });
      expect(promoted.output).toMatchObject({
        image: 'registry.invalid/shade:1',
      });
      const waited = await run('object:wait', {
        kind: 'component',
        object: `${tenant}/lamps/shade`,
        environment: 'staging',
      });
      expect(waited.output.path).toBe(promoted.output.path);
    });

    it('makes a service from Git, builds it and deploys the build', async () => {
      const made = await run('component:create', {
        project: `${tenant}/lamps`,
        name: 'bulb',
        type: 'service',
        source: {
          url: 'https://git.example/lumen/bulb.git',
          branch: 'main',
          path: '/',
        },
      });
      const built = await run('build:trigger', {
        component: made.output.path ?? '',
        commit: '1111111',
      });
      expect(built.output).toMatchObject({
        build: expect.stringMatching(`^${tenant}/lamps/`),
        entityRef: `component:${tenant}/lamps_bulb`,
        image: expect.any(String),
      });
      expect(built.lines.join('\n')).toMatch(/running.*succeeded/s);
      const deployed = await run('component:deploy', {
        component: made.output.path ?? '',
        environment: 'development',
        build: built.output.build ?? '',
      });
      expect(deployed.output.image).toBe(built.output.image);
    });

    it('makes an environment, a pipeline, planes and a tenant', async () => {
      await run('environment:create', {
        tenant,
        name: 'qa',
        dataPlane: its.dataPlane,
        isProduction: false,
      });
      const { output } = await run('pipeline:create', {
        tenant,
        name: 'careful',
        paths: [{ from: 'development', to: ['qa'] }],
      });
      expect(output.entityRef).toBe(`resource:${tenant}/pipeline_careful`);
      await run('data-plane:create', {
        tenant,
        name: 'attic',
        access: its.access,
        gateway: { publicHost: 'apps.lumen.example' },
      });
      const second = await started.runs.attempt(
        'fourplane:build-plane:create',
        {
          tenant,
          name: 'cellar',
          access: its.access,
        },
      );
      // With two of them OpenChoreo 0.2 builds nothing any more.
      expect(second.error?.message ?? '').toMatch(
        generation === 'v0.2' ? /^name: .* already/ : /^$/,
      );
      await run('tenant:create', { name: 'lumen', title: 'Lumen' });
      expect(
        started.controlPlane.model.read({
          controlPlane: 'default',
          kind: 'tenant',
          name: 'lumen',
        }),
      ).toMatchObject({ state: 'present', model: { title: 'Lumen' } });
    });

    it('does what only some generations can, or says which cannot', async () => {
      const can = (capability: string) =>
        started.controlPlane
          .status()
          .capabilities.some(each => each === capability);
      const component = `${tenant}/lamps/shade`;
      const attempts = {
        releases: ['release:create', { component }, /^$/],
        deploymentTracks: [
          'deployment-track:create',
          { component: `${tenant}/lamps/bulb`, name: 'next', branch: 'next' },
          /^$/,
        ],
        resources: [
          'resource:create',
          {
            project: `${tenant}/lamps`,
            name: 'switch',
            type: 'no-such-type',
          },
          /^type: /,
        ],
      } as const;
      for (const [capability, [id, input, possible]] of Object.entries(
        attempts,
      )) {
        const { error } = await started.runs.attempt(`fourplane:${id}`, input);
        // The releases of 0.2 are made by builds alone.
        const isPossible =
          can(capability) &&
          !(generation === 'v0.2' && capability === 'releases');
        expect(error?.message ?? '').toMatch(
          isPossible ? possible : /cannot do this/,
        );
      }
    });

    it('deletes a component, and is content when it is gone', async () => {
      const task = started.runs.newTask();
      const input = { kind: 'component', object: `${tenant}/lamps/bulb` };
      await started.runs.run('fourplane:object:delete', input, { task });
      const again = await started.runs.run('fourplane:object:delete', input, {
        task,
      });
      expect(again.lines).toEqual([
        `component ${tenant}/lamps/bulb is gone already`,
      ]);
      expect(
        await started.runs.refusal('fourplane:object:delete', input),
      ).toMatch(/^NotAllowedError: object: /);
    });

    it('cleans up what its own task has made, and nothing else', async () => {
      const { runs, controlPlane } = started;
      const task = runs.newTask();
      const input = {
        project: `${tenant}/lamps`,
        type: 'service',
        image: 'registry.invalid/x:1',
        workload: { endpoints: [endpoint] },
      };
      await runs.run(
        'fourplane:component:create',
        { ...input, name: 'own' },
        { task },
      );
      await run('component:create', { ...input, name: 'foreign' });
      const lines = [];
      for (const name of ['own', 'foreign', 'never-made']) {
        const result = await runs.run(
          'fourplane:object:delete',
          {
            kind: 'component',
            object: `${tenant}/lamps/${name}`,
            onlyOwn: true,
          },
          { task },
        );
        lines.push(result.lines.at(-1));
      }
      expect(lines).toEqual([
        `component ${tenant}/lamps/own: gone`,
        `this task has made no component "${tenant}/lamps/foreign"`,
        `this task has made no component "${tenant}/lamps/never-made"`,
      ]);
      const names = controlPlane.model
        .refs('component', { tenant, project: 'lamps' })
        .map(({ name }) => name);
      expect(names).toContain('foreign');
      expect(names).not.toContain('own');
    });

    it('shows in a dry run what would be written, and writes nothing', async () => {
      const writes = () =>
        started.sandbox.requests
          .entries()
          .filter(
            ({ method, path }) =>
              method !== 'GET' &&
              path.includes('fieldManager=fourplane') &&
              !path.includes('dryRun'),
          );
      const before = writes().length;
      const task = started.runs.newTask();
      const dry = { task, isDryRun: true };
      const made = await started.runs.run(
        'fourplane:component:create',
        {
          project: `${tenant}/lamps`,
          name: 'tube',
          type: 'service',
          image: 'registry.invalid/tube:1',
        },
        dry,
      );
      expect(made.lines[0]).toBe(`would write Component ${tenant}/tube`);
      expect(made.output.entityRef).toBe(`component:${tenant}/lamps_tube`);
      const deployed = await started.runs.run(
        'fourplane:component:deploy',
        { component: made.output.entityRef ?? '', environment: 'development' },
        dry,
      );
      expect(deployed.lines[0]).toMatch(/would be made by an earlier step/);
      expect(writes()).toHaveLength(before);
    });
  },
);

describe('every action', () => {
  let started: StartedActions;
  beforeAll(async () => {
    started = await startActions({ generation: 'v1.2' });
  });
  afterAll(() => started?.stop());

  it('is named and described for people, with examples that its own schema takes', async () => {
    expect(started.runs.actions.length).toBe(18);
    for (const action of started.runs.actions) {
      expect(action.id).toMatch(/^fourplane:[a-z-]+:[a-z]+$/);
      expect(action.supportsDryRun).toBe(true);
      expect(action.description?.length).toBeGreaterThan(30);
      expect(action.examples?.length).toBeGreaterThan(0);
      const { properties = {} } = action.schema?.input ?? {};
      for (const [field, schema] of Object.entries(properties)) {
        expect(`${field}: ${schema.description}`).not.toMatch(/undefined/);
      }
      for (const { example } of action.examples ?? []) {
        const { steps } = parse(example);
        expect(steps[0].action).toBe(action.id);
        const { error } = await started.runs.attempt(
          action.id,
          steps[0].input,
          {
            isDryRun: true,
          },
        );
        // Whatever an example names is not here; that is said only once the schema has taken it.
        expect(error?.message ?? '').not.toMatch(
          /Required|there is no such field|Invalid/,
        );
      }
    }
  });
});
