// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build } from '@fourplane/plugin-fourplane-common';
import { reportedGraph, reportedStepOf } from './reportedGraph';

describe('a step that the control plane reports', () => {
  const steps: Build['steps'] = [
    { name: 'clone', phase: 'succeeded' },
    { name: 'build', phase: 'failed' },
  ];
  const build = { steps } as Build; // nothing else of it is looked at

  it('is found by its node', () => {
    const { nodes } = reportedGraph(build, 'The plane is away');
    expect(nodes.map(({ id }) => reportedStepOf(build, id))).toEqual([
      { index: 0, name: 'clone' },
      { index: 1, name: 'build' },
    ]);
  });

  // Of a name and a number that somebody may choose, the pod of another run could be made.
  it.each([
    'step:1:clone',
    'step:2:build',
    'step:0:other-run-build',
    'step:0:',
    'step:-1:clone',
    'step:99999999:clone',
    'clone',
  ])('is not %s where the build has no such step', node => {
    expect(reportedStepOf(build, node)).toBeUndefined();
  });
});
