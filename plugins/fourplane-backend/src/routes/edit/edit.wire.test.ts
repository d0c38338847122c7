// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { applySeed } from '@fourplane/sandbox/seed';
import { startDeliveryBackend } from '../../__testUtils__/startDeliveryBackend';

const PATIENCE_MS = 30_000;
jest.setTimeout(240_000);

const owner = { projectName: 'till', componentName: 'web' };
const make = (kind: string, name: string, spec: object) => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind,
  metadata: { name, namespace: 'acme' },
  spec,
});
/** A component that is deployed by itself. */
const till = [
  make('Project', 'till', {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ClusterProjectType', name: 'default' },
  }),
  make('ProjectReleaseBinding', 'till-development', {
    owner: { projectName: 'till' },
    environment: 'development',
  }),
  make('Component', 'web', {
    owner: { projectName: 'till' },
    componentType: { kind: 'ClusterComponentType', name: 'deployment/service' },
    autoDeploy: true,
  }),
  make('Workload', 'web-workload', {
    owner,
    container: { image: 'registry.invalid/web:1' },
  }),
];

const demos: readonly {
  readonly generation: Generation;
  readonly name: string;
  readonly seed: 'platform' | 'demo';
  readonly more?: readonly object[];
}[] = [
  { generation: 'v1.2', name: 'web', seed: 'platform', more: till },
  { generation: 'v0.3', name: 'bookings', seed: 'demo' },
  { generation: 'v0.2', name: 'card-gateway', seed: 'demo' },
];

describe.each(demos)('a component of $generation', demo => {
  const { generation, name, seed, more = [] } = demo;
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startDeliveryBackend>>;
  let component: ModelRef;

  /** The component, once something of it is deployed. */
  async function deployed(): Promise<ModelRef> {
    const { controlPlane } = backend;
    const { model } = controlPlane;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const changed = new Promise<void>((resolve, reject) => {
        const undo = controlPlane.changes(() => {
          undo();
          resolve();
        });
        signal.addEventListener('abort', () => reject(signal.reason));
      });
      changed.catch(() => {});
      const found = model.refs('component').find(ref => ref.name === name);
      const { tenant, project } = found ?? {};
      if (
        found &&
        model.refs('deployment', { tenant, project, component: name }).length
      ) {
        return found;
      }
      await changed;
    }
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ generation });
    await applySeed(sandbox.client, { seed, generation });
    await sandbox.client.apply(more);
    backend = await startDeliveryBackend(sandbox);
    component = await deployed();
  });
  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  /** Asks for a change under a key of its own. */
  const asking =
    (usual: object = {}) =>
    (asked: object) =>
      backend.post(component, 'settings', {
        key: randomUUID(),
        ...usual,
        ...asked,
      });

  it('is changed from what is set now, shown before, and not over somebody else’s change', async () => {
    const { body, status } = await backend.get(component, 'settings');
    expect({ status, error: body.error }).toEqual({ status: 200 });
    const { allowed, schema, values } = body.data;
    expect(allowed).toBe(true);
    expect(Object.keys(schema.properties)).toEqual(
      generation === 'v1.2'
        ? ['title', 'description', 'owner', 'parameters', 'traits', 'workload']
        : ['title', 'description', 'owner'],
    );
    const settings =
      generation === 'v1.2'
        ? {
            title: 'Changed',
            workload: {
              ...values.workload,
              env: [
                { name: 'DB_PASSWORD', value: 's3cret-canary' },
                { name: 'LEVEL', value: 'debug' },
              ],
            },
          }
        : { title: 'Changed' };
    const ask = asking({ settings, before: values });
    const tried = await ask({ dryRun: true });
    expect(tried.body.data).toMatchObject({ state: 'checked', issues: [] });
    expect(tried.body.data.changes).toContainEqual(
      expect.objectContaining({ after: 'Changed' }),
    );
    expect(JSON.stringify(tried.body)).not.toContain('s3cret-canary');

    const done = await ask({});
    expect(done.body).toMatchObject({ data: { state: 'done' } });
    await backend.controlPlane.until(
      { ...component, kind: 'component' },
      reading =>
        reading.state === 'present' && reading.model.title === 'Changed',
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    const again = (await backend.get(component, 'settings')).body.data.values;
    expect(again.title).toBe('Changed');
    expect(JSON.stringify(again)).not.toContain('s3cret-canary');

    const late = await ask({ settings: { title: 'Mine' } });
    expect(late.status).toBe(409);
    expect(late.body.error.issues).toEqual([
      expect.objectContaining({ path: 'settings.title' }),
    ]);
  });

  // Of older generations no more than words are changed.
  if (generation === 'v1.2') {
    it('keeps a credential that is left hidden, and says at its field what is wrong', async () => {
      const ask = asking();
      const again = (await backend.get(component, 'settings')).body.data.values;
      const kept = await ask({
        settings: {
          workload: {
            ...again.workload,
            env: again.workload.env.map((variable: { name: string }) =>
              variable.name === 'LEVEL'
                ? { ...variable, value: 'info' }
                : variable,
            ),
          },
        },
        before: again,
      });
      expect(kept.body).toMatchObject({ data: { state: 'done' } });
      const stored = await sandbox.client.list(
        'openchoreo.dev/v1alpha1',
        'Workload',
      );
      expect(JSON.stringify(stored)).toContain('s3cret-canary');
      expect(JSON.stringify(stored)).toContain('"info"');
      const wrong = await ask({
        dryRun: true,
        settings: { parameters: { replicas: 'many' } },
        before: again,
      });
      expect(wrong.body.data.issues).toEqual([
        expect.objectContaining({ path: 'parameters.replicas' }),
      ]);
    });
  }

  it('is deleted with what it was said to take along, once its name was typed', async () => {
    const { model } = backend.controlPlane;
    const { body, status } = await backend.get(component, 'deletion');
    expect({ status, error: body.error }).toEqual({ status: 200 });
    expect(body.data).toMatchObject({ allowed: true });
    const goes: ModelRef[] = body.data.goes.flatMap(
      ({ things }: { things: { ref: ModelRef }[] }) =>
        things.map(({ ref }) => ref),
    );
    expect(goes.map(({ kind }) => kind)).toContain('deployment');

    const tried = await backend.post(component, 'delete', {
      key: randomUUID(),
      dryRun: true,
      name: '',
    });
    expect(tried.body.data).toMatchObject({ state: 'checked', issues: [] });
    expect(tried.body.data.changes).not.toEqual([]);

    const mistyped = await backend.post(component, 'delete', {
      key: randomUUID(),
      name: `${name}x`,
    });
    expect(mistyped.status).toBe(400);
    expect(model.read(component).state).toBe('present');

    const done = await backend.post(component, 'delete', {
      key: randomUUID(),
      name,
    });
    expect(done.body.data).toMatchObject({ state: 'done' });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (const ref of [...goes, component]) {
      await backend.controlPlane.until(ref, ({ state }) => state === 'absent', {
        signal,
      });
    }
  });
});
