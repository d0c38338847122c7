// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from '../../reading/keys';
import { ReadContext } from '../../reading/ModelReader';
import { findBy } from '../../reading/ReadableKind';
import { endpointNames } from '../../reading/workloads';
import { apiNames } from '../componentParts';
import { serviceKind } from '../kinds/running';
import { workloadKind } from '../kinds/workload';

/** Every endpoint that any of a component's Workloads and Services declares, whichever of them count. */
export function* endpointsOf(
  tenant: string,
  project: string,
  component: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  const key = keyOf(tenant, project, component);
  const names = [
    ...[...findBy(workloadKind, lookup, 'component', key)].flatMap(
      endpointNames,
    ),
    ...[...findBy(serviceKind, lookup, 'component', key)].flatMap(apiNames),
  ];
  for (const name of names) {
    yield refTo.endpoint(tenant, project, component, name);
  }
}
