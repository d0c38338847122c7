// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { RunResult } from './__testUtils__/ActionRuns';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const CANARY = 'canary-6f1c2d.v4lue';
const pem = '-----BEGIN CERTIFICATE-----';
const secrets = { canary: CANARY };

const inShop = { name: 'new', type: 'service', image: 'registry.invalid/x:1' };

/** Everywhere that somebody could put it, whether or not it is taken there. */
function inputsWith(tenant: string): [string, JsonObject][] {
  const component = { project: `${tenant}/lamps`, ...inShop };
  const direct = {
    type: 'direct',
    server: 'https://plane.example:6443',
    caCert: pem,
    clientCert: pem,
    clientKey: CANARY,
  };
  return [
    ['data-plane:create', { tenant, name: 'attic', access: direct }],
    [
      'data-plane:create',
      { tenant, name: 'x', access: { ...direct, server: 'no' } },
    ],
    ['build-plane:create', { tenant: 'nowhere', name: 'x', access: direct }],
    ['tenant:create', { name: CANARY }],
    ['tenant:create', { name: 'y', [CANARY]: 'x' }],
    ['project:create', { tenant: CANARY, name: 'x' }],
    ['component:create', { ...component, name: CANARY }],
    ['component:create', { ...component, type: CANARY }],
    ['component:create', { ...component, image: CANARY, name: 'imaged' }],
    [
      'component:create',
      {
        ...component,
        name: 'varied',
        workload: { env: [{ name: 'PASSWORD', value: CANARY }] },
      },
    ],
    [
      'component:create',
      {
        ...component,
        name: 'plain',
        workload: { env: [{ name: 'PLAIN', value: CANARY }] },
      },
    ],
    ['component:create', { ...component, parameters: { replicas: CANARY } }],
    ['component:create', { ...component, parameters: { [CANARY]: CANARY } }],
    [
      'component:create',
      {
        project: `${tenant}/lamps`,
        name: 'built',
        type: 'service',
        source: {
          url: `https://user:${CANARY}@git.example/x.git`,
          branch: CANARY,
        },
      },
    ],
    ['build:trigger', { component: `${tenant}/lamps/built`, branch: CANARY }],
    ['component:deploy', { component: CANARY, environment: CANARY }],
    [
      'component:deploy',
      { component: `${tenant}/lamps/plain`, environment: CANARY },
    ],
    ['manifest:apply', { manifest: `a: [\n${CANARY}` }],
    ['manifest:apply', { manifest: `kind: ${CANARY}` }],
    ['manifest:apply', { path: CANARY }],
    ['object:wait', { kind: CANARY, object: CANARY }],
    ['object:delete', { kind: 'component', object: CANARY }],
    ['manifest:render', { action: CANARY, input: { x: CANARY } }],
  ];
}

const generations = {
  'v0.2': 'initech',
  'v0.3': 'default',
  'v1.2': 'acme',
} as const;

describe.each(Object.entries(generations))(
  'a secret given to an action on OpenChoreo %s',
  (generation, tenant) => {
    let started: StartedActions;
    beforeAll(async () => {
      started = await startActions({
        generation: generation as keyof typeof generations,
      });
      await started.runs.run('fourplane:project:create', {
        tenant,
        name: 'lamps',
      });
    });
    afterAll(() => started?.stop());

    const toldBy = ({ lines, error }: RunResult) =>
      [...lines, error?.message, error?.stack, causesOf(error)].join('\n');

    it.each([true, false])(
      'is in no log, output or error (dry run: %s)',
      async isDryRun => {
        for (const [id, input] of inputsWith(tenant)) {
          const result = await started.runs.attempt(`fourplane:${id}`, input, {
            secrets,
            isDryRun,
          });
          const told = toldBy(result);
          expect(`${id}: ${told}`).not.toContain(CANARY);
          expect(told).not.toContain(
            Buffer.from(CANARY).toString('base64').replace(/=+$/, ''),
          );
          expect(await textsBelow(result.workspacePath)).not.toContain(CANARY);
        }
      },
    );

    it('of a plane is hidden also where it is no secret of the task', async () => {
      const [[id, input], second] = inputsWith(tenant);
      const results = [
        await started.runs.attempt(
          `fourplane:${id}`,
          { ...input, name: 'cellar' },
          { isDryRun: true },
        ),
        await started.runs.attempt(`fourplane:${second[0]}`, second[1]),
        await started.runs.attempt('fourplane:manifest:render', {
          action: `fourplane:${id}`,
          input: { ...input, name: 'loft' },
        }),
      ];
      for (const result of results) {
        expect(toldBy(result)).not.toContain(CANARY);
        expect(JSON.stringify(result.output)).not.toContain(CANARY);
        expect(await textsBelow(result.workspacePath)).not.toContain(CANARY);
      }
    });
  },
);

function causesOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined
    ? `${error.cause}\n${causesOf(error.cause)}`
    : '';
}

async function textsBelow(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter(file => file.isFile())
      .map(file => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  return texts.join('\n');
}
