// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { environmentKind } from '../kinds/environment';
import { annotationsPatch, metadataOf } from './manifest';

const kind = environmentKind.kind;

export const createEnvironment = intentRule<'createEnvironment'>([kind], {
  plan: (intent, context) => {
    const { environment, dataPlane, isProduction } = intent;
    return planned(
      creation(
        context,
        kind,
        {
          metadata: metadataOf(environment, intent),
          spec: {
            dataPlaneRef: dataPlane.name,
            ...(isProduction !== undefined && { isProduction }),
            gateway: { dnsPrefix: environment.name },
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
    return planned(
      change(live, patch, { 'spec.isProduction': 'isProduction' }),
      [environment],
    );
  },
});
