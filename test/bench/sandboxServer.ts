// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '@fourplane/sandbox';

/** What the bench asks of the sandbox's process. */
export type Command =
  | { readonly type: 'start'; readonly components: number }
  | { readonly type: 'count' }
  | {
      readonly type: 'change';
      readonly action: 'create' | 'delete';
      readonly name: string;
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

let sandbox: Sandbox | undefined;

async function start(components: number): Promise<Reply> {
  sandbox = await startSandbox({
    seed: 'platform',
    controllers: false,
    components,
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

async function answer(command: Command): Promise<Reply> {
  if (command.type === 'start') {
    return start(command.components);
  }
  if (!sandbox) {
    throw new Error('The sandbox has not been started');
  }
  return command.type === 'count'
    ? { type: 'count', requests: sandbox.requests.count() }
    : change(sandbox, command.action, command.name);
}

process.on('message', async (command: Command) => {
  try {
    process.send?.(await answer(command));
  } catch (error) {
    process.send?.({ type: 'failed', message: String(error) });
  }
});
process.on('disconnect', () => process.exit());
