// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  annotationsOf,
  catalogNameOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';

/** A catalog that has these, as the catalog module would make them. */
export function catalogOf(refs: readonly ModelRef[]) {
  const entities = refs.map(ref => {
    const { kind, ...metadata } = catalogNameOf(ref)!;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { ...metadata, annotations: annotationsOf(ref) },
    };
  });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalogServiceMock({ entities }),
  });
}
