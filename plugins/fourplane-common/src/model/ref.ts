// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** The nouns of the neutral model that have an identity of their own. */
export const modelKinds = [
  'tenant',
  'project',
  'component',
  'endpoint',
  'deploymentTrack',
  'build',
  'release',
  'deployment',
  'environment',
  'pipeline',
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
  'resource',
  'resourceRelease',
  'resourceDeployment',
  'projectRelease',
  'projectDeployment',
  'componentType',
  'trait',
  'projectType',
  'resourceType',
  'workflow',
  'secretReference',
  'alertRule',
  'notificationChannel',
] as const;

/** One of the nouns of the neutral model. @public */
export type ModelKind = (typeof modelKinds)[number];

/**
 * Identity of a thing in the model: resource names as Kubernetes spells them, never titles.
 *
 * `tenant` is absent on a tenant itself and on cluster-scoped planes, types and workflows; `project` is present on
 * whatever a project owns; `component` only on endpoints and deployment tracks, which are named within their component.
 *
 * @public
 */
export const modelRefSchema = z
  .object({
    controlPlane: z.string().min(1),
    kind: z.enum(modelKinds),
    tenant: z.string().min(1).optional(),
    project: z.string().min(1).optional(),
    component: z.string().min(1).optional(),
    name: z.string().min(1),
  })
  .readonly();

/** {@inheritDoc modelRefSchema} @public */
export type ModelRef = z.infer<typeof modelRefSchema>;

/** A {@link ModelRef} of one kind. @public */
export type RefOf<K extends ModelKind> = ModelRef & { readonly kind: K };

/**
 * The reference as one string, equal exactly when the references are: usable as a map key and in logs.
 * Names cannot contain `/`, so the form is injective.
 *
 * @public
 */
export function refKey(ref: ModelRef): string {
  return [
    ref.controlPlane,
    ref.kind,
    ref.tenant ?? '',
    ref.project ?? '',
    ref.component ?? '',
    ref.name,
  ].join('/');
}

/** Same identity. @public */
export function isSameRef(one: ModelRef, other: ModelRef): boolean {
  return refKey(one) === refKey(other);
}

/** Whether a reference is of a kind. @public */
export function isRefOf<K extends ModelKind>(
  ref: ModelRef,
  kind: K,
): ref is RefOf<K> {
  return ref.kind === kind;
}
