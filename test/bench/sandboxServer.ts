// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dataPlaneNamespace, Sandbox, startSandbox } from '@fourplane/sandbox';

/** What the bench asks of the sandbox's process. */
export type Command =
  | {
      readonly type: 'start';
      readonly components: number;
      readonly runs?: number;
    }
  | { readonly type: 'count'; readonly verb?: string }
  | {
      readonly type: 'change';
      readonly action: 'create' | 'delete';
      readonly name: string;
    }
  | { readonly type: 'redeploy'; readonly name: string; readonly by: string }
  | {
      readonly type: 'pod';
      readonly name: string;
      readonly isCrashing: boolean;
    };

/** What the sandbox's process answers, one reply to each command. */
export type Reply =
  | {
      readonly type: 'started';
      readonly url: string;
      readonly token: string;
      readonly caPem: string;
    }
  | { readonly type: 'count'; readonly requests: number }
  | { readonly type: 'changed'; readonly at: number }
  | { readonly type: 'failed'; readonly message: string };

const apiVersion = 'openchoreo.dev/v1alpha1';
const namespace = 'default';
const project = 'bench';
const environment = 'development';

let sandbox: Sandbox | undefined;

async function start(components: number, runs?: number): Promise<Reply> {
  sandbox = await startSandbox({
    seed: 'platform',
    controllers: false,
    components,
    runs,
  });
  const { client, url, token, caPem, requests } = sandbox;
  await client.apply({
    apiVersion,
    kind: 'Project',
    metadata: { name: project, namespace },
    spec: {
      deploymentPipelineRef: { name: 'default' },
      type: { kind: 'ClusterProjectType', name: 'default' },
    },
  });
  requests.reset();
  return { type: 'started', url, token, caPem };
}

async function change(
  { client }: Sandbox,
  action: 'create' | 'delete',
  name: string,
): Promise<Reply> {
  const at = Date.now();
  if (action === 'create') {
    await client.create({
      apiVersion,
      kind: 'Component',
      metadata: { name, namespace },
      spec: {
        owner: { projectName: project },
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/service',
        },
      },
    });
  } else {
    await client.delete(apiVersion, 'Component', namespace, name);
  }
  return { type: 'changed', at };
}

/** Deploys a component anew in the name of somebody; its binding is made when it is not there. */
async function redeploy(
  { client }: Sandbox,
  name: string,
  by: string,
): Promise<Reply> {
  const at = Date.now();
  await client.apply({
    apiVersion,
    kind: 'ReleaseBinding',
    metadata: {
      name: `${name}-development`,
      namespace,
      annotations: { 'fourplane.dev/changed-by': by },
    },
    spec: {
      owner: { projectName: project, componentName: name },
      environment,
      releaseName: `${name}-1`,
    },
  });
  return { type: 'changed', at };
}

/** Lets the one pod of a component in development run or crash; it is made when it is not there. */
async function setPod(
  { client }: Sandbox,
  name: string,
  isCrashing: boolean,
): Promise<Reply> {
  const inPlane = dataPlaneNamespace(namespace, project, environment);
  const pod = `${name}-pod`;
  if (!(await client.find('v1', 'Pod', inPlane, pod))) {
    await client.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: inPlane } },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: pod,
          namespace: inPlane,
          labels: {
            'openchoreo.dev/namespace': namespace,
            'openchoreo.dev/project': project,
            'openchoreo.dev/component': name,
            'openchoreo.dev/environment': environment,
          },
        },
        spec: { containers: [{ name: 'main', image: 'registry.invalid/x:1' }] },
      },
    ]);
  }
  const at = Date.now();
  await client.mergePatch(
    'v1',
    'Pod',
    inPlane,
    pod,
    { status: podStatus(isCrashing) },
    { subresource: 'status' },
  );
  return { type: 'changed', at };
}

/** As a kubelet writes it. */
function podStatus(isCrashing: boolean): object {
  const ready = isCrashing ? 'False' : 'True';
  return {
    phase: 'Running',
    conditions: [
      { type: 'PodScheduled', status: 'True' },
      { type: 'Ready', status: ready },
    ],
    containerStatuses: [
      {
        name: 'main',
        image: 'registry.invalid/x:1',
        imageID: '',
        ready: !isCrashing,
        restartCount: isCrashing ? 3 : 0,
        state: isCrashing
          ? {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: 'back-off 40s restarting failed container=main',
              },
              running: null,
            }
          : {
              running: { startedAt: '2026-01-01T00:00:00Z' },
              waiting: null,
            },
      },
    ],
  };
}

async function answer(command: Command): Promise<Reply> {
  if (command.type === 'start') {
    return start(command.components, command.runs);
  }
  if (!sandbox) {
    throw new Error('The sandbox has not been started');
  }
  switch (command.type) {
    case 'count':
      return {
        type: 'count',
        requests: sandbox.requests.count({ verb: command.verb }),
      };
    case 'redeploy':
      return redeploy(sandbox, command.name, command.by);
    case 'pod':
      return setPod(sandbox, command.name, command.isCrashing);
    default:
      return change(sandbox, command.action, command.name);
  }
}

process.on('message', async (command: Command) => {
  try {
    process.send?.(await answer(command));
  } catch (error) {
    process.send?.({ type: 'failed', message: String(error) });
  }
});
process.on('disconnect', () => process.exit());
