// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { BuildNode } from '@fourplane/plugin-fourplane-common';
import { firstStep } from '../firstStep';
import { layoutSteps, STEP_HEIGHT, STEP_WIDTH } from './layoutSteps';
import { stepsOf } from './stepsOf';

const node = (
  id: string,
  type: BuildNode['type'],
  more: Partial<BuildNode> = {},
): BuildNode => ({
  id,
  name: id,
  type,
  phase: 'succeeded',
  parents: [],
  inputs: [],
  outputs: [],
  hasLog: type === 'pod',
  ...more,
});

/** `within/name < what it follows`, a line a step. */
const drawn = (nodes: BuildNode[]) =>
  stepsOf(nodes).map(({ name, within, follows }) =>
    [...within, name].join('/').concat(follows.length ? ` < ${follows}` : ''),
  );

describe('stepsOf', () => {
  it('draws a DAG as its tasks, and a group within it as what is in it', () => {
    expect(
      drawn([
        node('run', 'dag'),
        node('publish', 'pod', { inside: 'run', parents: ['tests', 'lint'] }),
        node('checkout', 'pod', { inside: 'run' }),
        node('lint', 'pod', { inside: 'run', parents: ['checkout'] }),
        node('tests', 'steps', { inside: 'run', parents: ['checkout'] }),
        node('[0]', 'stepGroup', { inside: 'tests' }),
        node('unit', 'pod', { inside: 'tests', parents: ['[0]'] }),
        node('[1]', 'stepGroup', { inside: 'tests', parents: ['unit'] }),
        node('e2e', 'pod', { inside: 'tests', parents: ['[1]'] }),
        node('notify', 'pod', { parents: ['run'] }),
      ]),
    ).toEqual([
      'checkout',
      'lint < checkout',
      'tests/unit < checkout',
      'tests/e2e < unit',
      'publish < e2e,lint',
      'notify < publish',
    ]);
  });

  it('draws a retry once, as its last attempt, with all of them', () => {
    const [checkout, build, push] = stepsOf([
      node('run', 'steps'),
      node('checkout', 'pod', { inside: 'run' }),
      node('build', 'retry', {
        inside: 'run',
        parents: ['checkout'],
        phase: 'running',
      }),
      node('build(1)', 'pod', {
        inside: 'build',
        parents: ['build(0)'],
        attempt: 2,
        phase: 'running',
      }),
      node('build(0)', 'pod', { inside: 'build', attempt: 1, phase: 'failed' }),
      node('push', 'pod', { inside: 'run', parents: ['build'] }),
    ]);
    expect(checkout?.id).toBe('checkout');
    expect(build).toMatchObject({
      id: 'build',
      name: 'build',
      node: { id: 'build(1)', phase: 'running' },
      follows: ['checkout'],
    });
    expect(build?.attempts.map(({ id }) => id)).toEqual([
      'build(0)',
      'build(1)',
    ]);
    expect(push?.follows).toEqual(['build']);
  });

  it('draws the containers of a set, and a run of which nothing has begun', () => {
    expect(
      drawn([
        node('set', 'containerSet'),
        node('compile', 'container', { inside: 'set' }),
        node('package', 'container', { inside: 'set', parents: ['compile'] }),
      ]),
    ).toEqual(['compile', 'package < compile']);
    expect(drawn([node('run', 'dag', { phase: 'pending' })])).toEqual(['run']);
    expect(drawn([])).toEqual([]);
  });

  it('ends on a circle and on what is not there', () => {
    expect(
      drawn([
        node('a', 'pod', { parents: ['b'], inside: 'gone' }),
        node('b', 'pod', { parents: ['a', 'gone'] }),
        node('self', 'pod', { inside: 'self', parents: ['self'] }),
      ]),
    ).toHaveLength(3);
  });
});

describe('firstStep', () => {
  const first = (...nodes: BuildNode[]) => firstStep(stepsOf(nodes))?.id;
  const failed = (id: string, completedAt: string, hasLog = true) =>
    node(id, 'pod', { phase: 'failed', completedAt, hasLog });

  it('is what failed first and has a log, else what runs, else what ran last', () => {
    expect(
      first(
        node('ok', 'pod'),
        failed('late', '2026-11-25T07:00:02Z'),
        failed('early', '2026-11-25T07:00:01Z'),
        failed('silent', '2026-11-25T07:00:00Z', false),
      ),
    ).toBe('early');
    expect(
      first(node('done', 'pod'), node('now', 'pod', { phase: 'running' })),
    ).toBe('now');
    expect(
      first(node('one', 'pod'), node('two', 'pod'), node('hold', 'suspend')),
    ).toBe('two');
    expect(first()).toBeUndefined();
  });
});

describe('layoutSteps', () => {
  it('puts every step below what it follows, and none over another', () => {
    const steps = stepsOf([
      node('a', 'pod'),
      node('b', 'pod', { parents: ['a'] }),
      node('c', 'pod', { parents: ['a'] }),
      node('d', 'pod', { parents: ['b', 'c'] }),
    ]);
    const { places, lines, width, height } = layoutSteps(steps);
    for (const { id, follows } of steps) {
      for (const earlier of follows) {
        expect(places.get(id)?.y).toBeGreaterThanOrEqual(
          (places.get(earlier)?.y ?? 0) + STEP_HEIGHT,
        );
      }
    }
    const [b, c] = ['b', 'c'].map(id => places.get(id)?.x ?? 0);
    expect(Math.abs((b ?? 0) - (c ?? 0))).toBeGreaterThanOrEqual(STEP_WIDTH);
    expect(lines).toHaveLength(4);
    for (const { x, y } of places.values()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + STEP_WIDTH).toBeLessThanOrEqual(width);
      expect(y + STEP_HEIGHT).toBeLessThanOrEqual(height);
    }
    expect(layoutSteps([])).toMatchObject({ width: 0, height: 0, lines: [] });
  });
});
