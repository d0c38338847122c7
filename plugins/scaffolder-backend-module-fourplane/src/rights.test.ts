// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ANNOTATION_CHANGED_BY,
  ANNOTATION_INTENT_KEY,
} from '@fourplane/plugin-fourplane-common';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const component = {
  project: 'acme/storefront',
  name: 'new',
  type: 'service',
  image: 'registry.invalid/x:1',
};
const openChoreo = 'openchoreo.dev/v1alpha1';

describe('with whose rights an action writes', () => {
  let started: StartedActions;
  afterEach(() => started?.stop());

  it('is nobody where the portal does not write, which can still render for Git', async () => {
    started = await startActions({
      generation: 'v1.2',
      seed: 'demo',
      writes: 'off',
    });
    expect(
      await started.runs.refusal('fourplane:component:create', component),
    ).toMatch(/^NotAllowedError: This portal does not write/);
    expect(
      await started.runs.refusal('fourplane:manifest:apply', {
        manifest: 'kind: Project',
      }),
    ).toMatch(/^NotAllowedError: This portal does not write/);
    const { output } = await started.runs.run('fourplane:manifest:render', {
      action: 'fourplane:component:create',
      input: component,
    });
    expect(output.files).toEqual([
      'manifests/acme/component-new.yaml',
      'manifests/acme/workload-new-workload.yaml',
    ]);
  });

  it('is the portal, of which the objects say for whom and in which task', async () => {
    started = await startActions({ generation: 'v1.2', seed: 'demo' });
    const made = async (name: string) =>
      (await started.sandbox.client.get(openChoreo, 'Component', 'acme', name))
        .metadata.annotations ?? {};

    await started.runs.run('fourplane:component:create', component, {
      task: 'by-a-person',
      credentials: mockCredentials.user('user:default/dana'),
    });
    expect(await made('new')).toMatchObject({
      [ANNOTATION_CHANGED_BY]: 'user:default/dana',
      [ANNOTATION_INTENT_KEY]:
        'scaffolder/by-a-person/fourplane-component-create',
    });

    // As a schedule does it.
    await started.runs.run(
      'fourplane:component:create',
      { ...component, name: 'nightly' },
      { credentials: mockCredentials.service('external:nightly') },
    );
    expect(await made('nightly')).not.toHaveProperty([ANNOTATION_CHANGED_BY]);
  });

  it('is the person, where the portal acts as who asks; no service can write then', async () => {
    started = await startActions({
      generation: 'v1.2',
      seed: 'demo',
      writes: 'impersonate',
    });
    expect(
      await started.runs.refusal('fourplane:component:create', component, {
        credentials: mockCredentials.service('external:nightly'),
      }),
    ).toMatch(
      /^NotAllowedError: Control plane "default" is only written to as/,
    );
    // Whoever has no rights on the cluster has none through the portal.
    expect(
      await started.runs.refusal('fourplane:component:create', component, {
        credentials: mockCredentials.user('user:default/dana'),
      }),
    ).toMatch(/user:default\/dana/);
  });
});

describe('an action that waits', () => {
  let started: StartedActions;
  beforeAll(async () => {
    started = await startActions({ generation: 'v1.2', seed: 'demo' });
  });
  afterAll(() => started?.stop());

  it('says how things stood when the time is over, and goes on when it is run again', async () => {
    const task = started.runs.newTask();
    const input = {
      component: 'acme/storefront/catalog-api',
      branch: 'hangs-at-build-image',
    };
    const first = await started.runs.attempt(
      'fourplane:build:trigger',
      { ...input, timeoutSeconds: 2 },
      { task },
    );
    expect(first.error?.name).toBe('WaitError');
    expect(first.error?.message).toMatch(
      /was not ready within 2 seconds; last seen running/,
    );
    const second = await started.runs.attempt(
      'fourplane:build:trigger',
      { ...input, wait: false },
      { task },
    );
    expect(second.lines[0]).toMatch(/^unchanged WorkflowRun /);
  });

  it('ends when the task is cancelled', async () => {
    const abort = new AbortController();
    const running = started.runs.attempt(
      'fourplane:build:trigger',
      {
        component: 'acme/storefront/catalog-api',
        branch: 'hangs-at-build-image',
      },
      {
        signal: abort.signal,
        onLine: line => {
          if (/running/.test(line)) {
            abort.abort();
          }
        },
      },
    );
    expect((await running).error?.name).toBe('CancelledError');
  });

  it('fails when a build does, and says at which step', async () => {
    const { error } = await started.runs.attempt('fourplane:build:trigger', {
      component: 'acme/storefront/catalog-api',
      branch: 'fails-at-build-image',
    });
    expect(error?.message).toMatch(/has failed: .*build-image failed/);
  });
});
