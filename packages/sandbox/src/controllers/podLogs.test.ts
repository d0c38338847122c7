// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { KubeObject } from '../client';
import { Sandbox, startSandbox } from '../Sandbox';
import { sandboxAnnotation } from './sandboxAnnotation';
import { PodStatus } from './workloads/objects';

jest.setTimeout(60_000);

const namespace = 'default';

const pod = (
  name: string,
  failure?: string,
  containers = ['main'],
): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace,
    ...(failure && {
      annotations: { [sandboxAnnotation.podFailure]: failure },
    }),
  },
  spec: { containers: containers.map(each => ({ name: each, image: 'i:1' })) },
});

const statusOf = ({ status = {} }: KubeObject) => status as PodStatus;

describe('pod logs, from the node by way of the API server', () => {
  let sandbox: Sandbox;

  const open = async (path: string, token = sandbox.token) => {
    const asked = request(`${sandbox.url}/api/v1/namespaces/${path}`, {
      ca: sandbox.caPem,
      headers: { authorization: `Bearer ${token}` },
    });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  };
  const get = async (path: string, token?: string) => {
    const response = await open(path, token);
    const text = (await response.toArray()).join('');
    return {
      code: response.statusCode,
      text,
      type: response.headers['content-type'],
    };
  };
  const log = (name: string, query = '', token?: string) =>
    get(`${namespace}/pods/${name}/log?${query}`, token);
  const until = (name: string, predicate: (status: PodStatus) => boolean) =>
    sandbox.client.waitFor('v1', 'Pod', namespace, name, object =>
      predicate(statusOf(object)),
    );
  const become = async (holds: () => boolean) => {
    while (!holds()) await new Promise(resolve => setImmediate(resolve));
  };
  const isUp = (status: PodStatus) =>
    status.containerStatuses?.[0].state.running !== undefined;
  const fail = (name: string, failure: string | null) =>
    sandbox.client.mergePatch('v1', 'Pod', namespace, name, {
      metadata: { annotations: { [sandboxAnnotation.podFailure]: failure } },
    });

  beforeAll(async () => {
    sandbox = await startSandbox({ pace: 'instant' });
    await sandbox.client.apply([
      pod('up'),
      pod('two', undefined, ['main', 'proxy']),
      pod('unpulled', 'ImagePullBackOff'),
      pod('unplaced', 'Pending'),
    ]);
    await until('up', isUp);
    await until('two', isUp);
    await until('unpulled', status => status.phase === 'Pending');
    await until('unplaced', status => status.phase === 'Pending');
  });
  afterAll(() => sandbox.stop());

  it('are plain text', async () => {
    const { code, text, type } = await log('up');
    expect([code, type]).toEqual([200, 'text/plain']);
    expect(text).toMatch(/INFO {2}\[main\] starting up, image i:1\n/);
    expect(await log('up', 'limitBytes=10')).toMatchObject({
      text: text.slice(0, 10),
    });
    expect((await log('two', 'container=proxy')).text).toMatch(
      /starting proxy/,
    );
  });

  // each as a real API server, asking the same node, said it
  it.each([
    ['up', 'container=none', 400, 'container none is not valid for pod up'],
    ['none', '', 404, 'pods "none" not found'],
    [
      'two',
      '',
      400,
      'a container name must be specified for pod two, choose one of: [main proxy]',
    ],
    [
      'up',
      'previous=true',
      400,
      'previous terminated container "main" in pod "up" not found',
    ],
    [
      'unpulled',
      '',
      400,
      'container "main" in pod "unpulled" is waiting to start: trying and failing to pull image',
    ],
    ['up', 'tailLines=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    [
      'up',
      'tailLines=-1',
      422,
      'PodLogOptions "up" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'up',
      'sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z',
      422,
      'PodLogOptions "up" is invalid: []: Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified',
    ],
    [
      'up',
      'stream=Stdout',
      422,
      'PodLogOptions "up" is invalid: stream: Forbidden: may not be specified',
    ],
  ])('of %s with %s are refused: %s', async (name, query, code, message) => {
    const answer = await log(name, query);
    expect(answer.code).toBe(code);
    expect(JSON.parse(answer.text)).toMatchObject({
      kind: 'Status',
      message,
      code,
    });
  });

  it('are empty while no node has the pod', async () => {
    expect(await log('unplaced')).toMatchObject({ code: 204, text: '' });
  });

  it('need a right of their own', async () => {
    const { code, text } = await log('up', '', sandbox.tokens.none);
    expect(code).toBe(403);
    expect(JSON.parse(text).message).toMatch(
      /cannot get resource "pods\/log" in API group "" in the namespace "default"/,
    );
    expect((await log('up', '', sandbox.tokens.viewer)).code).toBe(200);
  });

  it('tell a panic, and keep the log of the run before', async () => {
    await sandbox.client.apply(pod('crashing'));
    await until('crashing', isUp);
    const follower = await open(`${namespace}/pods/crashing/log?follow=true`);
    await fail('crashing', 'CrashLoopBackOff');
    // it ends with the container
    const followed = (await follower.toArray()).join('');
    expect(followed).toMatch(/\npanic: /);
    expect(await log('crashing')).toMatchObject({ text: followed });
    expect(await log('crashing', 'previous=true')).toMatchObject({
      text: followed,
    });

    await fail('crashing', null);
    await until('crashing', isUp);
    const { text } = await log('crashing');
    expect(text).not.toMatch(/panic: /);
    expect(await log('crashing', 'previous=true')).toMatchObject({
      text: followed,
    });
  });

  it('are followed until the pod is gone, and no longer than wanted', async () => {
    await sandbox.client.apply([pod('leaving')]);
    await until('leaving', isUp);
    const follower = await open(`${namespace}/pods/leaving/log?follow=true`);
    const [first] = (await once(follower, 'data')) as [Buffer];
    expect(String(first)).toMatch(/starting leaving/);
    await sandbox.client.delete('v1', 'Pod', namespace, 'leaving');
    await once(follower.resume(), 'end');

    const short = await log('up', 'follow=true&limitBytes=5');
    expect(short).toMatchObject({ code: 200 });
    expect(short.text).toHaveLength(5);

    const watches = sandbox.openWatches();
    const abandoned = await open(`${namespace}/pods/up/log?follow=true`);
    await become(() => sandbox.openWatches() === watches + 1);
    abandoned.destroy();
    await become(() => sandbox.openWatches() === watches);
  });

  it('are told by the steps of a build', async () => {
    await sandbox.client.apply([
      {
        apiVersion: 'openchoreo.dev/v1alpha1',
        kind: 'ClusterWorkflowPlane',
        metadata: { name: 'default' },
        spec: { planeID: 'p', clusterAgent: { clientCA: { value: 'x' } } },
      },
      {
        apiVersion: 'openchoreo.dev/v1alpha1',
        kind: 'ClusterWorkflow',
        metadata: { name: 'build' },
        spec: {
          runTemplate: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            metadata: {
              name: '${metadata.workflowRunName}',
              namespace: '${metadata.namespace}',
            },
            spec: {
              entrypoint: 'all',
              arguments: {
                parameters: [
                  { name: 'git-repo', value: '${parameters.repository.url}' },
                ],
              },
              templates: [
                {
                  name: 'all',
                  steps: ['checkout', 'build-image'].map(name => [
                    { name, template: name },
                  ]),
                },
                { name: 'checkout', container: { image: 'git' } },
                { name: 'build-image', container: { image: 'builder' } },
              ],
            },
          },
        },
      },
      {
        apiVersion: 'openchoreo.dev/v1alpha1',
        kind: 'WorkflowRun',
        metadata: {
          name: 'run',
          namespace,
          annotations: { [sandboxAnnotation.failStep]: 'build-image' },
        },
        spec: {
          workflow: {
            name: 'build',
            parameters: { repository: { url: 'https://example.com/a.git' } },
          },
        },
      },
    ]);
    const ended = await sandbox.client.waitFor(
      'openchoreo.dev/v1alpha1',
      'WorkflowRun',
      namespace,
      'run',
      ({ status }) =>
        (status as { completedAt?: string } | undefined)?.completedAt !==
        undefined,
    );
    const { runReference } = ended.status as {
      runReference: { namespace: string; name: string };
    };
    const steps = await sandbox.client.list('v1', 'Pod', {
      namespace: runReference.namespace,
      labelSelector: `workflows.argoproj.io/workflow=${runReference.name}`,
    });
    const texts = await Promise.all(
      steps.map(async ({ metadata: { name } }) => {
        await sandbox.client.waitFor(
          'v1',
          'Pod',
          runReference.namespace,
          name,
          object => /Succeeded|Failed/.test(statusOf(object).phase ?? ''),
        );
        const { text } = await get(
          `${runReference.namespace}/pods/${name}/log?container=main`,
        );
        return text;
      }),
    );
    expect(texts).toHaveLength(2);
    expect(texts.join('')).toMatch(
      />> Repository: https:\/\/example.com\/a.git/,
    );
    expect(texts.join('')).toMatch(/while running runtime: exit status 1/);

    await sandbox.client.delete(
      'openchoreo.dev/v1alpha1',
      'WorkflowRun',
      namespace,
      'run',
    );
    for (const { metadata } of steps) {
      await sandbox.client.waitGone(
        'v1',
        'Pod',
        runReference.namespace,
        metadata.name,
      );
    }
  });
});
