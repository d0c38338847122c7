// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import { namespaceKind } from '../kinds/namespace';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { label } from './labels';
import { annotationsOf, annotationsPatch } from './words';

const kind = namespaceKind.kind;

export const createTenant = intentRule<'createTenant'>([], {
  plan: (intent, context) =>
    planned(
      creation(
        context,
        kind,
        {
          metadata: {
            name: intent.tenant.name,
            labels: { [label.controlPlane]: 'true' },
            annotations: annotationsOf(intent),
          },
        },
        { 'metadata.name': 'tenant.name' },
      ),
      [intent.tenant],
    ),
});

export const updateTenant = intentRule<'updateTenant'>([], {
  needs: ({ tenant }, context) => [
    addressOf(context, kind, undefined, tenant.name),
  ],
  plan: ({ tenant, ...words }, context) => {
    const live = liveObject(context, kind, undefined, tenant.name);
    if (!live) {
      return gone('tenant', tenant.name);
    }
    const patch = { metadata: { annotations: annotationsPatch(words) } };
    return planned(change(live, patch), [tenant]);
  },
});
