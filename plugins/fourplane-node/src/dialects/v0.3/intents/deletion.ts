// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { Plan, WriteStep } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy, ReadableKind } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import {
  addressOf,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { listed } from '../../writing/listed';
import { componentTypeName } from '../componentTypes';
import { buildKind } from '../kinds/build';
import { componentKind } from '../kinds/component';
import { scheduledTaskClassKind } from '../kinds/componentClass';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { environmentKind } from '../kinds/environment';
import { organizationKind } from '../kinds/organization';
import { buildPlaneKind, dataPlaneKind } from '../kinds/plane';
import { projectKind } from '../kinds/project';
import { releaseKind } from '../kinds/release';
import { workloadKind } from '../kinds/workload';
import { bindingsNamed } from '../models/deployment';
import { runningKinds } from '../runningKinds';
import { PLATFORM_NAMESPACE } from '../waitingFor';
import { isControlled } from './bindings';
import { ownClassName } from './taskSchedule';

const NAMESPACE = 'Namespace';

/**
 * The controllers that would clean up after a project, an environment or a plane usually do not run, so what belongs to
 * a thing is deleted here, before it; what others still need is not deleted.
 */
export const deletion = intentRule<'delete'>([], {
  needs: ({ ref }, context) =>
    ref.kind === 'tenant'
      ? [addressOf(context, NAMESPACE, undefined, ref.name)]
      : [],
  plan: ({ ref }, context) => {
    switch (ref.kind) {
      case 'tenant':
        return tenantPlan(ref, context);
      case 'project':
        return plan(ref, [
          ...ownedSteps('project', ref, ref.name, context),
          ...own(projectKind, ref, context),
        ]);
      case 'component':
        return plan(ref, componentSteps(ref, context));
      case 'environment':
        return environmentPlan(ref, context);
      case 'deployment':
        return deploymentPlan(ref, context);
      case 'componentType':
        return componentTypePlan(ref, context);
      default:
        return simplePlan(ref, context);
    }
  },
});

function simplePlan(ref: ModelRef, context: PlanInput): Plan {
  const { lookup } = context;
  const { tenant = '', name } = ref;
  const key = keyOf(tenant, name);
  switch (ref.kind) {
    case 'pipeline':
      return unlessUsed(
        ref,
        'Projects',
        namesOf(findBy(projectKind, lookup, 'pipeline', key)),
        own(deploymentPipelineKind, ref, context),
      );
    case 'dataPlane':
      return unlessUsed(
        ref,
        'Environments',
        namesOf(findBy(environmentKind, lookup, 'dataPlane', key)),
        own(dataPlaneKind, ref, context),
      );
    case 'buildPlane':
      return plan(ref, own(buildPlaneKind, ref, context));
    case 'build':
      return plan(ref, own(buildKind, ref, context));
    case 'deploymentTrack':
      return plan(ref, own(deploymentTrackKind, ref, context));
    default:
      return refused(
        issueAt(
          'ref',
          `OpenChoreo 0.3 has no ${ref.kind} that could be deleted by itself`,
        ),
      );
  }
}

/** A namespace goes with all that is in it, so only one that an Organization stands for. */
function tenantPlan(ref: ModelRef, context: PlanInput): Plan {
  const namespace = liveObject(context, NAMESPACE, undefined, ref.name);
  const organization = find(
    organizationKind,
    context.lookup,
    undefined,
    ref.name,
  );
  if (!organization || ref.name === PLATFORM_NAMESPACE) {
    return refused(
      issueAt(
        'ref',
        organization
          ? `Kubernetes keeps the namespace "${ref.name}"`
          : `"${ref.name}" is a namespace without an Organization`,
        'Delete its projects and environments instead',
      ),
    );
  }
  return plan(ref, [
    ...own(organizationKind, { name: ref.name }, context),
    ...(namespace ? [removal(namespace.address, namespace.object)] : []),
  ]);
}

function componentSteps(ref: ModelRef, context: PlanInput): WriteStep[] {
  const ownClass = { ...ref, name: ownClassName(ref) };
  return [
    ...ownedSteps('component', ref, ref.project ?? '', context),
    ...own(scheduledTaskClassKind, ownClass, context),
    ...own(componentKind, ref, context),
  ];
}

