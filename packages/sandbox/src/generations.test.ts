// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RunningSandbox } from './cli/RunningSandbox';
import {
  crdsOf,
  generationNames,
  generations,
  wantedGenerations,
} from './generations';
import { Sandbox, startSandbox } from './Sandbox';

jest.setTimeout(120_000);

const namesOf = (crds: object[]) =>
  (crds as { metadata: { name: string } }[]).map(
    ({ metadata }) => metadata.name,
  );

describe('the generations of OpenChoreo', () => {
  it('are v1.2 unless something is asked for, each once and oldest first', () => {
    expect(wantedGenerations()).toEqual(['v1.2']);
    expect(wantedGenerations('v0.3')).toEqual(['v0.3']);
    expect(wantedGenerations(['v1.2', 'v0.2', 'v1.2'])).toEqual([
      'v0.2',
      'v1.2',
    ]);
  });

  it('of one API group exclude each other', () => {
    expect(() => wantedGenerations(['v1.2', 'v0.3'])).toThrow(
      'OpenChoreo v0.3 and v1.2 both serve openchoreo.dev and cannot share a cluster',
    );
    expect(() => wantedGenerations([])).toThrow('name at least one generation');
  });

  it.each(generationNames)('have a seed: %s', name => {
    const folder = resolve(__dirname, '../../../examples/openchoreo', name);
    expect(existsSync(resolve(folder, 'platform'))).toBe(true);
    expect(existsSync(resolve(folder, 'demo'))).toBe(true);
  });

  it('serve every kind their controllers reconcile, each CRD once', () => {
    const mixed = namesOf(crdsOf(['v0.2', 'v1.2']));
    expect(new Set(mixed).size).toBe(mixed.length);
    for (const name of generationNames) {
      const { group, controllers } = generations[name];
      const served = new Set(namesOf(crdsOf([name])).map(n => n.split('.')[0]));
      const plurals = controllers
        .filter(({ kind }) => kind.apiVersion.startsWith(`${group}/`))
        .map(({ kind }) => `${kind.kind.toLowerCase()}s`);
      expect(plurals.filter(plural => !served.has(plural))).toEqual([]);
    }
  });

  it('generate components for v1.2 only', async () => {
    await expect(
      startSandbox({ generation: 'v0.2', components: 10 }),
    ).rejects.toThrow('components are generated for v1.2 only');
  });

  describe('side by side', () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
      sandbox = await startSandbox({
        generation: ['v0.2', 'v1.2'],
        seed: 'demo',
      });
    });
    afterAll(() => sandbox.stop());

    it('have their content and their controllers', async () => {
      await sandbox.client.waitFor(
        'core.choreo.dev/v1',
        'Deployment',
        'initech',
        'invoices-production',
        ({ status }) =>
          JSON.stringify(status ?? {}).includes('DeploymentReady'),
        { timeoutMs: 60_000 },
      );
      await sandbox.client.waitFor(
        'openchoreo.dev/v1alpha1',
        'ReleaseBinding',
        'acme',
        'web-production',
        ({ status }) => JSON.stringify(status ?? {}).includes('"type":"Ready"'),
        { timeoutMs: 60_000 },
      );
      const counts = await Promise.all(
        ['core.choreo.dev/v1', 'openchoreo.dev/v1alpha1'].map(
          async version =>
            (
              await sandbox.client.list(version, 'Component')
            ).length,
        ),
      );
      expect(counts).toEqual([7, 14]);
    });

    it('have kinds of one name, told apart on the command line by their group', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
      const file = join(folder, 'kubeconfig');
      writeFileSync(file, sandbox.kubeconfig);
      const running = RunningSandbox.fromKubeconfigFile(file);
      try {
        const groupOf = async (name: string) =>
          (await running.kindNamed(name)).apiVersion;
        expect(await groupOf('deployments')).toBe('apps/v1');
        expect(await groupOf('deployments.core.choreo.dev')).toBe(
          'core.choreo.dev/v1',
        );
        expect(await groupOf('component.openchoreo.dev')).toBe(
          'openchoreo.dev/v1alpha1',
        );
        await expect(groupOf('component.example.com')).rejects.toThrow(
          'the sandbox serves no kind called "component.example.com"',
        );
      } finally {
        await running.close();
        rmSync(folder, { recursive: true });
      }
    });
  });
});
