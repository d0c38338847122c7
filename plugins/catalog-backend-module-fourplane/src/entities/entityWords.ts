// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_SOURCE_LOCATION,
  EntityLink,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  Component,
  Endpoint,
  ModelByKind,
  ModelRef,
  RefOf,
  entityRefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { apiTypeOf } from './apiTypeOf';
import { CatalogKind } from './catalogKinds';
import { catalogText } from './catalogText';
import { tenantRef } from './ownerOf';
import { repositoryOf } from './repositoryOf';

/** `spec.lifecycle` where the CR names none: what a control plane runs is meant to be used. */
export const DEFAULT_LIFECYCLE = 'production';

/** By which the Kubernetes plugin of Backstage finds what belongs to an entity, in every namespace of its clusters. */
const ANNOTATION_LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';

/** `spec.type` of Resource entities; a managed resource carries the name of its own type. */
export const resourceTypes = {
  environment: 'openchoreo-environment',
  pipeline: 'openchoreo-deployment-pipeline',
  dataPlane: 'openchoreo-data-plane',
  buildPlane: 'openchoreo-build-plane',
  observabilityPlane: 'openchoreo-observability-plane',
  resource: 'openchoreo-resource',
} as const;

/** What else a translation reads. */
export interface EntityContext {
  readonly model: Pick<Model, 'read'>;
  /** Full entity ref. */
  readonly defaultOwner: string;
}

/** An entity's own words: what differs from kind to kind. */
export interface Words {
  readonly spec: JsonObject;
  readonly annotations?: Readonly<Record<string, string | undefined>>;
  readonly links?: readonly EntityLink[];
  readonly remarks?: readonly string[];
}

type Writers = {
  [K in CatalogKind]: (
    model: ModelByKind[K],
    context: EntityContext,
  ) => Words | undefined;
};

/** Per kind; `undefined` from one that is no entity as it is. */
export const writers: Writers = {
  tenant: () => ({ spec: {} }),
  project: project => ({ spec: domainOf(project.ref) }),
  component: writeComponent,
  endpoint: writeEndpoint,
  environment: environment => ({
    spec: {
      type: resourceTypes.environment,
      ...dependsOn([environment.dataPlane]),
    },
  }),
  pipeline: pipeline => ({
    spec: { type: resourceTypes.pipeline, ...dependsOn(pipeline.environments) },
  }),
  dataPlane: writePlane,
  buildPlane: writePlane,
  observabilityPlane: writePlane,
  resource: resource => ({
    spec: {
      type: catalogText(resource.type.name) ?? resourceTypes.resource,
      ...systemOf(resource.ref),
    },
  }),
};

function writeComponent(component: Component, context: EntityContext): Words {
  const repository = repositoryOf(component.source);
  const shown = component.links.filter(link => isBrowsable(link.url));
  const remarks = component.links
    .filter(link => !isBrowsable(link.url))
    .map(link => `link not used: '${link.url}' is not a web or mail address`);
  const links = shown.map(({ url, title }) => ({
    url,
    ...(catalogText(title) && { title: catalogText(title) }),
  }));
  return {
    spec: {
      type: catalogText(component.type) ?? 'unknown',
      lifecycle: catalogText(component.lifecycle) ?? DEFAULT_LIFECYCLE,
      ...systemOf(component.ref),
      ...refList(
        'providesApis',
        component.endpoints.filter(ref => hasDefinition(ref, context.model)),
      ),
      ...dependsOn([
        ...component.dependencies.map(dependency => dependency.component),
        ...component.resources,
      ]),
    },
    annotations: {
      [ANNOTATION_SOURCE_LOCATION]: repository && `url:${repository.location}`,
      [ANNOTATION_LABEL_SELECTOR]: labelSelectorOf(component.podLabels),
    },
    links: repository
      ? [...links, { url: repository.url, title: 'Repository' }]
      : links,
    remarks,
  };
}

function writeEndpoint(
  endpoint: Endpoint,
  context: EntityContext,
): Words | undefined {
  const definition = catalogText(endpoint.schema?.content);
  if (!definition) {
    return undefined;
  }
  const component = context.model.read(asKind('component', endpoint.component));
  const lifecycle =
    component.state === 'present' ? component.model.lifecycle : undefined;
  return {
    spec: {
      type: apiTypeOf(endpoint),
      lifecycle: catalogText(lifecycle) ?? DEFAULT_LIFECYCLE,
      ...systemOf(endpoint.ref),
      definition,
    },
  };
}

function writePlane(plane: ModelByKind['dataPlane']): Words {
  const kinds = {
    data: 'dataPlane',
    build: 'buildPlane',
    observability: 'observabilityPlane',
  } as const;
  return {
    spec: {
      type: resourceTypes[kinds[plane.role]],
      ...dependsOn([plane.observabilityPlane]),
    },
  };
}

/** As Kubernetes' API takes it; none where a value could not be a label. */
function labelSelectorOf(
  labels: Readonly<Record<string, string>> = {},
): string | undefined {
  const parts = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const isSelective =
    parts.length > 0 &&
    Object.values(labels).every(
      value => value && KubernetesValidatorFunctions.isValidLabelValue(value),
    );
  return isSelective ? parts.sort().join(',') : undefined;
}

function hasDefinition(ref: ModelRef, model: Pick<Model, 'read'>): boolean {
  const reading = model.read(asKind('endpoint', ref));
  return (
    reading.state === 'unreadable' ||
    (reading.state === 'present' &&
      catalogText(reading.model.schema?.content) !== undefined)
  );
}

function asKind<K extends CatalogKind>(kind: K, ref: ModelRef): RefOf<K> {
  return { ...ref, kind };
}

/** A project's relation to its tenant. */
export function domainOf(ref: ModelRef): JsonObject {
  return ref.tenant
    ? { domain: entityRefOf(tenantRef(ref, ref.tenant)) ?? '' }
    : {};
}

/** The relation to the project that a thing is in. */
export function systemOf({
  controlPlane,
  tenant,
  project,
}: ModelRef): JsonObject {
  const system =
    project &&
    entityRefOf({ controlPlane, kind: 'project', tenant, name: project });
  return system ? { system } : {};
}

function dependsOn(refs: readonly (ModelRef | undefined)[]): JsonObject {
  return refList('dependsOn', refs);
}

/** A relation field: each ref once and in a stable order, since order alone would count as a change. */
function refList(
  field: string,
  refs: readonly (ModelRef | undefined)[],
): JsonObject {
  const names = refs.map(ref => ref && entityRefOf(ref));
  const found = names.filter((name): name is string => name !== undefined);
  return found.length > 0 ? { [field]: [...new Set(found)].sort() } : {};
}

function isBrowsable(url: string): boolean {
  return URL.canParse(url) && /^(https?|mailto):$/.test(new URL(url).protocol);
}
