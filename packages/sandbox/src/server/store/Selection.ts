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

/** What is said of a field that cannot be selected on; kinds with more to select by say it otherwise. */
function unselectable(type: ResourceType): (path: string) => string {
  const isPlain =
    !type.custom && type.group !== '' && type.selectableFields.length === 0;
  const isPlainCore = type.group === '' && type.selectableFields.length === 0;
  if (type.group === 'batch' && type.kind === 'Job') {
    return path => `field label ${JSON.stringify(path)} not supported for Job`;
  }
  return isPlain || isPlainCore
    ? path =>
        `${JSON.stringify(
          path,
        )} is not a known field selector: only "metadata.name", "metadata.namespace"`
    : path => `field label not supported: ${path}`;
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
  const fields = parseFieldSelector(
    fieldText,
    [
      'metadata.name',
      ...(type.namespaced ? ['metadata.namespace'] : []),
      ...type.selectableFields,
    ],
    unselectable(type),
  );
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
