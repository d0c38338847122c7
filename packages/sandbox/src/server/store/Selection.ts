// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './LabelSelector';

/** Which objects of a resource a request is about. */
export interface Selection {
  /** Undefined for all namespaces. */
  readonly namespace: string | undefined;
  /** Whether a label or field selector narrows the selection. */
  readonly isSelective: boolean;
  matches(object: ApiObject): boolean;
}

/** The selection of a list or watch request; throws a 400 for selectors that cannot be read. */
export function parseSelection(
  type: ResourceType,
  namespace: string | undefined,
  query: URLSearchParams,
): Selection {
  const labelText = query.get('labelSelector') ?? '';
  const fieldText = query.get('fieldSelector') ?? '';
  const labels = parseLabelSelector(labelText);
  const fields = parseFieldSelector(fieldText, [
    'metadata.name',
    ...(type.namespaced ? ['metadata.namespace'] : []),
    ...type.selectableFields,
  ]);
  const isSelective = labelText !== '' || fieldText !== '';
  return {
    namespace,
    isSelective,
    matches: object =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      (!isSelective ||
        (labels(object.metadata.labels ?? {}) && fields(object))),
  };
}
