// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { planned, refused } from '../../writing/plan';
import { resourceKind } from '../kinds/resource';
import { resourceTypes } from '../kinds/typeDefinition';
import { creation, intentRule } from '../../writing/intentRule';
import { parameterIssues } from './parameterIssues';
import { resolveUse } from './resolveUse';
import { annotationsOf } from './words';

const kind = resourceKind.kind;

export const createResource = intentRule<'createResource'>([kind], {
  plan: (intent, context) => {
    const { resource, parameters } = intent;
    const { tenant = '', project = '', name } = resource;
    const issues: IntentIssue[] = [];
    const type = resolveUse(
      resourceTypes,
      intent.type,
      { tenant, lookup: context.lookup },
      { path: 'type', noun: 'resource type', issues },
    );
    if (!type) {
      return refused(...issues);
    }
    issues.push(...parameterIssues(type.object, parameters));
    if (issues.length > 0) {
      return refused(...issues);
    }
    const steps = creation(
      context,
      kind,
      {
        metadata: {
          name,
          namespace: tenant,
          annotations: annotationsOf(intent),
        },
        spec: {
          owner: { projectName: project },
          type: { kind: type.kind, name: type.name },
          ...(parameters && { parameters }),
        },
      },
      {
        'metadata.name': 'resource.name',
        'spec.owner': 'resource.project',
        'spec.type': 'type',
        'spec.parameters': 'parameters',
      },
    );
    return planned(steps, [resource]);
  },
});
