// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, ModelRef } from '@fourplane/plugin-fourplane-common';
import { object } from '../__testUtils__/ferry';
import {
  build,
  cluster,
  deployment,
  environment,
  fares,
  lines,
  specOf,
} from '../__testUtils__/ferryIntents';

describe('what is deployed', () => {
  const to = (name: string, release?: ModelRef): Intent =>
    ({
      intent: 'deploy',
      component: fares,
      environment: environment(name),
      ...(release && { release }),
    } as Intent);

  it('is followed by a controller in development, so an image goes into the Workload', () => {
    expect(cluster().plan(to('development'))).toEqual({
      state: 'planned',
      steps: [],
      refs: [deployment('fares')],
    });
    const built = to('development', build('fares-build-1'));
    expect(lines(built)).toEqual(['patch Workload default/fares']);
    expect(specOf(built)).toMatchObject({
      containers: { main: { image: 'f:1', args: ['--listen', ':80'] } },
    });
  });

  it('goes into the binding that is there, whatever its name, as a whole', () => {
    const intent = to('staging', build('fares-build-1'));
    expect(lines(intent)).toEqual(['patch ServiceBinding default/old-staging']);
    expect(specOf(intent)).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      environment: 'staging',
      className: 'replicated',
      releaseState: 'Active',
      apis: expect.objectContaining({ quotes: expect.anything() }),
      workloadSpec: {
        containers: { main: { image: 'f:1', args: ['--listen', ':80'] } },
        endpoints: expect.anything(),
      },
    });
  });

  it('makes a binding where there is none, under a free name that is no longer than a label', () => {
    expect(lines(to('production'))).toEqual([
      'create ServiceBinding default/fares-production',
    ]);
    const taken = object('WebApplicationBinding', 'fares-production', {
      spec: {
        owner: { projectName: 'x', componentName: 'y' },
        environment: 'z',
      },
    });
    const [line] = lines(to('production'), cluster([taken]));
    expect(line).toMatch(/\/fares-production-[0-9a-f]{8}$/);
    const [long] = lines(to(`e${'n'.repeat(61)}v`));
    expect(long.split('/')[1].length).toBeLessThanOrEqual(63);
  });

  it('is promoted as it is bound, to a binding that is there or to a new one', () => {
    const promote = (from: string, target: string): Intent => ({
      intent: 'promote',
      component: fares,
      from: environment(from),
      to: environment(target),
    });
    const there = promote('development', 'staging');
    expect(lines(there)).toEqual(['patch ServiceBinding default/old-staging']);
    expect(specOf(there)).toMatchObject({
      environment: 'staging',
      className: 'replicated',
      releaseState: 'Active',
      workloadSpec: { containers: { main: { image: 'f:2' } } },
    });
    expect(specOf(there)).not.toHaveProperty('workloadSpec.containers.side');
    expect(lines(promote('staging', 'production'))).toEqual([
      'create ServiceBinding default/fares-production',
    ]);
    expect(cluster().issues(promote('staging', 'development'))).toEqual([
      expect.stringContaining('to: OpenChoreo itself keeps'),
    ]);
  });

  it('is rolled back to an earlier build’s image, where nothing undoes that', () => {
    const back = (name: string, to1: string): Intent => ({
      intent: 'rollback',
      deployment: deployment(name),
      to: build(to1),
    });
    expect(lines(back('fares', 'fares-build-1'))).toEqual([
      'patch Workload default/fares',
    ]);
    const bound = cluster([
      {
        ...object('ServiceBinding', 'fares-production', {
          spec: {
            owner: { projectName: 'ferry', componentName: 'fares' },
            environment: 'production',
            workloadSpec: {
              containers: { app: { image: 'f:2', args: ['x'] } },
            },
          },
        }),
      },
    ]);
    expect(
      specOf(back('fares-production', 'fares-build-1'), undefined, bound),
    ).toMatchObject({
      workloadSpec: { containers: { app: { image: 'f:1', args: ['x'] } } },
    });
    expect(cluster().issues(back('fares', 'fares-build-2'))).toEqual([
      'to: Build "fares-build-2" has no image',
    ]);
  });

  it.each([
    ['undeploy', 'Undeploy'],
    ['suspend', 'Suspend'],
    ['resume', 'Active'],
  ] as const)('is asked to %s', (intent, releaseState) => {
    const wanted: Intent = { intent, deployment: deployment('old-staging') };
    expect(specOf(wanted)).toMatchObject({ releaseState });
  });

  it('is a scheduled task, which only its binding’s end takes down', () => {
    const undeploy = (name: string): Intent => ({
      intent: 'undeploy',
      deployment: deployment(name),
    });
    expect(lines(undeploy('receipts-staging'))).toEqual([
      'delete ScheduledTaskBinding default/receipts-staging',
    ]);
    expect(cluster().issues(undeploy('receipts'))).toEqual([
      expect.stringContaining('cannot undeploy a scheduled task'),
    ]);
  });
});
