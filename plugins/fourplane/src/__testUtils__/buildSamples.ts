// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BuildGraph,
  BuildNode,
  LogEvent,
  BuildDetail,
  BuildForm,
  ComponentBuilds,
  BuildSummary,
} from '@fourplane/plugin-fourplane-common';
import { RECENT, ref } from './samples';

const componentRef = ref('component', 'greeter', { project: 'shop' });
const allowed = { allowed: true };

/** Where builds of the sample component are, below the entity's tab. */
export const buildRef = (name: string) =>
  ref('build', name, { project: 'shop' });

const before = (seconds: number) =>
  new Date(Date.parse(RECENT) - seconds * 1000).toISOString();

export function buildSummary(
  name: string,
  more: Partial<BuildSummary> = {},
): BuildSummary {
  return {
    ref: buildRef(name),
    component: componentRef,
    phase: 'succeeded',
    revision: { branch: 'main', commit: '99ffee0011223344' },
    createdAt: before(185),
    startedAt: before(182),
    completedAt: RECENT,
    releases: [],
    ...more,
  };
}

export const failedSummary = buildSummary('greeter-8', {
  phase: 'failed',
  reason: 'WorkflowFailed',
  revision: { branch: 'main', commit: 'a1b2c3d4e5f60718' },
  startedAt: before(130),
  failedStep: { name: 'build-image', message: 'exit code 1' },
});

export function buildPage(
  builds: BuildSummary[],
  more: Partial<ComponentBuilds> = {},
): ComponentBuilds {
  return {
    builds,
    total: builds.length,
    start: 0,
    branches: ['main', 'release-1'],
    counts: {
      pending: 0,
      running: 0,
      succeeded: 1,
      failed: 1,
      skipped: 0,
      unknown: 0,
    },
    workflow: { kind: 'ClusterWorkflow', name: 'docker' },
    canBuild: true,
    ...more,
  };
}

export function buildDetail(more: Partial<BuildDetail> = {}): BuildDetail {
  return {
    build: {
      ref: buildRef('greeter-8'),
      component: componentRef,
      phase: 'failed',
      reason: 'WorkflowFailed',
      message: 'the build has failed',
      revision: { branch: 'main', commit: 'a1b2c3d4e5f60718' },
      workflow: { kind: 'ClusterWorkflow', name: 'docker' },
      createdAt: before(131),
      startedAt: before(130),
      completedAt: RECENT,
      steps: [
        { name: 'checkout', phase: 'succeeded' },
        { name: 'build-image', phase: 'failed', message: 'exit code 1' },
      ],
    },
    previous: { name: 'greeter-7' },
    releases: [],
    plane: {
      ref: ref('buildPlane', 'default', { tenant: undefined }),
      title: 'Default',
    },
    actions: { retry: allowed, stop: allowed, delete: allowed },
    ...more,
  };
}

export function buildNode(
  name: string,
  more: Partial<BuildNode> = {},
): BuildNode {
  return {
    id: `id-${name}`,
    name,
    type: 'pod',
    phase: 'succeeded',
    startedAt: before(100),
    completedAt: before(60),
    parents: [],
    inputs: [],
    outputs: [],
    hasLog: true,
    ...more,
  };
}

export function buildGraph(more: Partial<BuildGraph> = {}): BuildGraph {
  return {
    source: 'workflow',
    parameters: [{ name: 'git-repo', value: 'https://git.example/shop' }],
    events: [],
    nodes: [
      buildNode('checkout', {
        outputs: [{ name: 'revision', value: 'a1b2c3d4' }],
      }),
      buildNode('unit-test', { parents: ['id-checkout'] }),
      buildNode('build-image', {
        phase: 'failed',
        message: 'exit code 1',
        parents: ['id-checkout'],
      }),
      buildNode('publish', {
        phase: 'skipped',
        parents: ['id-unit-test', 'id-build-image'],
        hasLog: false,
        startedAt: undefined,
        completedAt: undefined,
      }),
    ],
    ...more,
  };
}

export const buildForm: BuildForm = {
  workflow: { kind: 'ClusterWorkflow', name: 'docker' },
  title: 'Docker',
  parameters: {
    type: 'object',
    properties: {
      docker: {
        type: 'object',
        properties: {
          context: { type: 'string', default: '.' },
          filePath: { type: 'string' },
        },
      },
    },
  },
  values: { docker: { filePath: './Dockerfile' } },
  branch: 'main',
  tracks: [],
  allowed: true,
};

/** A log as the backend streams it. */
export function logOf(
  texts: readonly string[],
  more: { pod?: string; containers?: string[] } = {},
): LogEvent[] {
  const { pod = 'greeter-8-build-1', containers = ['main', 'wait'] } = more;
  return [
    {
      type: 'source',
      source: 'pod',
      pod,
      container: 'main',
      containers,
      follow: false,
    },
    ...texts.map(
      (text, index): LogEvent => ({
        type: 'line',
        text,
        id: `${index}`,
        at: before(50),
      }),
    ),
    { type: 'end', reason: 'complete' },
  ];
}
