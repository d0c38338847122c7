// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { HealthState } from '@fourplane/plugin-fourplane-common';
import { project, ref } from '../__testUtils__/samples';
import { readAddress } from '../useAddressQuery';
import { projectQuerySchema } from './ProjectQuery';
import { selectProjects } from './selectProjects';

function withHealth(
  name: string,
  counts: Partial<Record<HealthState, number>>,
  own: HealthState = 'ready',
) {
  return project(name, {
    project: { ref: ref('project', name), health: { state: own } },
    components: Object.values(counts).reduce((sum, n) => sum + n, 0),
    componentHealth: Object.entries(counts).map(([state, count]) => ({
      state: state as HealthState,
      count,
    })),
  });
}

const projects = [
  withHealth('bravo', { ready: 3 }),
  withHealth('alpha', { ready: 3 }),
  withHealth('charlie', { failed: 1, ready: 9 }),
  withHealth('delta', { failed: 4 }),
  withHealth('echo', {}, 'degraded'),
];

function names(address: string) {
  const query = readAddress(projectQuerySchema, new URLSearchParams(address));
  return selectProjects(projects, query).map(({ project: p }) => p.ref.name);
}

describe('selectProjects', () => {
  it.each([
    ['', ['delta', 'charlie', 'echo', 'alpha', 'bravo']],
    [
      'sort=name&direction=descending',
      'echo delta charlie bravo alpha'.split(' '),
    ],
    ['sort=components', ['echo', 'alpha', 'bravo', 'delta', 'charlie']],
    ['health=degraded', ['echo']],
    ['search=ACME%20ALPH', ['alpha']],
    ['search=nothing', []],
    [
      'sort=nonsense&health=wrong&offset=-3',
      ['delta', 'charlie', 'echo', 'alpha', 'bravo'],
    ],
  ])('selects %p', (address, expected) => {
    expect(names(address)).toEqual(expected);
  });
});
