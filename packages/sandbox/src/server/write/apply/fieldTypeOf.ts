// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ResourceType } from '../../resources/ResourceType';
import { builtInType, metadataType } from './builtInType';
import type { FieldType } from './FieldType';
import { schemaType } from './schemaType';

const cached = new WeakMap<ResourceType, FieldType>();

/** How the objects of a resource are owned. */
export function fieldTypeOf(type: ResourceType): FieldType {
  const found = cached.get(type);
  if (found) {
    return found;
  }
  const made = type.custom
    ? schemaType(type.schema ?? {}, metadataType)
    : builtInType([]);
  cached.set(type, made);
  return made;
}
