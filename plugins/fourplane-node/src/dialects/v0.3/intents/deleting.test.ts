// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, ModelRef } from '@fourplane/plugin-fourplane-common';
import { ferry, object } from '../__testUtils__/ferry';
import {
  build,
  cluster,
  controlPlane,
  dataPlane,
  deployment,
  environment,
  fares,
  inTenant,
  lines,
} from '../__testUtils__/ferryIntents';

describe('what is deleted', () => {
  const remove = (ref: ModelRef): Intent => ({ intent: 'delete', ref });

  it('goes with what belongs to it: what makes bindings first, the thing itself last', () => {
    expect(lines(remove(fares))).toEqual([
      'delete Service default/fares',
      'delete ServiceBinding default/fares',
      'delete ServiceBinding default/old-staging',
      'delete Build default/fares-build-1',
      'delete Build default/fares-build-2',
      'delete Workload default/fares',
      'delete Component default/fares',
    ]);
    const whole = lines(
      remove({ ...inTenant, kind: 'project', name: 'ferry' }),
    );
    expect(whole).toHaveLength(ferry.length - 1);
    expect(whole.at(-1)).toBe('delete Project default/ferry');
  });

  it('has not been replaced since', () => {
    const [step] = cluster().steps(remove(build('fares-build-1')));
    expect(step).toMatchObject({
      verb: 'delete',
      uid: 'uid-of-Build/default/fares-build-1',
    });
  });

  it('is not needed by others', () => {
    const on = cluster([
      {
        ...object('Organization', 'acme'),
        metadata: { name: 'acme' },
      },
    ]);
    const issues = (ref: ModelRef) => on.issues(remove(ref)).join();
    expect(issues(dataPlane('default'))).toContain('Environments still need');
    expect(lines(remove(dataPlane('spare')))).toHaveLength(1);
    expect(
      issues({ ...inTenant, kind: 'pipeline', name: 'default' }),
    ).toContain('Projects still need it: "ferry"');
    expect(issues(environment('development'))).toContain(
      'Deployments still need it: "fares"',
    );
    expect(lines(remove(environment('staging')))).toEqual([
      'delete ServiceBinding default/old-staging',
      'delete ScheduledTaskBinding default/receipts-staging',
      'delete Environment default/staging',
    ]);
    expect(issues(deployment('fares'))).toContain('would make it anew');
    const type = (name: string) =>
      ({ ...inTenant, kind: 'componentType', name } as const);
    expect(issues(type('serviceclass.replicated'))).toContain('"fares"');
    expect(lines(remove(type('serviceclass.unused')))).toEqual([
      'delete ServiceClass default/unused',
    ]);
    expect(issues({ controlPlane, kind: 'tenant', name: 'default' })).toContain(
      'Kubernetes keeps',
    );
    expect(
      lines(remove({ controlPlane, kind: 'tenant', name: 'acme' }), on),
    ).toEqual(['delete Organization /acme']);
  });
});
