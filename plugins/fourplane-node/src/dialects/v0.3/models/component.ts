// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Component, Health, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, findBy } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import {
  endpointNamesOf,
  FoundRunning,
  runningOf,
  workloadOf,
} from '../componentParts';
import { shortType } from '../componentTypes';
import { ComponentContent, componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { projectKind } from '../kinds/project';
import { workloadKind } from '../kinds/workload';
import { projectOwner } from '../owners';
import { runningKinds } from '../runningKinds';
import { BUILD_TEMPLATE_KIND } from './build';

export const componentReader: ModelReader<'component'> = {
  sources: [componentKind.key],
  refs: ({ tenant, project, component }, { lookup, refTo }) =>
    [...scopedObjects(componentKind, { tenant, project }, lookup)]
      .map(object => refTo.ofObject('component', componentKind, object))
      .filter(ref => component === undefined || ref.name === component),
  read: (ref, context) => {
    const object = find(componentKind, context.lookup, ref.tenant, ref.name);
    if (!object || componentKind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    return object.content
      ? presentReading(componentOf(ref, object.content, context))
      : unreadableReading(ref, componentKind, object);
  },
  *objects(ref, { lookup }) {
    const { tenant = '', project = '', name } = ref;
    const own = find(componentKind, lookup, tenant, name);
    const workload = workloadOf(tenant, project, name, lookup);
    const running = runningOf(tenant, project, name, lookup);
    if (own) {
      yield { kind: componentKind, object: own };
    }
    if (workload) {
      yield { kind: workloadKind, object: workload };
    }
    if (running) {
      yield { kind: running.kinds.running, object: running.object };
    }
  },
};

function componentOf(
  ref: RefOf<'component'>,
  content: ComponentContent,
  { lookup, refTo }: ReadContext,
): Component {
  const { tenant = '', name } = ref;
  const { project, title, description, lifecycle, buildTemplate } = content;
  const workload = workloadOf(tenant, project, name, lookup)?.content;
  const running = runningOf(tenant, project, name, lookup);
  return withoutAbsent<Component>({
    ref,
    title,
    description,
    owner: content.owner ?? projectOwner(tenant, project, lookup),
    project: refTo.inTenant('project', tenant, project),
    type: shortType(content.type),
    lifecycle,
    ...runningParts(tenant, running, lookup),
    links: content.links ?? [],
    source:
      content.source ??
      (workload?.image ? { type: 'image', image: workload.image } : undefined),
    image: workload?.image,
    workflow: buildTemplate
      ? { kind: BUILD_TEMPLATE_KIND, name: buildTemplate }
      : undefined,
    buildParameters: content.buildParameters,
    traits: [],
    endpoints: endpointNamesOf(tenant, project, name, lookup).map(endpoint =>
      refTo.endpoint(tenant, project, name, endpoint),
    ),
    dependencies: (workload?.connections ?? []).map(connection => ({
      component: refTo.inProject(
        'component',
        tenant,
        connection.project,
        connection.component,
      ),
      endpoint: connection.endpoint,
    })),
    resources: [],
    tracks: [
      ...findBy(
        deploymentTrackKind,
        lookup,
        'component',
        keyOf(tenant, project, name),
      ),
    ].map(({ metadata }) =>
      refTo.deploymentTrack(tenant, project, name, metadata.name),
    ),
    managedBy: content.managedBy,
    health: healthOf(tenant, name, content, running, lookup),
  });
}

function runningParts(
  tenant: string,
  running: FoundRunning | undefined,
  lookup: Lookup,
): Pick<Component, 'typeRef' | 'schedule'> {
  const className = running?.object.content?.className;
  if (!running || className === undefined) {
    return {};
  }
  const { class: kind } = running.kinds;
  const schedule = find(kind, lookup, tenant, className)?.content?.schedule;
  return {
    typeRef: { kind: kind.kind, name: className },
    ...(schedule && { schedule }),
  };
}

/** Nobody reports on components; what keeps one from running can be seen all the same. */
function healthOf(
  tenant: string,
  component: string,
  { project, type, health }: ComponentContent,
  running: FoundRunning | undefined,
  lookup: Lookup,
): Health {
  const known = find(projectKind, lookup, tenant, project)
    ? health
    : worse(health, {
        state: 'degraded',
        reason: 'ProjectNotFound',
        message: `Project ${project} does not exist.`,
      });
  if (running) {
    const lack = missingWorkload(tenant, component, running, lookup);
    return lack ? worse(known, lack) : known;
  }
  const wants = runningKinds.some(kinds => kinds.running.kind === type);
  return wants && known.state === 'unreported'
    ? {
        state: 'unreported',
        reason: `${type}NotFound`,
        message: `There is no ${type} of it, so nothing deploys it.`,
      }
    : known;
}

function missingWorkload(
  tenant: string,
  component: string,
  { kinds, object }: FoundRunning,
  lookup: Lookup,
): Health | undefined {
  const { workloadName, project } = object.content ?? {};
  if (!workloadName || find(workloadKind, lookup, tenant, workloadName)) {
    return undefined;
  }
  const other =
    project && workloadOf(tenant, project, component, lookup)?.metadata.name;
  return {
    state: 'progressing',
    reason: 'WorkloadNotFound',
    message: `${kinds.running.kind} ${
      object.metadata.name
    } waits for Workload ${workloadName}${
      other ? `, but the component's Workload is ${other}` : ''
    }.`,
  };
}
