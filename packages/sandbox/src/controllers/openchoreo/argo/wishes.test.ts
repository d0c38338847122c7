// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArgoNode, ArgoWorkflow, argoWorkflowKind } from './objects';
import { askedOf, wishProblem } from './wishes';

const prefix = 'sandbox.fourplane.dev';

const workflow = (
  annotations: Record<string, string>,
  branch = 'main',
): ArgoWorkflow => ({
  ...argoWorkflowKind,
  metadata: {
    name: 'run',
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [
        `${prefix}/${name}`,
        value,
      ]),
    ),
  },
  spec: { arguments: { parameters: [{ name: 'branch', value: branch }] } },
});

const node = (displayName: string): ArgoNode => ({
  id: 'run-1',
  name: `run[1].${displayName}`,
  displayName,
  type: 'Pod',
  phase: 'Pending',
  startedAt: '2026-03-01T10:00:00Z',
  templateName: 'build',
});

describe('what a workflow asks of a step', () => {
  it.each<[string, ArgoWorkflow, string, Record<string, string>]>([
    ['nothing', workflow({}), 'build-image', {}],
    [
      'to fail always',
      workflow({ 'fail-step': 'build-image' }),
      'build-image',
      { 'fail-attempts': 'all' },
    ],
    [
      'to fail once, by its template',
      workflow({ 'fail-step': 'build=1' }),
      'build-image(0)',
      { 'fail-attempts': '1' },
    ],
    ['nothing of another step', workflow({ 'fail-step': 'other' }), 'x', {}],
    [
      'how long it takes and how much it says',
      workflow({
        'step-duration': 'publish-image=5s,build-image=2m',
        'log-lines': '100000',
      }),
      'build-image',
      { duration: '2m', 'log-lines': '100000' },
    ],
    [
      'to fail, by a word',
      workflow({}, 'fails-at-build-image'),
      'build-image',
      { 'fail-attempts': 'all' },
    ],
    [
      'to pass again, by a word',
      workflow({}, 'https://example.com/flaky-at-build-image.git'),
      'build-image',
      { 'fail-attempts': '1' },
    ],
    [
      'to wait for a node, by a word',
      workflow({}, 'pending-at-build-image'),
      'build-image',
      { 'pod-failure': 'Pending' },
    ],
  ])('%s', (_, asking, step, expected) => {
    const names = Object.keys(expected).map(name => `${prefix}/${name}`);
    expect(askedOf(asking, node(step))).toEqual({
      ...Object.fromEntries(
        Object.entries(expected).map(([name, value]) => [
          `${prefix}/${name}`,
          value,
        ]),
      ),
      ...(names.length > 0 && { [`${prefix}/asked`]: names.join(' ') }),
    });
  });
});

describe('what a workflow cannot ask', () => {
  it.each([
    ['log-lines', 'many', 'write a number of lines'],
    ['log-lines', 'build-image=-1', 'write a number of lines'],
    ['step-duration', 'build-image=2m,publish-image=soon', 'write a time'],
    ['fail-step', 'build-image=often', 'how often it fails'],
  ])('%s: %s', (name, value, mend) => {
    const problem = wishProblem(workflow({ [name]: value }));
    expect(problem).toContain(`annotation ${prefix}/${name} is "${value}"; `);
    expect(problem).toContain(mend);
  });

  it('is none of what it can', () => {
    const sound = {
      'log-lines': 'build-image=100000,5',
      'step-duration': 'publish-image=5s,build-image=2m',
      'fail-step': 'build-image=1',
    };
    expect(wishProblem(workflow(sound))).toBeUndefined();
    expect(wishProblem(workflow({ 'fail-step': 'build' }))).toBeUndefined();
  });
});
