// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyFile,
  deleteObject,
  editObject,
  getObjects,
} from './cli/objectCommands';
import { RunningSandbox } from './cli/RunningSandbox';
import { serve } from './cli/serve';
import { SandboxClient } from './client';
import { startSandbox, type Sandbox } from './Sandbox';

const API_VERSION = 'openchoreo.dev/v1alpha1';
const component = `
apiVersion: ${API_VERSION}
kind: Component
metadata:
  name: cart
spec:
  owner: { projectName: shop }
  autoDeploy: true
  componentType: { kind: ClusterComponentType, name: deployment/service }
`;

describe('startSandbox', () => {
  const running: Sandbox[] = [];
  let directory: string;
  const start = async (options: Parameters<typeof startSandbox>[0]) => {
    const sandbox = await startSandbox({ controllers: false, ...options });
    running.push(sandbox);
    return sandbox;
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(sandbox => sandbox.stop()));
    rmSync(directory, { recursive: true });
  });

  it("serves OpenChoreo's kinds to whoever has its kubeconfig, until it is stopped", async () => {
    const sandbox = await start({});
    const client = SandboxClient.fromKubeconfig(sandbox.kubeconfig);
    await client.apply(component);
    expect(await client.list(API_VERSION, 'Component')).toHaveLength(1);
    await sandbox.stop();
    await sandbox.stop();
    await expect(client.list(API_VERSION, 'Component')).rejects.toThrow();
    await client.close();
  });

  it('generates components and workloads of upstream size that its own schemas accept', async () => {
    const sandbox = await start({ components: 250 });
    const components = await sandbox.client.list(API_VERSION, 'Component');
    const workloads = await sandbox.client.list(API_VERSION, 'Workload');
    expect([components.length, workloads.length]).toEqual([250, 250]);
    expect(new Set(components.map(each => each.metadata.namespace)).size).toBe(
      5,
    );
    const bytes = (objects: object[]) =>
      JSON.stringify(objects).length / objects.length;
    expect(bytes(components)).toBeCloseTo(2470, -2);
    expect(bytes(workloads)).toBeCloseTo(780, -2);
    for (const { kind, metadata } of [components[7], workloads[7]]) {
      const { namespace, name } = metadata;
      const patch = { metadata: { labels: { seen: 'true' } } };
      await expect(
        sandbox.client.mergePatch(API_VERSION, kind, namespace, name, patch),
      ).resolves.toMatchObject(patch);
    }
  });

  it('applies the files of a directory, and names the one it cannot read', async () => {
    writeFileSync(join(directory, 'a.yaml'), component);
    const sandbox = await start({ seedDir: directory });
    expect(await sandbox.client.list(API_VERSION, 'Component')).toHaveLength(1);
    writeFileSync(join(directory, 'b.yaml'), 'just: text');
    await expect(start({ seedDir: directory })).rejects.toThrow(
      join(directory, 'b.yaml'),
    );
  });

  it('serves the CRDs of a directory instead of its own', async () => {
    await expect(start({ crdsDir: join(directory, 'none') })).rejects.toThrow(
      'none',
    );
    const sandbox = await start({ crdsDir: directory });
    expect(await sandbox.client.served(API_VERSION, 'Component')).toBe(
      undefined,
    );
  });

  it('runs in the foreground until it is told to stop, and is spoken to from outside', async () => {
    const kubeconfigFile = join(directory, 'deep', 'kubeconfig');
    const abort = new AbortController();
    const lines: string[] = [];
    let isReady = () => {};
    const ready = new Promise<void>(resolve => {
      isReady = resolve;
    });
    const served = serve(
      { kubeconfigFile, controllers: false, port: 0 },
      abort.signal,
      line => {
        lines.push(line);
        if (line.includes('Ctrl-C')) {
          isReady();
        }
      },
    );
    await Promise.race([ready, served]);
    expect((statSync(kubeconfigFile).mode % 0o1000).toString(8)).toBe('600');

    const outside = RunningSandbox.fromKubeconfigFile(kubeconfigFile);
    const said: string[] = [];
    const print = (line: string) => said.push(line);
    writeFileSync(join(directory, 'c.yaml'), component);
    await applyFile(outside, join(directory, 'c.yaml'), print);
    await editObject(
      outside,
      {
        kind: 'comp',
        name: 'cart',
        set: [
          'spec.autoDeploy=false',
          'metadata.annotations.openchoreo.dev/display-name=Basket',
        ],
      },
      print,
    );
    await getObjects(outside, { kind: 'components', name: 'cart' }, print);
    expect(said.at(-1)).toContain('openchoreo.dev/display-name: Basket');
    expect(said.at(-1)).toContain('autoDeploy: false');
    await getObjects(outside, { kind: 'Component' }, print);
    expect(said.at(-1)).toMatch(/^default +cart/);
    expect(await outside.break({ break: 'watches' })).toContain('watch');
    await deleteObject(outside, { kind: 'component', name: 'cart' }, print);
    await expect(outside.kindNamed('ghost')).rejects.toThrow(
      'the sandbox serves no kind called "ghost"',
    );

    const address = new URL(
      lines
        .find(line => line.includes('https://'))
        ?.split(' ')
        .at(-1) ?? '',
    );
    const clash = serve(
      {
        kubeconfigFile: join(directory, 'other'),
        controllers: false,
        port: Number(address.port),
      },
      abort.signal,
      print,
    );
    await expect(clash).rejects.toThrow(`port ${address.port} is taken`);

    abort.abort();
    await served;
    expect(existsSync(kubeconfigFile)).toBe(false);
    expect(lines.at(-1)).toBe('The sandbox has stopped.');
    await expect(outside.break({ break: 'watches' })).rejects.toThrow(
      'does not answer',
    );
    await outside.close();
  });
});
