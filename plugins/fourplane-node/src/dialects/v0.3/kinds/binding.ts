// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions, UNREPORTED } from '../../reading/conditionHealth';
import {
  integer,
  lifeCycleMetadata,
  list,
  name,
  text,
  withoutAbsent,
} from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import { ownerInSpec } from '../../reading/ownership';
import {
  Provenance,
  provenanceAnnotations,
  provenanceLabels,
  provenanceOf,
} from '../../reading/provenance';
import {
  defineKind,
  ObjectIdentity,
  ReadableKind,
} from '../../reading/ReadableKind';
import { claimedHealth, conditionHealth } from '../conditionReasons';
import {
  Connection,
  connectionsOf,
  imageOf,
  workloadFields,
} from '../workloadSpec';

/** A component in one environment: what runs there, and how it is wanted. */
export interface BindingContent extends Provenance {
  readonly project: string;
  readonly component: string;
  readonly environment: string;
  readonly className: string;
  readonly image?: string;
  readonly connections?: readonly Connection[];
  readonly desired: Deployment['desired'];
  readonly urls: Deployment['urls'];
  /** The kind and name of what made it and keeps it as it is. */
  readonly controller?: { readonly kind: string; readonly name: string };
  readonly health: Health;
}

const accessSchema = z.object({
  host: name,
  port: integer,
  scheme: text,
  basePath: text,
  uri: text,
});

const endpointsSchema = list(
  z.object({
    name,
    type: text,
    project: accessSchema.nullish(),
    organization: accessSchema.nullish(),
    public: accessSchema.nullish(),
  }),
);

type Access = z.output<typeof accessSchema>;

const common = {
  metadata: z.object({
    ...lifeCycleMetadata,
    labels: z.object(provenanceLabels).nullish(),
    annotations: z.object(provenanceAnnotations).nullish(),
    ownerReferences: list(
      z.object({ kind: name, name, controller: z.boolean().nullish() }),
    ),
  }),
  spec: z.object({
    owner: z.object({ projectName: name, componentName: name }),
    environment: name,
    className: text,
    releaseState: text,
    workloadSpec: z.object(workloadFields).nullish(),
  }),
};

const silentSchema = z.object(common);

const reportingSchema = z.object({
  ...common,
  status: z.object({ ...conditions, endpoints: endpointsSchema }).nullish(),
});

const desiredStates: ReadonlyMap<string, Deployment['desired']> = new Map([
  ['Suspend', 'suspended'],
  ['Undeploy', 'undeployed'],
]);

function contentOf(
  { metadata, spec }: z.output<typeof silentSchema>,
  identity: ObjectIdentity & { readonly kind: string },
  urls: Deployment['urls'],
  health: Health,
): BindingContent {
  const controller = metadata.ownerReferences?.find(
    reference => reference.controller,
  );
  return withoutAbsent({
    ...provenanceOf(metadata, identity),
    project: spec.owner.projectName,
    component: spec.owner.componentName,
    environment: spec.environment,
    className: spec.className || 'default',
    image: imageOf(spec.workloadSpec?.containers),
    connections: connectionsOf(
      spec.workloadSpec?.connections,
      spec.owner.projectName,
    ),
    desired: desiredStates.get(spec.releaseState ?? '') ?? 'active',
    urls,
    controller: controller && { kind: controller.kind, name: controller.name },
    health,
  });
}

const shared = {
  rest: ownerInSpec,
  owner: ({ project, component }: Partial<BindingContent>) => ({
    project,
    component,
  }),
  indexes: {
    environment: ({ environment }: BindingContent) => [environment],
    /** Components that it calls. */
    calls: (
      { connections = [] }: BindingContent,
      { namespace }: ObjectIdentity,
    ) => connections.map(({ component }) => keyOf(namespace, component)),
    class: ({ className }: BindingContent, { namespace }: ObjectIdentity) => [
      keyOf(namespace, className),
    ],
  },
};

/** A binding that reports on itself. */
function reportingKind(kind: string): ReadableKind<BindingContent> {
  return defineKind({
    kind,
    schema: reportingSchema,
    content: (binding, identity): BindingContent =>
      contentOf(
        binding,
        { kind, ...identity },
        urlsOf(binding.status?.endpoints ?? []),
        conditionHealth(binding, ['Ready']),
      ),
    ...shared,
  });
}

export const serviceBindingKind = reportingKind('ServiceBinding');
export const webApplicationBindingKind = reportingKind('WebApplicationBinding');

/** Its status is an empty object: how it is doing only its Release tells. */
export const scheduledTaskBindingKind = defineKind({
  kind: 'ScheduledTaskBinding',
  schema: silentSchema,
  content: (binding, identity): BindingContent =>
    contentOf(
      binding,
      { kind: 'ScheduledTaskBinding', ...identity },
      [],
      binding.metadata.deletionTimestamp
        ? claimedHealth(binding, [])
        : UNREPORTED,
    ),
  ...shared,
});

const levels = [
  ['public', 'external'],
  ['organization', 'internal'],
  ['project', 'project'],
] as const;

/** Addresses of deployed endpoints, those from farthest first. */
function urlsOf(
  endpoints: NonNullable<z.output<typeof endpointsSchema>>,
): Deployment['urls'] {
  return levels.flatMap(([level, visibility]) =>
    endpoints.flatMap(endpoint => {
      const access = endpoint[level];
      return access
        ? [
            withoutAbsent({
              endpoint: endpoint.name,
              type: endpoint.type || undefined,
              visibility,
              url: urlOf(access, endpoint.type),
            }),
          ]
        : [];
    }),
  );
}

/** `uri` has no scheme where the endpoint is plain TCP or UDP. */
function urlOf(
  { uri, scheme, host, port, basePath }: Access,
  type: string | null | undefined,
): string {
  const place = `${host}${port ? `:${port}` : ''}${basePath ?? ''}`;
  const known = uri || (scheme ? `${scheme}://${place}` : place);
  return known.includes('://')
    ? known
    : `${type === 'UDP' ? 'udp' : 'tcp'}://${known}`;
}
