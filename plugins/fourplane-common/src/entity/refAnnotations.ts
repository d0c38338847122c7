// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Entity } from '@backstage/catalog-model';
import { ModelRef, modelRefSchema } from '../model';
import {
  ANNOTATION_COMPONENT,
  ANNOTATION_CONTROL_PLANE,
  ANNOTATION_KIND,
  ANNOTATION_NAME,
  ANNOTATION_PROJECT,
  ANNOTATION_TENANT,
} from './annotations';

const fields = [
  ['controlPlane', ANNOTATION_CONTROL_PLANE],
  ['kind', ANNOTATION_KIND],
  ['tenant', ANNOTATION_TENANT],
  ['project', ANNOTATION_PROJECT],
  ['component', ANNOTATION_COMPONENT],
  ['name', ANNOTATION_NAME],
] as const;

/** The annotations that carry a reference on an entity. @public */
export function annotationsOf(ref: ModelRef): Record<string, string> {
  const annotations: Record<string, string> = {};
  for (const [field, annotation] of fields) {
    const value = ref[field];
    if (value !== undefined) {
      annotations[annotation] = value;
    }
  }
  return annotations;
}

/** The reference an entity carries, or `undefined` when it is not ours or its annotations are incomplete. @public */
export function modelRefOf(entity: Entity): ModelRef | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const candidate: Record<string, string> = {};
  for (const [field, annotation] of fields) {
    const value = annotations[annotation];
    if (value !== undefined) {
      candidate[field] = value;
    }
  }
  const parsed = modelRefSchema.safeParse(candidate);
  return parsed.success ? parsed.data : undefined;
}
