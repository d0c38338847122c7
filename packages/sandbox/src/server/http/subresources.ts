// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ResourceType } from '../resources/ResourceType';
import type { ResourceRequest } from './ResourceRequest';
import type { StatusError } from './StatusError';
import { notFound, notServed } from './StatusError';

/** Whether a part of the objects can be read and written apart. */
export const hasPart = (type: ResourceType, subresource: string) =>
  ['status', 'finalize'].includes(subresource) &&
  type.subresources.some(each => each === subresource);

/** The 404 of a subresource without an answer: about the object, where its kind is custom. */
export function noSubresource(
  request: ResourceRequest,
  type: ResourceType,
): StatusError {
  return type.custom ? notFound(type, request.name ?? '') : notServed();
}
