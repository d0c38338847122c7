// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import {
  ThingDeployments,
  DeploymentActionReply,
  EnvironmentDeployment,
  isRefOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { applySeed } from '@fourplane/sandbox/seed';
import { startDeliveryBackend } from '../../__testUtils__/startDeliveryBackend';

const PATIENCE_MS = 30_000;
jest.setTimeout(240_000);

/** A component of each demo that runs in several environments. */
const demos: readonly {
  readonly generation: Generation;
  readonly name: string;
  /** One that crashes in staging. */
  readonly crashing: string;
}[] = [
  { generation: 'v1.2', name: 'web', crashing: 'cart-api' },
  { generation: 'v0.3', name: 'bookings', crashing: 'positions' },
  { generation: 'v0.2', name: 'card-gateway', crashing: 'card-gateway' },
];

/** Resolves with the next change of the model or of pods; rejects when the signal aborts before. */
async function nextChange(
  controlPlane: ControlPlane,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const undos: (() => void)[] = [];
    const undo = () => undos.forEach(one => one());
    const look = () => {
      undo();
      resolve();
    };
    undos.push(
      controlPlane.changes(look),
      controlPlane.deployments.changes(look),
    );
    signal.addEventListener('abort', () => {
      undo();
      reject(new Error('not as wanted in time'));
    });
  });
}

