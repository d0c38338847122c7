// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { builtInSchema } from '../../builtIn/builtInSchema';
import type { ResourceType } from '../../resources/ResourceType';
import type { FieldType } from './FieldType';
import { schemaType } from './schemaType';

/** How the metadata of every object is owned. */
export const metadataType: FieldType = schemaType(
  builtInSchema('meta.v1.ObjectMeta'),
);

const cached = new WeakMap<ResourceType, FieldType>();

/** How the objects of a resource are owned. */
export function fieldTypeOf(type: ResourceType): FieldType {
  const found = cached.get(type);
  if (found) {
    return found;
  }
  const made = schemaType(
    type.schema ?? {},
    type.custom ? metadataType : undefined,
  );
  cached.set(type, made);
  return made;
}
