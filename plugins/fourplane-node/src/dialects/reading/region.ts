// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ANNOTATION_REGION } from '@fourplane/plugin-fourplane-common';
import { text } from './fields';

/** Kubernetes' own word for it; no custom resource of OpenChoreo has a field for the region. */
const REGION_LABEL = 'topology.kubernetes.io/region';

/** What of a plane's labels says where it is. */
export const regionLabels = { [REGION_LABEL]: text };
/** What of its annotations does. */
export const regionAnnotations = { [ANNOTATION_REGION]: text };

type Marks = Readonly<Record<string, unknown>> | null | undefined;

/** Where a plane is; `undefined` where nothing says so. */
export function regionOf(metadata: {
  readonly labels?: Marks;
  readonly annotations?: Marks;
}): string | undefined {
  return [
    metadata.labels?.[REGION_LABEL],
    metadata.annotations?.[ANNOTATION_REGION],
  ]
    .map(region => (typeof region === 'string' ? region.trim() : ''))
    .find(region => region !== '');
}
