// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import {
  BuildDetail,
  BuildForm,
  BuildGraph,
  ComponentBuilds,
  Intent,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { startDeliveryBackend } from '../../__testUtils__/startDeliveryBackend';

const PATIENCE_MS = 30_000;
jest.setTimeout(120_000);

/** Each generation, and a parameter its component cannot be built with. */
const demos: readonly {
  readonly generation: Generation;
  readonly step: string;
  readonly wrong: Record<string, unknown>;
}[] = [
  {
    generation: 'v1.2',
    step: 'build-image',
    wrong: { docker: { context: 7 } },
  },
  { generation: 'v0.3', step: 'build-step', wrong: { extra: { deep: 1 } } },
  { generation: 'v0.2', step: 'build-step', wrong: { nothing: 'x' } },
];

describe.each(demos)('builds of $generation', ({ generation, step, wrong }) => {
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startDeliveryBackend>>;
  let component: ModelRef;

  beforeAll(async () => {
    sandbox = await startSandbox({ generation, seed: 'platform' });
    backend = await startDeliveryBackend(sandbox);
    const [{ name: tenant }] = backend.controlPlane.model.refs('tenant');
    const where = { controlPlane: 'default', tenant };
    const project = { ...where, kind: 'project', name: 'yard' } as const;
    const built = { ...project, kind: 'component', project: 'yard' } as const;
    await create({ intent: 'createProject', project }, project);
    component = { ...built, name: 'crane' };
    await create(
      {
        intent: 'createComponent',
        component,
        type: { name: 'service' },
        source: {
          type: 'git',
          url: 'https://git.example.org/yard/crane',
          branch: 'main',
        },
      },
      { ...built, name: 'crane' },
    );
  });
  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function create(
    intent: Intent,
    ref: RefOf<'project'> | RefOf<'component'>,
  ): Promise<void> {
    const { controlPlane } = backend;
    const outcome = await controlPlane.apply(intent, { key: randomUUID() });
    expect(outcome).toMatchObject({ state: 'done' });
    await controlPlane.until<'project' | 'component'>(
      ref,
      ({ state }) => state === 'present',
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
  }

  async function get<T>(path: string): Promise<T> {
    const { body, status } = await backend.get(component, path);
    expect({ path, status, error: body.error }).toEqual({ path, status: 200 });
    return body.data;
  }

  async function makes(path: string, body: object = {}): Promise<ModelRef> {
    const reply = await backend.post(component, path, {
      key: randomUUID(),
      ...body,
    });
    expect({ status: reply.status, error: reply.body.error }).toEqual({
      status: 200,
    });
    return reply.body.data.build;
  }

  /** What is known of a build once it has ended. */
  async function ended({ name: build }: ModelRef): Promise<BuildDetail> {
    const { ref } = (await get<BuildDetail>(`builds/${build}`)).build;
    await backend.controlPlane.until(
      { ...ref, kind: 'build' },
      reading =>
        reading.state === 'present' &&
        ['succeeded', 'failed'].includes(reading.model.phase),
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    return get<BuildDetail>(`builds/${build}`);
  }

  it('are made once of a double click, and again as they were', async () => {
    const before = await get<ComponentBuilds>('builds');
    expect(before.canBuild).toBe(true);
    const key = randomUUID();
    const commit = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
    const twice = await Promise.all([
      makes('builds', { key, commit }),
      makes('builds', { key, commit }),
    ]);
    expect(twice[0]).toEqual(twice[1]);
    const first = await ended(twice[0]);
    expect(first.build).toMatchObject({
      phase: 'succeeded',
      revision: { commit },
    });
    expect(first.actions).toMatchObject({
      retry: { allowed: true },
      stop: { allowed: false },
    });

    const again = await ended(await makes(`builds/${twice[0].name}/retry`));
    const { ref, revision, parameters, component: of } = first.build;
    expect(again.build.ref).not.toEqual(ref);
    expect(again.build).toMatchObject({ revision, component: of });
    expect(again.build.parameters).toEqual(parameters);

    const after = await get<ComponentBuilds>('builds');
    expect(after.total).toBe(before.total + 2);
    expect(after.builds.map(one => one.ref)).toContainEqual(again.build.ref);
  });

  it('that fail say at which step, and can be read and deleted', async () => {
    const made = await makes('builds', { branch: `fails-at-${step}` });
    const { build, failedStep } = await ended(made);
    const graph = await get<BuildGraph>(`builds/${made.name}/graph`);
    const failed = graph.nodes.find(
      node => node.hasLog && node.phase === 'failed',
    );
    expect(build.phase).toBe('failed');
    expect(failedStep).toBeDefined();
    expect(failed).toBeDefined();
    const log = await backend.get(
      component,
      `builds/${made.name}/nodes/${encodeURIComponent(failed!.id)}/log`,
    );
    expect(log.text).toContain('"type":"line"');

    const removal = await backend.post(
      component,
      `builds/${made.name}/delete`,
      { key: randomUUID() },
    );
    expect(removal.status).toBe(200);
    const gone = await backend.get(component, `builds/${made.name}`);
    expect(gone.status).toBe(404);
  });

  it('are not made with parameters that are wrong, each of which is named', async () => {
    const before = await get<ComponentBuilds>('builds');
    const form = await get<BuildForm>('build-form');
    expect(form.allowed).toBe(true);
    const { status, body } = await backend.post(component, 'builds', {
      key: randomUUID(),
      parameters: wrong,
    });
    expect([status, body.error.issues[0].path]).toEqual([
      400,
      expect.stringMatching(/^parameters\./),
    ]);
    expect((await get<ComponentBuilds>('builds')).total).toBe(before.total);
  });
});
