// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { partOf } from '../reading/ReadableKind';
import { members } from './counted';
import { dataPlaneKind } from './kinds/dataPlane';

/** The names of the data planes of a tenant that also build. OpenChoreo builds only where there is exactly one. */
export function buildPlanesOf(tenant: string, lookup: Lookup): string[] {
  return [...members(dataPlaneKind, { tenant }, lookup)]
    .map(partOf)
    .flatMap(({ isBuildPlane, name }) => (isBuildPlane && name ? [name] : []))
    .sort();
}
