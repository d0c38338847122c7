// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findAll, findBy, findIn } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { alertRuleKind } from '../kinds/alertRule';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { environmentKind } from '../kinds/environment';
import { projectKind } from '../kinds/project';
import { releaseBindingKind } from '../kinds/releaseBinding';
import { workloadKind } from '../kinds/workload';
import { planeKey } from '../planeResolution';
import { workloadOf } from '../workloads';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { listed } from '../../writing/listed';

/** The kind an object of the model is stored as, and the one of its cluster-scoped twin. */
const kinds: Partial<Record<ModelKind, readonly [string, string?]>> = {
  tenant: ['Namespace', 'Namespace'],
  project: ['Project'],
  component: ['Component'],
  build: ['WorkflowRun'],
  release: ['ComponentRelease'],
  deployment: ['ReleaseBinding'],
  environment: ['Environment'],
  pipeline: ['DeploymentPipeline'],
  dataPlane: ['DataPlane', 'ClusterDataPlane'],
  buildPlane: ['WorkflowPlane', 'ClusterWorkflowPlane'],
  observabilityPlane: ['ObservabilityPlane', 'ClusterObservabilityPlane'],
  resource: ['Resource'],
  resourceRelease: ['ResourceRelease'],
  resourceDeployment: ['ResourceReleaseBinding'],
  projectRelease: ['ProjectRelease'],
  projectDeployment: ['ProjectReleaseBinding'],
  componentType: ['ComponentType', 'ClusterComponentType'],
  trait: ['Trait', 'ClusterTrait'],
  projectType: ['ProjectType', 'ClusterProjectType'],
  resourceType: ['ResourceType', 'ClusterResourceType'],
  workflow: ['Workflow', 'ClusterWorkflow'],
  secretReference: ['SecretReference'],
  notificationChannel: ['ObservabilityAlertsNotificationChannel'],
};

/** OpenChoreo's own controllers take away what belongs to what is deleted; an endpoint is a part of its workload. */
export const remove = intentRule<'delete'>([], {
  needs: ({ ref }, context) => [ownAddress(ref, context)],
  plan: ({ ref }, context) => {
    const users = usersOf(ref, context);
    if (users) {
      return refused(issueAt('ref', users.message, users.mend));
    }
    if (ref.kind === 'endpoint') {
      return withoutEndpoint(ref, context);
    }
    const address = ownAddress(ref, context);
    const object = address && context.live(address);
    if (!address) {
      return refused(
        issueAt('ref', `OpenChoreo 1.x stores no such thing as a ${ref.kind}`),
      );
    }
    if (!object) {
      return gone('ref', ref.name);
    }
    const { uid } = object.metadata;
    return planned([{ verb: 'delete', address, ...(uid && { uid }) }], [ref]);
  },
});

function ownAddress(ref: ModelRef, context: NeedContext) {
  const { tenant = '', project = '', component = '', name } = ref;
  if (ref.kind === 'endpoint') {
    const workload = workloadOf(tenant, project, component, context.lookup);
    return (
      workload &&
      addressOf(context, workloadKind.kind, tenant, workload.metadata.name)
    );
  }
  if (ref.kind === 'alertRule') {
    return addressOf(context, alertRuleKind.kind, tenant, name);
  }
  const [namespaced, cluster] = kinds[ref.kind] ?? [];
  const kind = ref.tenant === undefined ? cluster : namespaced;
  return kind === undefined
    ? undefined
    : addressOf(context, kind, ref.tenant, name);
}

function withoutEndpoint(ref: ModelRef, context: PlanInput): Plan {
  const address = ownAddress(ref, context);
  const live =
    address &&
    liveObject(context, workloadKind.kind, address.namespace, address.name);
  if (!live) {
    return gone('ref', ref.name);
  }
  const { endpoints } = { ...Object(live.object.spec) };
  return Object.hasOwn(Object(endpoints), ref.name)
    ? planned(change(live, { spec: { endpoints: { [ref.name]: null } } }), [
        ref,
      ])
    : gone('ref', ref.name);
}

interface Users {
  readonly message: string;
  readonly mend: string;
}

/** What would keep a deletion waiting, or break by it. */
function usersOf(ref: ModelRef, context: NeedContext): Users | undefined {
  switch (ref.kind) {
    case 'environment':
      return used(ref, 'is in a pipeline', pipelinesWith(ref, context));
    case 'pipeline':
      return used(
        ref,
        'is the pipeline of a project',
        projectsOn(ref, context),
      );
    case 'dataPlane':
      return used(ref, 'runs an environment', environmentsOn(ref, context));
    case 'release':
      return used(ref, 'is deployed', deploymentsOf(ref, context));
    case 'alertRule':
      return renderedRule(ref, context);
    default:
      return undefined;
  }
}

function used(
  { name }: ModelRef,
  what: string,
  users: readonly string[],
): Users | undefined {
  return users.length === 0
    ? undefined
    : {
        message: `"${name}" ${what}: ${listed(users)}`,
        mend: 'Change or delete those first',
      };
}

function pipelinesWith(
  { tenant = '', name }: ModelRef,
  { lookup }: NeedContext,
): string[] {
  return [...findIn(deploymentPipelineKind, lookup, tenant)]
    .filter(({ content }) =>
      content?.paths.some(({ from, to }) => from === name || to.includes(name)),
    )
    .map(({ metadata }) => metadata.name);
}

function projectsOn(
  { tenant = '', name }: ModelRef,
  { lookup }: NeedContext,
): string[] {
  return [...findIn(projectKind, lookup, tenant)]
    .filter(({ content }) => content?.pipeline === name)
    .map(({ metadata }) => metadata.name);
}

/** Those that name the plane; one that names none may do with another. */
function environmentsOn(
  { tenant, name }: ModelRef,
  { lookup }: NeedContext,
): string[] {
  const kind = tenant === undefined ? 'ClusterDataPlane' : 'DataPlane';
  const key = planeKey({ kind, namespace: tenant, name });
  return [...findBy(environmentKind, lookup, 'dataPlane', key)]
    .filter(({ content }) => content?.dataPlane !== undefined)
    .map(({ metadata }) => metadata.name);
}

function deploymentsOf(
  { tenant = '', name }: ModelRef,
  { lookup }: NeedContext,
): string[] {
  return [
    ...findBy(releaseBindingKind, lookup, 'release', keyOf(tenant, name)),
  ].map(({ metadata }) => metadata.name);
}

/** What was rendered from a component comes again with its next deployment. */
function renderedRule(
  { tenant = '', name }: ModelRef,
  { lookup }: NeedContext,
): Users | undefined {
  const written = find(alertRuleKind, lookup, tenant, name);
  if (written && !written.content?.rendered) {
    return undefined;
  }
  const isRendered = [...findAll(alertRuleKind, lookup)].some(
    ({ metadata, content }) =>
      metadata.name === name && content?.rendered?.namespace === tenant,
  );
  return isRendered
    ? {
        message: `"${name}" is made of a trait of its component, which would make it again`,
        mend: 'Take the trait off the component',
      }
    : undefined;
}
