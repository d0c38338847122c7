// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BuildNode, buildNodeSchema } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { nodeIdOf, podNameOf } from './argoNames';
import { readArgoWorkflow } from './ArgoWorkflow';
import { plannedNodes } from './plannedNodes';
import { fateOfStep, stepPodOf } from './stepPod';
import { workflowGraph } from './workflowGraph';

const folder = join(__dirname, '../../../../../test/argo/recorded');
const names = readdirSync(folder).map(file => file.replace('.json', ''));

interface RecordedWorkflow extends KubeObject {
  readonly spec: Record<string, unknown>;
  readonly status: {
    readonly nodes?: Record<string, Record<string, unknown>>;
  } & Record<string, unknown>;
}

/** What a real Argo controller has made of a Workflow, and its pods. */
function recorded(name: string): {
  readonly workflow: RecordedWorkflow;
  readonly pods: readonly KubeObject[];
} {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

const graphOf = (workflow: KubeObject) =>
  workflowGraph(readArgoWorkflow(workflow)).nodes;

function withStatus(
  workflow: RecordedWorkflow,
  status: Record<string, unknown>,
): KubeObject {
  return { ...workflow, status: { ...workflow.status, ...status } };
}

/** `outer/name type phase < what it follows`. */
function drawn(nodes: readonly BuildNode[]): string[] {
  const titles = new Map(nodes.map(({ id, name }) => [id, name]));
  return nodes.map(({ name, type, phase, parents, inside }) => {
    const outer = inside ? `${titles.get(inside)}/` : '';
    const before = parents.map(id => titles.get(id)).join(' ');
    return `${outer}${name} ${type} ${phase}${before && ` < ${before}`}`;
  });
}

function nodeOf(workflow: string, name: string): BuildNode {
  const found = graphOf(recorded(workflow).workflow).find(
    node => node.name === name,
  );
  if (!found) {
    throw new Error(`There is no node ${name}`);
  }
  return found;
}

describe('the graph of a recorded workflow', () => {
  it.each(names)('%s has every node once, after all it depends on', name => {
    const { workflow } = recorded(name);
    const nodes = graphOf(workflow);
    const seen = new Set<string>();
    for (const node of nodes) {
      expect(buildNodeSchema.strict().parse(node)).toEqual(node);
      expect([...node.parents, node.inside ?? node.id]).toEqual(
        expect.arrayContaining([...node.parents]),
      );
      expect(node.parents.every(id => seen.has(id))).toBe(true);
      expect(node.inside === undefined || seen.has(node.inside)).toBe(true);
      expect(seen.has(node.id)).toBe(false);
      seen.add(node.id);
    }
    const ids = Object.keys(workflow.status.nodes ?? {});
    expect(ids.filter(id => !seen.has(id))).toEqual([]);
  });

  it('draws steps, in groups one after the other', () => {
    expect(drawn(graphOf(recorded('steps').workflow))).toEqual([
      'steps steps succeeded',
      'steps/[0] stepGroup succeeded',
      'steps/checkout-source pod succeeded < [0]',
      'steps/[1] stepGroup succeeded < checkout-source',
      'steps/build-image pod succeeded < [1]',
      'steps/unit-tests pod succeeded < [1]',
      'steps/[2] stepGroup succeeded < build-image unit-tests',
      'steps/publish-image pod succeeded < [2]',
    ]);
  });

  it('draws a dag with steps within, what was skipped and what was left out', () => {
    expect(drawn(graphOf(recorded('dag').workflow))).toEqual([
      'dag dag succeeded',
      'dag/checkout pod succeeded',
      'dag/compile pod succeeded < checkout',
      'dag/lint pod failed < checkout',
      'dag/tests steps succeeded < compile',
      'tests/[0] stepGroup succeeded',
      'dag/sign skipped skipped < compile',
      'tests/integration pod succeeded < [0]',
      'tests/unit pod succeeded < [0]',
      'dag/publish pod succeeded < sign tests lint',
      'dag/rollback skipped skipped < tests',
    ]);
    expect(nodeOf('dag', 'rollback').message).toBe(
      'omitted: depends condition not met',
    );
    expect(nodeOf('dag', 'sign').message).toContain('evaluated false');
    expect(nodeOf('dag', 'lint')).toMatchObject({
      exitCode: 1,
      message: 'main: Error (exit code 1)',
      hasLog: true,
    });
  });

  it('draws attempts within their retry', () => {
    expect(drawn(graphOf(recorded('retry').workflow))).toEqual([
      'retry steps succeeded',
      'retry/[0] stepGroup succeeded',
      'retry/flaky retry succeeded < [0]',
      'flaky/flaky(0) pod failed',
      'flaky/flaky(1) pod succeeded < flaky(0)',
      'retry/[1] stepGroup succeeded < flaky',
      'retry/publish-image pod succeeded < [1]',
    ]);
    expect(nodeOf('retry', 'flaky')).toMatchObject({
      attempts: 2,
      hasLog: false,
    });
    expect(nodeOf('retry', 'flaky(1)')).toMatchObject({
      attempt: 2,
      attempts: 2,
      hasLog: true,
    });
  });

  it('draws the containers of a set, each with its log and exit code', () => {
    const nodes = graphOf(recorded('container-set-failed').workflow);
    expect(drawn(nodes)).toEqual([
      'container-set-failed containerSet failed',
      'container-set-failed/checkout container succeeded',
      'container-set-failed/compile container failed < checkout',
      'container-set-failed/main container failed < compile',
    ]);
    expect(nodes.map(({ hasLog, exitCode }) => [hasLog, exitCode])).toEqual([
      [false, 64],
      [true, undefined],
      [true, 1],
      [true, 64],
    ]);
  });

  it('puts what runs at the end after the run', () => {
    expect(drawn(graphOf(recorded('on-exit').workflow))).toEqual(
      expect.arrayContaining([
        'on-exit.onExit steps succeeded < on-exit',
        'on-exit.onExit/celebrate skipped skipped < [0]',
        'on-exit.onExit/tell pod succeeded < [0]',
      ]),
    );
  });

  it('says why a step waits, and why a run never began', () => {
    expect(nodeOf('image-pull', 'build-image')).toMatchObject({
      phase: 'pending',
      message: expect.stringContaining('ImagePullBackOff'),
      hasLog: true,
    });
    expect(nodeOf('pending', 'build-image').message).toBeTruthy();
    expect(graphOf(recorded('missing-template').workflow)).toMatchObject([
      {
        phase: 'failed',
        message: expect.stringContaining('not-there.build-image not found'),
        hasLog: false,
      },
      { name: '[0]', phase: 'skipped' },
      { name: 'build-image', phase: 'skipped', type: 'other', hasLog: false },
    ]);
    expect(nodeOf('suspended', 'approve')).toMatchObject({
      type: 'suspend',
      phase: 'running',
      hasLog: false,
    });
  });

  it('says that a run is being stopped', () => {
    const { workflow } = recorded('running');
    const stopping = {
      ...workflow,
      spec: { ...workflow.spec, shutdown: 'Terminate' },
    };
    const node = graphOf(stopping).find(({ name }) => name === 'build-image');
    expect(node?.message).toBe('Being stopped (Terminate)');
  });

  it('shows inputs and outputs, but no credential', () => {
    const { workflow } = recorded('steps');
    const spec = {
      ...workflow.spec,
      arguments: {
        parameters: [
          { name: 'branch', value: 'main' },
          { name: 'retries', value: 3 },
          { name: 'git-token', value: 'hush' },
          { name: 'from-file' },
        ],
      },
    };
    const graph = workflowGraph(readArgoWorkflow({ ...workflow, spec }));
    expect(graph.parameters).toEqual([
      { name: 'branch', value: 'main' },
      { name: 'retries', value: '3' },
      { name: 'git-token' },
      { name: 'from-file' },
    ]);
    expect(nodeOf('steps', 'publish-image')).toMatchObject({
      inputs: [{ name: 'git-revision', value: '6578912e' }],
      outputs: [{ name: 'image', value: expect.stringContaining(':v1-') }],
    });
  });
});

describe('the pods of a recorded workflow', () => {
  it.each(names)('%s are named as Argo has named them', name => {
    const { workflow, pods } = recorded(name);
    const argo = readArgoWorkflow(workflow);
    for (const { metadata } of pods) {
      const id = metadata.annotations?.['workflows.argoproj.io/node-id'] ?? '';
      expect(stepPodOf(argo, id)?.pod).toBe(metadata.name);
    }
  });

  it('have the name of their node in the older format, and a cut one where it is too long', () => {
    const node = {
      id: 'w-1',
      name: 'w[0].build',
      templateName: 'build',
      templateRef: undefined,
    };
    expect(podNameOf({ name: 'w', podNames: 'v1' }, node)).toBe('w-1');
    const long = podNameOf(
      { name: 'w', podNames: 'v2' },
      { ...node, templateName: 'x'.repeat(300) },
    );
    expect(long).toMatch(/^w-x{240}-\d+$/);
    expect(
      podNameOf(
        { name: 'w', podNames: 'v2' },
        { ...node, templateRef: { name: 'shared', template: 'checkout' } },
      ),
    ).toMatch(/^w-checkout-\d+$/);
  });

  it('of a retry is that of the last attempt, of a container that of its set', () => {
    const retry = readArgoWorkflow(recorded('retry').workflow);
    const flaky = nodeIdOf('retry', 'retry[0].flaky');
    expect(stepPodOf(retry, flaky)).toEqual({ pod: 'retry-flaky-1546778980' });
    const set = readArgoWorkflow(recorded('container-set').workflow);
    const compile = nodeIdOf('container-set', 'container-set.compile');
    expect(stepPodOf(set, compile)).toEqual({
      pod: 'container-set',
      container: 'compile',
    });
    expect(stepPodOf(set, 'nothing')).toBeUndefined();
  });
});

describe('what has not begun', () => {
  const unlooped = names.filter(
    name => !['items', 'retry', 'retry-exhausted'].includes(name),
  );

  it.each(unlooped)(
    'of %s is planned with the ids, places and pods that Argo gives later',
    name => {
      const { workflow, pods } = recorded(name);
      const whole = new Map(
        graphOf(workflow).map(node => [node.id, node] as const),
      );
      const isOfHook = (id: string | undefined) =>
        String(workflow.status.nodes?.[id ?? '']?.name).includes('.onExit');
      const empty = withStatus(workflow, {
        nodes: {},
        phase: 'Pending',
        finishedAt: null,
      });
      const argo = readArgoWorkflow(empty);
      const planned = workflowGraph(argo).nodes;
      const later = (node: BuildNode) => whole.get(node.id);
      const begunLater = planned.filter(
        node => later(node) && later(node)?.type !== 'skipped',
      );
      const placeOf = (node: BuildNode | undefined) =>
        node && [node.name, node.type, node.inside, new Set(node.parents)];
      expect(begunLater.map(placeOf)).toEqual(
        begunLater.map(node => placeOf(later(node))),
      );
      expect(planned.every(({ phase }) => phase === 'pending')).toBe(true);
      const ofSteps = pods
        .map(({ metadata: { name: pod, annotations } }) => ({
          pod,
          id: annotations?.['workflows.argoproj.io/node-id'] ?? '',
        }))
        .filter(({ id }) => whole.get(id)?.type === 'pod' && !isOfHook(id));
      expect(ofSteps.map(({ id }) => stepPodOf(argo, id)?.pod)).toEqual(
        ofSteps.map(({ pod }) => pod),
      );
      const begun = Object.values(workflow.status.nodes ?? {}).filter(
        node => !String(node.name).includes('.onExit'),
      );
      const ids = new Set(planned.map(({ id }) => id));
      const missing = begun.filter(
        node => node.type !== 'Container' && !ids.has(String(node.id)),
      );
      expect(missing).toEqual([]);
    },
  );

  it('is beside what has, and is given up when the run is over', () => {
    const { workflow } = recorded('steps');
    const { nodes = {} } = workflow.status;
    const first = Object.fromEntries(
      Object.entries(nodes).filter(
        ([, { name }]) => name === 'steps' || String(name).includes('[0]'),
      ),
    );
    const running = withStatus(workflow, {
      nodes: first,
      phase: 'Running',
      finishedAt: null,
    });
    expect(drawn(graphOf(running))).toEqual([
      'steps steps succeeded',
      'steps/[0] stepGroup succeeded',
      'steps/checkout-source pod succeeded < [0]',
      'steps/[1] stepGroup pending < checkout-source',
      'steps/build-image pod pending < [1]',
      'steps/unit-tests pod pending < [1]',
      'steps/[2] stepGroup pending < build-image unit-tests',
      'steps/publish-image pod pending < [2]',
    ]);
    const build = nodeIdOf('steps', 'steps[1].build-image');
    const whileRunning = readArgoWorkflow(running);
    expect(fateOfStep(whileRunning, build)).toEqual({ state: 'expected' });
    const over = withStatus(workflow, { nodes: first, phase: 'Failed' });
    expect(
      graphOf(over)
        .slice(3)
        .every(each => each.phase === 'skipped'),
    ).toBe(true);
    expect(fateOfStep(readArgoWorkflow(over), build).state).toBe('ended');
  });

  it('of a loop is what the loop has come to, once it has', () => {
    const planned = plannedNodes(readArgoWorkflow(recorded('items').workflow));
    expect(planned).toEqual([]);
  });
});

describe('a status', () => {
  it('is read where Argo has compressed it', () => {
    const { workflow } = recorded('dag');
    const { nodes } = workflow.status;
    const compressed = withStatus(workflow, {
      nodes: undefined,
      compressedNodes: gzipSync(JSON.stringify(nodes)).toString('base64'),
    });
    expect(graphOf(compressed)).toEqual(graphOf(workflow));
  });

  it('says where its nodes are when they are not in it', () => {
    const { workflow } = recorded('dag');
    const elsewhere = withStatus(workflow, {
      nodes: undefined,
      offloadNodeStatusVersion: 'fnv:123',
    });
    expect(readArgoWorkflow(elsewhere).missingNodes).toContain(
      'offloadNodeStatus',
    );
    const broken = withStatus(workflow, {
      nodes: undefined,
      compressedNodes: 'no gzip',
    });
    expect(readArgoWorkflow(broken).missingNodes).toContain('unpacked');
  });

  it('is read as far as it goes', () => {
    const { workflow } = recorded('failed');
    const { nodes = {} } = workflow.status;
    const [id] = Object.keys(nodes).filter(key => key !== 'failed');
    const odd = withStatus(workflow, {
      nodes: { ...nodes, [id]: { ...nodes[id], phase: 7, outputs: 'x' } },
      finishedAt: ['?'],
    });
    expect(graphOf(odd).find(node => node.id === id)?.phase).toBe('unknown');
    expect(graphOf(odd).map(node => node.id)).toEqual(
      graphOf(workflow).map(node => node.id),
    );
    const nonsense = { ...workflow, spec: [], status: 'x' };
    expect(graphOf(nonsense)).toMatchObject([{ phase: 'pending' }]);
  });
});
