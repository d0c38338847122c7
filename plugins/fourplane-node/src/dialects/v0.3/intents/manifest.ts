// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeMetadata } from '../../../kube/KubeObject';
import { LABEL_LIMIT } from '../../writing/kubernetesName';
import { wordsUnder, Words } from '../../writing/words';
import { NAME_LABEL, ORGANIZATION_LABEL, ownerLabels } from '../labels';

export type Fields = Readonly<Record<string, unknown>>;

export const { annotationsOf, annotationsPatch } = wordsUnder('openchoreo.dev');

/**
 * Metadata of a new object in a tenant's namespace, labelled as OpenChoreo's own installation does; no controller needs a
 * label that is too long to be one.
 */
export function metadataOf(
  { tenant = '', project, name }: ModelRef,
  words: Words = {},
  component?: string,
): KubeMetadata {
  const annotations = annotationsOf(words);
  const labels = Object.entries({
    [ORGANIZATION_LABEL]: tenant,
    [ownerLabels.project]: project,
    [ownerLabels.component]: component,
    [NAME_LABEL]: component === undefined ? name : undefined,
  }).flatMap(([label, value]): [string, string][] =>
    value && value.length <= LABEL_LIMIT ? [[label, value]] : [],
  );
  return {
    name,
    namespace: tenant,
    labels: Object.fromEntries(labels),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

/** The fields of what should be an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