/** What says how a component runs comes first, since it makes bindings anew; releases go with their bindings. */
function ownedSteps(
  index: 'project' | 'component',
  { tenant = '', name }: ModelRef,
  project: string,
  context: PlanInput,
): WriteStep[] {
  const key =
    index === 'project' ? keyOf(tenant, project) : keyOf(tenant, project, name);
  const removed = <T>(kind: ReadableKind<T>): WriteStep[] =>
    [...findBy(kind, context.lookup, index, key)].flatMap(object =>
      removalOf(kind, object, context),
    );
  return [
    ...runningKinds.flatMap(({ running }) => removed(running)),
    ...runningKinds.flatMap(({ binding }) => removed(binding)),
    ...removed(buildKind),
    ...removed(deploymentTrackKind),
    ...removed(workloadKind),
    ...(index === 'project'
      ? [...findBy(componentKind, context.lookup, index, key)].flatMap(
          object => [
            ...own(
              scheduledTaskClassKind,
              { tenant, name: ownClassName(object.metadata) },
              context,
            ),
            ...removalOf(componentKind, object, context),
          ],
        )
      : []),
  ];
}

/**
 * A release is taken down by way of the platform's environment of that name, so that one must outlive it. Bindings go
 * with the environment of their own tenant.
 */
function environmentPlan(ref: ModelRef, context: PlanInput): Plan {
  const { lookup } = context;
  const { tenant, name } = ref;
  const releases =
    tenant === PLATFORM_NAMESPACE
      ? findBy(releaseKind, lookup, 'environment', name)
      : [];
  const bindings = runningKinds.flatMap(kinds =>
    [...findBy(kinds.binding, lookup, 'environment', name)]
      .filter(({ metadata }) => metadata.namespace === tenant)
      .map(object => ({ kinds, object })),
  );
  return unlessUsed(ref, 'Deployments', namesOf(releases), [
    ...bindings
      .filter(binding => !isControlled(binding))
      .flatMap(({ kinds, object }) =>
        removalOf(kinds.binding, object, context),
      ),
    ...own(environmentKind, ref, context),
  ]);
}

function deploymentPlan(ref: ModelRef, context: PlanInput): Plan {
  const [found] = bindingsNamed(ref, context.lookup);
  if (!found) {
    return gone('ref', ref.name);
  }
  return isControlled(found)
    ? refused(
        issueAt(
          'ref',
          `${found.kinds.running.kind} "${found.object.content?.controller?.name}" would make it anew at once`,
          'Undeploy it, or delete the component',
        ),
      )
    : plan(ref, removalOf(found.kinds.binding, found.object, context));
}

function componentTypePlan(ref: ModelRef, context: PlanInput): Plan {
  const { tenant = '' } = ref;
  for (const kinds of runningKinds) {
    const prefix = componentTypeName(kinds.class.kind, '');
    const name = ref.name.slice(prefix.length);
    if (ref.name.startsWith(prefix)) {
      const key = keyOf(tenant, name);
      return unlessUsed(
        ref,
        kinds.running.kind,
        namesOf(findBy(kinds.running, context.lookup, 'class', key)),
        own(kinds.class, { ...ref, name }, context),
      );
    }
  }
  return gone('ref', ref.name);
}

function unlessUsed(
  ref: ModelRef,
  what: string,
  users: readonly string[],
  steps: readonly WriteStep[],
): Plan {
  const issue: IntentIssue = issueAt(
    'ref',
    `${what} still need it: ${listed(users)}`,
    'Delete or change them first',
  );
  return users.length > 0 ? refused(issue) : plan(ref, steps);
}

function plan(ref: ModelRef, steps: readonly WriteStep[]): Plan {
  return planned(steps, [ref]);
}

/** The thing's own object, where it is there. */
function own<T>(
  kind: ReadableKind<T>,
  { tenant, name }: Pick<ModelRef, 'tenant' | 'name'>,
  context: PlanInput,
): WriteStep[] {
  const object = find(kind, context.lookup, tenant, name);
  return object ? removalOf(kind, object, context) : [];
}

function removalOf<T>(
  kind: ReadableKind<T>,
  object: KubeObject,
  context: PlanInput,
): WriteStep[] {
  const { namespace, name } = object.metadata;
  const address = addressOf(context, kind.kind, namespace, name);
  return address ? [removal(address, object)] : [];
}

function removal(
  address: NonNullable<ReturnType<typeof addressOf>>,
  { metadata: { uid } }: KubeObject,
): WriteStep {
  return { verb: 'delete', address, ...(uid && { uid }) };
}

function namesOf(objects: Iterable<KubeObject>): string[] {
  return [...objects].map(({ metadata }) => metadata.name);
}
