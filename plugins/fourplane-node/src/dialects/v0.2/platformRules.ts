// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { keyOf } from '../reading/keys';
import { findBy } from '../reading/ReadableKind';
import { differs, sides } from '../reading/TouchRule';
import { buildKind } from './kinds/build';
import { componentKind } from './kinds/component';
import { dataPlaneKind } from './kinds/dataPlane';
import { deploymentKind } from './kinds/deployment';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { environmentKind } from './kinds/environment';
import { organizationKind } from './kinds/organization';
import { projectKind } from './kinds/project';
import { isWaiting } from './models/deployment';
import {
  choreoRule,
  endpointsWithin,
  everythingIn,
  isMoved,
  itself,
  refsWithin,
  waitingBuilds,
  waitingDeployments,
} from './touching';

/** An organization hands its owner down, and says in which namespace everything else is looked for. */
export const organizationRule = choreoRule(
  organizationKind,
  function* touched(change, context) {
    yield* itself('tenant', organizationKind, change, context.refTo);
    if (
      isMoved(change) ||
      differs(change, part => part && [part.owner, part.namespace])
    ) {
      for (const side of sides(change)) {
        const { tenant } = organizationKind.scopeOf(side);
        if (tenant) {
          yield* everythingIn(tenant, context);
        }
      }
    }
  },
);

/** A project hands its owner down to its components and their endpoints; what waits may wait for it. */
export const projectRule = choreoRule(
  projectKind,
  function* touched(change, context) {
    yield* itself('project', projectKind, change, context.refTo);
    const moved = isMoved(change);
    for (const side of sides(change)) {
      const scope = projectKind.scopeOf(side);
      if (moved || differs(change, part => part?.owner)) {
        yield* refsWithin('component', componentKind, scope, context);
        yield* endpointsWithin(scope, context);
      }
      if (moved) {
        yield* waitingDeployments(scope, context);
      }
      if (
        moved ||
        differs(change, part => part && [part.pipeline, !part.health])
      ) {
        yield* waitingBuilds(scope, context);
      }
    }
  },
);

export const pipelineRule = choreoRule(
  deploymentPipelineKind,
  function* touched(change, context) {
    const { lookup, refTo } = context;
    yield* itself('pipeline', deploymentPipelineKind, change, refTo);
    if (!isMoved(change)) {
      return;
    }
    for (const side of sides(change)) {
      const { tenant = '', name = '' } =
        deploymentPipelineKind.namesOf(side) ?? {};
      for (const project of findBy(
        projectKind,
        lookup,
        'pipeline',
        keyOf(tenant, name),
      )) {
        const names = projectKind.namesOf(project);
        if (names) {
          yield refTo.of('project', names);
          yield* waitingBuilds({ tenant, project: names.name }, context);
        }
      }
    }
  },
);

export const environmentRule = choreoRule(
  environmentKind,
  function* touched(change, { lookup, refTo }) {
    yield* itself('environment', environmentKind, change, refTo);
    if (
      !isMoved(change) &&
      !differs(change, part => part && [part.dataPlane, !part.health])
    ) {
      return;
    }
    for (const side of sides(change)) {
      const { tenant = '', name = '' } = environmentKind.namesOf(side) ?? {};
      const key = keyOf(tenant, name);
      for (const deployment of findBy(
        deploymentKind,
        lookup,
        'environment',
        key,
      )) {
        const names = deploymentKind.namesOf(deployment);
        if (
          names &&
          deployment.content &&
          isWaiting(deployment.content.health)
        ) {
          yield refTo.of('deployment', names);
        }
      }
    }
  },
);

/** A data plane may be a build plane, which every build names. */
export const dataPlaneRule = choreoRule(
  dataPlaneKind,
  function* touched(change, context) {
    const { lookup, refTo } = context;
    yield* itself('dataPlane', dataPlaneKind, change, refTo);
    yield* itself('buildPlane', dataPlaneKind, change, refTo);
    const moved = isMoved(change);
    for (const side of sides(change)) {
      const { tenant = '', name = '' } = dataPlaneKind.namesOf(side) ?? {};
      if (moved) {
        for (const environment of findBy(
          environmentKind,
          lookup,
          'dataPlane',
          keyOf(tenant, name),
        )) {
          const names = environmentKind.namesOf(environment);
          if (names) {
            yield refTo.of('environment', names);
          }
        }
        yield* waitingDeployments({ tenant }, context);
      }
      if (moved || differs(change, part => part?.isBuildPlane)) {
        yield* refsWithin('build', buildKind, { tenant }, context);
      }
    }
  },
);
