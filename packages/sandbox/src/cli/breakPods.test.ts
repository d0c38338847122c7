// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../client';
import { podFailureNames } from '../controllers/workloads/podFailures';
import { Sandbox, startSandbox } from '../Sandbox';
import { breakPods, type PodBreak } from './breakPods';
import { editObject } from './objectCommands';
import { RunningSandbox } from './RunningSandbox';

jest.setTimeout(60_000);

const api = 'openchoreo.dev/v1alpha1';
const namespace = 'acme';

const cr = (kind: string, name: string, spec: object): KubeObject => ({
  apiVersion: api,
  kind,
  metadata: { name, namespace },
  spec,
});

const manifests = [
  cr('Project', 'shop', {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ClusterProjectType', name: 'default' },
  }),
  cr('ProjectReleaseBinding', 'shop-development', {
    owner: { projectName: 'shop' },
    environment: 'development',
  }),
  cr('Component', 'cart', {
    owner: { projectName: 'shop' },
    autoDeploy: true,
    componentType: { kind: 'ClusterComponentType', name: 'deployment/service' },
  }),
  cr('Workload', 'cart', {
    owner: { projectName: 'shop', componentName: 'cart' },
    container: { image: 'example.com/cart:1' },
    endpoints: { http: { type: 'HTTP', port: 8080, visibility: ['external'] } },
  }),
];

describe('the commands that change a running sandbox', () => {
  let sandbox: Sandbox;
  let running: RunningSandbox;
  let folder: string;
  let said: string[];
  const print = (line: string) => said.push(line);
  const breakCart = (how: PodBreak['how'], more: Partial<PodBreak> = {}) =>
    breakPods(running.client, { name: 'cart', namespace, how, ...more }, print);
  /** The reason of the component's deployment, once it is not ready, or ready. */
  const cartBecomes = async (status: 'True' | 'False') => {
    const binding = await sandbox.client.waitFor(
      api,
      'ReleaseBinding',
      namespace,
      'cart-development',
      ({ status: found }) =>
        (
          found as { conditions?: { type: string; status: string }[] }
        )?.conditions?.find(each => each.type === 'Ready')?.status === status,
      { timeoutMs: 20_000 },
    );
    return binding;
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'platform', pace: 'instant' });
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'kubeconfig');
    writeFileSync(file, sandbox.kubeconfig);
    running = RunningSandbox.fromKubeconfigFile(file);
    await sandbox.client.apply(manifests);
    await cartBecomes('True');
  });
  beforeEach(() => {
    said = [];
  });
  afterAll(async () => {
    await running.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(podFailureNames)(
    'break pod: a component that runs fails by %s, and recovers, as often as it is asked to',
    async how => {
      for (let round = 0; round < 2; round += 1) {
        await breakCart(how);
        await cartBecomes('False');
        await breakCart('none');
        await cartBecomes('True');
      }
      expect(said.slice(0, 2)).toEqual([
        `cart: 2 pods: ${how}`,
        'cart: 2 pods may run',
      ]);
    },
  );

  it('break pod --for: mends what it broke, also when it is ended early', async () => {
    await breakCart('CrashLoopBackOff', { seconds: 0 });
    await cartBecomes('True');
    const abort = new AbortController();
    const broken = breakCart('CrashLoopBackOff', {
      seconds: 600,
      signal: abort.signal,
      environment: 'development',
    });
    await cartBecomes('False');
    abort.abort();
    await broken;
    await cartBecomes('True');
    expect(said).toContain('cart: 2 pods: CrashLoopBackOff, for 600 seconds');
    expect(said.at(-1)).toBe('cart: 2 pods as before');
  });

  it('break pod: takes the name of a pod too, and says so when there is none', async () => {
    const [pod] = await sandbox.client.list('v1', 'Pod', {
      labelSelector: 'openchoreo.dev/component=cart',
    });
    const one = {
      name: pod.metadata.name,
      namespace: pod.metadata.namespace ?? '',
    };
    await breakCart('OOMKilled', one);
    await cartBecomes('False');
    await breakCart('none', one);
    await cartBecomes('True');
    expect(said).toEqual([
      `${one.name}: 1 pod: OOMKilled`,
      `${one.name}: 1 pod may run`,
    ]);

    await expect(breakCart('Pending', { name: 'nobody' })).rejects.toThrow(
      'no component with pods, named "nobody" in namespace "acme"',
    );
    await expect(
      breakCart('Pending', { environment: 'production' }),
    ).rejects.toThrow('wait until it is deployed');
  });

  it('edit: sets an annotation whose name has dots and a slash', async () => {
    const set = [
      'metadata.annotations.openchoreo.dev/display-name=Basket',
      'spec.autoDeploy=false',
    ];
    await editObject(
      running,
      { kind: 'component', name: 'cart', namespace, set },
      print,
    );
    expect(said).toEqual(['component/cart edited']);
    const cart = await sandbox.client.get(api, 'Component', namespace, 'cart');
    expect(cart).toMatchObject({
      metadata: { annotations: { 'openchoreo.dev/display-name': 'Basket' } },
      spec: { autoDeploy: false, owner: { projectName: 'shop' } },
    });
  });
});
