// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { comparable } from './comparable';
import { Observation, observeWorkflow } from './observeWorkflow';

jest.setTimeout(120_000);

const read = (...path: string[]) =>
  readFileSync(resolve(__dirname, ...path), 'utf8');

describe('what the simulated Argo makes of workflows is what the real one made of them', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ pace: 'instant' });
    await sandbox.client.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'workflows-recorded' },
      },
      {
        // a build plane with any template at all, so that others are missing from it
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'ClusterWorkflowTemplate',
        metadata: { name: 'some' },
        spec: {},
      },
    ]);
  });
  afterAll(() => sandbox.stop());

  const names = readdirSync(resolve(__dirname, 'workflows')).map(file =>
    file.replace('.yaml', ''),
  );

  it.each(names)('%s', async name => {
    const path = resolve(__dirname, 'recorded', `${name}.json`);
    if (!existsSync(path)) {
      throw new Error(
        `What the real Argo makes of workflows/${name}.yaml was never recorded; see README.md`,
      );
    }
    const recorded: Observation = JSON.parse(read('recorded', `${name}.json`));
    const observed = await observeWorkflow(
      sandbox.client,
      read('workflows', `${name}.yaml`),
    );
    expect(comparable(observed)).toEqual(comparable(recorded));
  });
});
