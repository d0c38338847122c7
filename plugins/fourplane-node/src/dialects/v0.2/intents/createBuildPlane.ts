// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../../Dialect';
import { change, PlanInput } from '../../writing/intentRule';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { buildPlanesOf } from '../buildPlanes';
import { counted } from '../counted';
import { dataPlaneKind } from '../kinds/dataPlane';
import { label } from '../labels';
import { noAgent, planeFields, planeSpec } from './planeSpec';
import { addressesOf, createStep, storedOf } from './steps';

/** A data plane that is labelled for builds: one that is there already, reached at the same address, or a new one. */
export const createBuildPlane: IntentRule<'createBuildPlane'> = {
  needs: ({ plane }, context) => addressesOf(dataPlaneKind, plane, context),
  plan: (intent, context) => {
    const { plane, access, observabilityPlane, intent: _, ...words } = intent;
    const { tenant = '', name } = plane;
    if (access.type === 'agent') {
      return refused(noAgent);
    }
    const others = buildPlanesOf(tenant, context.lookup).filter(
      other => other !== name,
    );
    if (others.length > 0) {
      return refused(
        issueAt(
          'plane',
          `"${tenant}" builds on "${others.join(
            ', ',
          )}" already; with a second build plane OpenChoreo 0.2 builds nothing`,
          'Delete that build plane first',
        ),
      );
    }
    const existing = counted(dataPlaneKind, plane, context.lookup)?.content;
    if (existing && !existing.isBuildPlane) {
      return existing.server === access.server
        ? labelPlan(plane, context)
        : refused(differentServer(intent, existing.server));
    }
    return planned(
      [
        createStep(
          dataPlaneKind,
          {
            name,
            labels: { organization: tenant, name, buildPlane: 'true' },
            words,
            // No endpoint of a plane that only builds answers anywhere.
            spec: planeSpec(name, access, {
              publicHost: '',
              organizationHost: '',
            }),
            named: 'plane.name',
            fields: planeFields,
          },
          context,
        ),
      ],
      [plane],
    );
  },
};

function labelPlan(plane: ModelRef, context: PlanInput): Plan {
  const stored = storedOf(dataPlaneKind, plane, context);
  const patch = { metadata: { labels: { [label.buildPlane]: 'true' } } };
  return planned(stored ? change(stored, patch) : [], [plane]);
}

function differentServer(
  { plane }: IntentOf<'createBuildPlane'>,
  server: string | undefined,
) {
  return issueAt(
    'access.server',
    `There is a data plane "${plane.name}" already, reached at ${
      server ?? 'another address'
    }`,
    'Use its address to build there, too, or choose another name',
  );
}
