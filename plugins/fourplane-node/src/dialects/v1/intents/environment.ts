// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import { environmentKind } from '../kinds/environment';
import { clusterDataPlaneKind, dataPlaneKind } from '../kinds/plane';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { annotationsOf, annotationsPatch } from './words';

const kind = environmentKind.kind;

export const createEnvironment = intentRule<'createEnvironment'>([kind], {
  plan: (intent, context) => {
    const { environment, dataPlane, isProduction } = intent;
    const plane = dataPlane.tenant ? dataPlaneKind : clusterDataPlaneKind;
    return planned(
      creation(
        context,
        kind,
        {
          metadata: {
            name: environment.name,
            namespace: environment.tenant,
            annotations: annotationsOf(intent),
          },
          spec: {
            dataPlaneRef: { kind: plane.kind, name: dataPlane.name },
            ...(isProduction !== undefined && { isProduction }),
          },
        },
        {
          'metadata.name': 'environment.name',
          'spec.dataPlaneRef': 'dataPlane',
          'spec.isProduction': 'isProduction',
        },
      ),
      [environment],
    );
  },
});

export const updateEnvironment = intentRule<'updateEnvironment'>([kind], {
  needs: ({ environment }, context) => [
    addressOf(context, kind, environment.tenant, environment.name),
  ],
  plan: (intent, context) => {
    const { environment, isProduction } = intent;
    const { tenant, name } = environment;
    const live = liveObject(context, kind, tenant, name);
    if (!live) {
      return gone('environment', name);
    }
    const patch = {
      metadata: { annotations: annotationsPatch(intent) },
      spec: { isProduction },
    };
    const fields = { 'spec.isProduction': 'isProduction' };
    return planned(change(live, patch, fields), [environment]);
  },
});
