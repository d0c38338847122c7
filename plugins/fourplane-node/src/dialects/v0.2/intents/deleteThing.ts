// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  ModelKind,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Lookup, Plan } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { findBy } from '../../reading/ReadableKind';
import { change, PlanInput } from '../../writing/intentRule';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { artifactsOf } from '../artifacts';
import { ChoreoKind } from '../choreoKind';
import { counted } from '../counted';
import { buildKind } from '../kinds/build';
import { componentKind } from '../kinds/component';
import { dataPlaneKind } from '../kinds/dataPlane';
import { deployableArtifactKind } from '../kinds/deployableArtifact';
import { deploymentKind } from '../kinds/deployment';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { environmentKind } from '../kinds/environment';
import { organizationKind } from '../kinds/organization';
import { projectKind } from '../kinds/project';
import { label } from '../labels';
import { addressesOf, deleteSteps, storedOf } from './steps';

/** The object that goes; OpenChoreo takes along what belongs to it. */
const kinds: { readonly [K in ModelKind]?: ChoreoKind<unknown> } = {
  tenant: organizationKind,
  project: projectKind,
  pipeline: deploymentPipelineKind,
  environment: environmentKind,
  dataPlane: dataPlaneKind,
  buildPlane: dataPlaneKind,
  component: componentKind,
  deploymentTrack: deploymentTrackKind,
  build: buildKind,
  release: deployableArtifactKind,
  deployment: deploymentKind,
};

/** Deletes a thing, unless OpenChoreo would take along what does not belong to it. */
export const deleteThing: IntentRule<'delete'> = {
  needs: ({ ref }, context) => {
    const kind = kinds[ref.kind];
    return kind ? addressesOf(kind, ref, context) : [];
  },
  plan: ({ ref }, context) => {
    const kind = kinds[ref.kind];
    if (!kind) {
      return refused(
        issueAt(
          'ref',
          'is no object of its own in OpenChoreo 0.2',
          'Delete or change what declares it',
        ),
      );
    }
    const users = usersOf(ref, context.lookup);
    if (ref.kind === 'buildPlane' && users.length > 0) {
      return unlabelPlan(ref, context);
    }
    return users.length > 0
      ? refused(inUse(ref, users))
      : planned(deleteSteps(kind, ref, context), [ref]);
  },
};

/** A build plane that also runs applications stays for them. */
function unlabelPlan(ref: ModelRef, context: PlanInput): Plan {
  const stored = storedOf(dataPlaneKind, ref, context);
  const patch = { metadata: { labels: { [label.buildPlane]: null } } };
  return planned(stored ? change(stored, patch) : [], [ref]);
}

function inUse({ name }: ModelRef, users: readonly string[]): IntentIssue {
  return issueAt(
    'ref',
    `"${name}" is used by ${users.join(', ')}, which would go or stop with it`,
    'Change or delete those first',
  );
}

/** What uses a thing without belonging to it. */
function usersOf(ref: ModelRef, lookup: Lookup): string[] {
  const { tenant = '', project = '', name } = ref;
  switch (ref.kind) {
    case 'dataPlane':
    case 'buildPlane':
      return namesOf(environmentKind, 'dataPlane', keyOf(tenant, name), lookup);
    case 'pipeline':
      return namesOf(projectKind, 'pipeline', keyOf(tenant, name), lookup);
    case 'release':
      return deploymentsOf(tenant, project, name, lookup);
    case 'build': {
      const build = counted(buildKind, ref, lookup)?.content;
      return build
        ? artifactsOf(build, lookup)
            .filter(artifact => artifact.build === name)
            .flatMap(({ objectName }) =>
              deploymentsOf(tenant, project, objectName, lookup),
            )
        : [];
    }
    default:
      return [];
  }
}

function deploymentsOf(
  tenant: string,
  project: string,
  artifact: string,
  lookup: Lookup,
): string[] {
  const key = keyOf(tenant, project, artifact);
  return namesOf(deploymentKind, 'artifact', key, lookup);
}

function namesOf<T>(
  kind: ChoreoKind<T>,
  index: string,
  key: string,
  lookup: Lookup,
): string[] {
  return [...findBy(kind, lookup, index, key)]
    .map(
      object =>
        `${kind.kind} ${kind.namesOf(object)?.name ?? object.metadata.name}`,
    )
    .sort();
}