describe.each(demos)('deployments of $generation', demo => {
  const { generation, name, crashing } = demo;
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startDeliveryBackend>>;
  let component: ModelRef;

  const componentNamed = (wanted: string) =>
    backend.controlPlane.model
      .refs('component')
      .find(ref => ref.name === wanted)!;

  beforeAll(async () => {
    sandbox = await startSandbox({ generation });
    await applySeed(sandbox.client, { seed: 'demo', generation });
    backend = await startDeliveryBackend(sandbox);
    component = componentNamed(name);
  });
  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function deployments(
    of: ModelRef = component,
  ): Promise<ThingDeployments> {
    const { body, status } = await backend.get(of, 'deployments');
    expect({ status, error: body.error }).toEqual({ status: 200 });
    return body.data;
  }

  async function environment(
    label: string,
    of: ModelRef = component,
  ): Promise<EnvironmentDeployment> {
    const { environments } = await deployments(of);
    return environments.find(one => one.ref.name === label)!;
  }

  /** What is there once it is as wanted: looked at after every change. */
  async function until(
    label: string,
    accepts: (found: EnvironmentDeployment) => boolean,
    of: ModelRef = component,
  ): Promise<EnvironmentDeployment> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const changed = nextChange(backend.controlPlane, signal);
      const found = await environment(label, of);
      if (accepts(found)) {
        changed.catch(() => {});
        return found;
      }
      await changed;
    }
  }

  async function asks(
    path: string,
    body: object,
  ): Promise<{ status: number; data: DeploymentActionReply; error?: object }> {
    const { status, body: reply } = await backend.post(component, path, {
      key: randomUUID(),
      ...body,
    });
    return { status, data: reply.data, error: reply.error };
  }

  async function does(path: string, body: object = {}): Promise<void> {
    const { status, error } = await asks(path, body);
    expect({ path, status, error }).toEqual({ path, status: 200 });
  }

  async function specOf({ deployment }: EnvironmentDeployment) {
    const [own] = await backend.controlPlane.manifests(deployment!.ref);
    return JSON.stringify(own.spec);
  }

  async function builds(commit: string): Promise<ModelRef> {
    const { controlPlane } = backend;
    const outcome = await controlPlane.apply(
      { intent: 'triggerBuild', component, branch: 'main', commit },
      { key: randomUUID() },
    );
    const ref =
      'refs' in outcome && outcome.refs.find(one => isRefOf(one, 'build'));
    if (!ref || !isRefOf(ref, 'build')) {
      throw new Error(JSON.stringify(outcome));
    }
    await controlPlane.until(
      ref,
      one => one.state === 'present' && one.model.phase === 'succeeded',
      { signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    return ref;
  }

  /** What is in the demo was never built where a generation has no releases. */
  async function withTwoReleases(): Promise<ThingDeployments> {
    const found = await deployments();
    if (found.releases.length >= 2) {
      return found;
    }
    const [, { ref }] = found.environments;
    const first = await builds('a1b2c3d4e5f60718293a4b5c6d7e8f9012345678');
    await builds('b1b2c3d4e5f60718293a4b5c6d7e8f9012345678');
    const release = { kind: 'build', name: first.name };
    await does('deploy', { environment: ref.name, release });
    await until(ref.name, one => one.release?.ref.name === first.name);
    return deployments();
  }

  it('says of a crash that it is one, and which pod', async () => {
    const { health } = await until(
      'staging',
      one => one.health?.state === 'failed',
      componentNamed(crashing),
    );
    expect(health).toMatchObject({
      reason: 'CrashLoopBackOff',
      from: 'pods',
      pod: expect.any(String),
    });
  });

  it('promotes, rolls back to the byte, and says who', async () => {
    const { environments, releases } = await withTwoReleases();
    const [first, second] = environments;
    const [target] = first.actions.promote;
    expect(target).toEqual({ to: second.ref, allowed: true });
    const before = await specOf(second);

    const asked = { from: first.ref.name, to: second.ref.name };
    const tried = await asks('promote', { ...asked, dryRun: true });
    expect(tried).toMatchObject({
      status: 200,
      data: { state: 'checked', issues: [] },
    });
    expect(await specOf(await environment(second.ref.name))).toBe(before);

    const back = second.release!.ref;
    const other = releases.find(one => one.ref.name !== back.name)!;
    const rollback = `deployments/${second.deployment!.ref.name}/rollback`;
    await does(rollback, {
      to: { kind: other.ref.kind, name: other.ref.name },
    });
    const changed = await until(
      second.ref.name,
      ({ release }) => release?.ref.name === other.ref.name,
    );
    expect(changed).toMatchObject({ by: 'user:default/mock' });
    expect(await specOf(changed)).not.toBe(before);

    const preview = await asks(rollback, {
      to: { kind: back.kind, name: back.name },
      dryRun: true,
    });
    expect(preview.data).toMatchObject({ state: 'checked', issues: [] });
    expect(
      preview.data.state === 'checked' && preview.data.changes,
    ).toContainEqual(
      expect.objectContaining(
        back.kind === 'release'
          ? { before: other.ref.name, after: back.name }
          : { before: changed.deployment?.image },
      ),
    );
    await does(rollback, { to: { kind: back.kind, name: back.name } });
    const restored = await until(
      second.ref.name,
      ({ release }) => release?.ref.name === back.name,
    );
    expect(await specOf(restored)).toBe(before);
  });

  it('takes what runs away, and brings it back', async () => {
    const { environments, releases } = await deployments();
    const [first, second] = environments;
    const undeploy = `deployments/${second.deployment!.ref.name}/undeploy`;
    await does(undeploy);
    const gone = await until(
      second.ref.name,
      ({ deployment, health, actions }) =>
        deployment?.desired !== 'active' &&
        (!deployment ||
          (health?.state === 'suspended' && actions.resume.allowed)),
    );
    if (gone.deployment) {
      await does(`deployments/${gone.deployment.ref.name}/resume`);
    } else if (releases.length > 0) {
      const [{ ref }] = releases;
      await does('deploy', {
        environment: second.ref.name,
        release: { kind: ref.kind, name: ref.name },
      });
    } else {
      await does('promote', { from: first.ref.name, to: second.ref.name });
    }
    const again = await until(
      second.ref.name,
      ({ deployment }) => deployment?.desired === 'active',
    );
    expect(again.environment?.ref).toEqual(second.ref);
  });

  it('sets what one environment has of its own', async () => {
    const { environments } = await deployments();
    const { ref, deployment } = environments[1];
    const path = `deployments/${deployment!.ref.name}`;
    const form = await backend.get(component, `${path}/overrides`);
    expect(form.body.data).toMatchObject({
      allowed: true,
      environment: { ref },
      schema: { properties: { workload: expect.anything() } },
    });
    const workload = { env: [{ name: 'LEVEL', value: 'debug' }] };
    const overrides = { workload };
    const tried = await asks(`${path}/configure`, { overrides, dryRun: true });
    expect(tried.data).toMatchObject({ state: 'checked', issues: [] });
    await does(`${path}/configure`, { overrides });
    const after = await backend.get(component, `${path}/overrides`);
    expect(after.body.data.values.workload).toEqual(workload);
  });

  it('compares what is wanted on a data plane with what is there', async () => {
    const { environments } = await deployments();
    const { ref } = environments[0];
    await until(ref.name, ({ health }) => health?.state === 'ready');
    const { status, body } = await backend.get(
      component,
      `compare?left=environment:${ref.name}&right=live:${ref.name}`,
    );
    const said = body.error?.message ?? body.data.right.yaml;
    const isTold = generation !== 'v0.2';
    expect(status).toBe(isTold ? 200 : 404);
    expect(said).toMatch(
      isTold ? /kind: Deployment/ : /does not tell what it wants/,
    );
    expect(body.data?.changes ?? []).toEqual([]);
    expect(body.data?.problems).toBeUndefined();
    expect(body.data?.right.yaml ?? '').not.toContain('resourceVersion:');
  });

  it('refuses what cannot be, with the cause, and writes nothing', async () => {
    const { environments } = await deployments();
    const [first, , third] = environments;
    const before = await Promise.all(
      environments.filter(one => one.deployment).map(specOf),
    );
    expect(
      await asks('promote', { from: third.ref.name, to: first.ref.name }),
    ).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('does not promote from') },
    });
    expect(
      await asks('deploy', {
        environment: first.ref.name,
        release: { kind: 'release', name: 'never-made' },
      }),
    ).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('does not exist') },
    });
    const after = await deployments();
    expect(
      await Promise.all(
        after.environments.filter(one => one.deployment).map(specOf),
      ),
    ).toEqual(before);
  });

  it('is refused where the rights on the control plane are missing', async () => {
    const { environments } = await deployments();
    const { deployment } = environments[1];
    const [own] = await backend.controlPlane.manifests(deployment!.ref);
    const plural = `${own.kind?.toLowerCase()}s`;
    sandbox.faults.deny(sandbox.token, 'patch', plural);
    const { status, error } = await asks(
      `deployments/${deployment!.ref.name}/configure`,
      { overrides: { workload: { env: [{ name: 'A', value: 'b' }] } } },
    );
    expect({ status, error }).toMatchObject({
      status: 403,
      error: {
        message: expect.stringMatching(new RegExp(`"patch" on "${plural}[.]`)),
      },
    });
  });
});
