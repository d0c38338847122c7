// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { KubeObject } from '@fourplane/sandbox/client';
import { programsOf } from '../build/programs';
import { clusterFolder, programFolder } from '../cacheFolders';
import { argoHealthPort } from '../run/commandLines';
import { Cluster, startCluster } from '../run/startCluster';
import { recordSample, samples, untilPlatformReady } from './recordSample';

jest.setTimeout(240_000);

const openChoreo = 'openchoreo.dev/v1alpha1';

interface Status {
  conditions?: { type: string; status: string }[];
}
interface Containers {
  template?: { spec: { containers: { image: string }[] } };
  container?: { image: string };
}

describe("OpenChoreo's and Argo's controllers on this machine", () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ argo: true, seed: 'platform' });
    await untilPlatformReady(cluster.client);
  });
  afterAll(() => cluster?.stop());

  const nameOf = (object: unknown) => {
    const { kind, metadata } = object as KubeObject;
    return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  };

  it.each(samples.map(sample => [sample.name, sample] as const))(
    'make of %s what was recorded',
    async (name, sample) => {
      const [program] = programsOf('v1.2').filter(each =>
        each.name.startsWith('openchoreo'),
      );
      const recorded: unknown[] = JSON.parse(
        readFileSync(
          join(__dirname, '../recorded', program.version, `${name}.json`),
          'utf8',
        ),
      );
      const from = join(programFolder(clusterFolder(), program), 'samples');
      const seen = await recordSample(cluster.client, sample, from);
      expect(seen.map(nameOf)).toEqual(recorded.map(nameOf));
      expect(seen).toEqual(recorded);
    },
  );

  it('have built the component from source, and run the image that was built', async () => {
    const run = await cluster.client.get(
      openChoreo,
      'WorkflowRun',
      'default',
      'greeting-service-build-01',
    );
    expect((run.status as Status).conditions).toContainEqual(
      expect.objectContaining({ type: 'WorkflowSucceeded', status: 'True' }),
    );
    const workloads = await cluster.client.list(openChoreo, 'Workload');
    const [image] = workloads
      .filter(({ metadata }) => metadata.name.startsWith('greeting-service'))
      .map(({ spec }) => (spec as Containers).container?.image);
    expect(image).toMatch(/greeting-service.*:v1-[0-9a-f]{8}$/);
    const deployments = await cluster.client.list('apps/v1', 'Deployment');
    expect(
      deployments.flatMap(({ spec }) =>
        (spec as Containers).template?.spec.containers.map(each => each.image),
      ),
    ).toContain(image);
  });

  it("leave Argo's health port shut to the network", async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap(each => each ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address);
    const open = await Promise.all(
      ['::1', ...outside].map(address => accepts(address, argoHealthPort)),
    );
    expect(open).not.toContain(true);
  });
});

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
