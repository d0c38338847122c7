// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { HttpKubeApi } from '../kube/HttpKubeApi';
import { KubeResource } from '../kube/KubeObject';
import { ServerConnection } from '../kube/ServerConnection';
import { ManifestWriter } from './ManifestWriter';

const group = 'openchoreo.dev';
const served: KubeResource[] = [
  ['Project', 'projects', true] as const,
  ['Environment', 'environments', true] as const,
  ['ClusterComponentType', 'clustercomponenttypes', false] as const,
].map(([kind, plural, namespaced]) => ({
  group,
  version: 'v1alpha1',
  kind,
  plural,
  namespaced,
}));

function project(name: string, pipeline = 'default') {
  return {
    apiVersion: `${group}/v1alpha1`,
    kind: 'Project',
    metadata: { name, namespace: 'default' },
    spec: {
      deploymentPipelineRef: { name: pipeline },
      type: { kind: 'ClusterProjectType', name: 'default' },
    },
  };
}

describe('ManifestWriter', () => {
  let sandbox: Sandbox;
  let api: HttpKubeApi;
  beforeEach(async () => {
    sandbox = await startSandbox({ controllers: false });
    api = HttpKubeApi.create({
      connection: ServerConnection.create({
        server: sandbox.url,
        token: sandbox.token,
        caData: Buffer.from(sandbox.caPem).toString('base64'),
      }),
    });
  });
  afterEach(async () => {
    await api.close();
    await sandbox.stop();
  });

  const writerOf = (writes: 'off' | 'serviceAccount' = 'serviceAccount') =>
    ManifestWriter.create({ api, controlPlane: 'default', served, writes });
  const names = async () =>
    (await sandbox.client.list(`${group}/v1alpha1`, 'Project')).map(
      ({ metadata }) => metadata.name,
    );

  it('makes, leaves and changes what it is given, and says which', async () => {
    const apply = async (pipeline: string) => {
      const outcome = await writerOf().apply([project('one', pipeline)], {});
      return outcome.state === 'done'
        ? outcome.written.map(({ result }) => result)
        : outcome;
    };
    expect(await apply('default')).toEqual(['created']);
    expect(await apply('default')).toEqual(['unchanged']);
    expect(await apply('other')).toEqual(['changed']);
  });

  it('writes none when one of them is refused, and says which field', async () => {
    const outcome = await writerOf().apply(
      [
        project('one'),
        { ...project('two'), spec: { deploymentPipelineRef: {} } },
      ],
      {},
    );
    expect(outcome).toMatchObject({
      state: 'refused',
      issues: expect.arrayContaining([
        expect.objectContaining({ path: '1.spec.type' }),
      ]),
    });
    expect(await names()).toEqual([]);
  });

  it('writes nothing in a dry run, or where nothing may be written', async () => {
    expect(await writerOf().apply([project('one')], { dryRun: true })).toEqual({
      state: 'checked',
    });
    expect(await writerOf('off').apply([project('one')], {})).toMatchObject({
      state: 'refused',
      cause: 'closed',
    });
    expect(await names()).toEqual([]);
  });

  it.each([
    [{ ...project('one'), kind: 'Secret', apiVersion: 'v1' }, '0.kind'],
    [{ ...project('one'), kind: 'Spaceship' }, '0.kind'],
    [{ ...project('one'), metadata: { name: 'one' } }, '0.metadata.namespace'],
    [
      { ...project('one'), kind: 'ClusterComponentType' },
      '0.metadata.namespace',
    ],
    [
      {
        ...project('one'),
        metadata: { name: 'one', namespace: 'default', generateName: 'x-' },
      },
      '0.metadata.generateName',
    ],
    [{ kind: 'Project' }, '0.apiVersion'],
    ['text', '0'],
  ])('refuses %j at %s', async (manifest, path) => {
    const outcome = await writerOf().apply([manifest], {});
    expect(
      outcome.state === 'refused' && outcome.issues.map(issue => issue.path),
    ).toContain(path);
  });

  it('deletes what is there, and is content with what is not', async () => {
    await sandbox.client.apply(project('one'));
    const remove = async () => {
      const outcome = await writerOf().delete(
        [project('one'), project('two')],
        {},
      );
      return outcome.state === 'done'
        ? outcome.written.map(({ result }) => result)
        : outcome;
    };
    expect(await remove()).toEqual(['deleted', 'absent']);
    expect(await names()).toEqual([]);
    expect(await remove()).toEqual(['absent', 'absent']);
  });
});
