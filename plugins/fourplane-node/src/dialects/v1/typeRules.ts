// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind } from '@fourplane/plugin-fourplane-common';
import { boundRule, BoundRule } from '../reading/BoundRule';
import { ReadableKind } from '../reading/ReadableKind';
import { KindPair } from './kindPair';
import {
  componentTypes,
  projectTypes,
  resourceTypes,
  traits,
} from './kinds/typeDefinition';

/** A definition nothing else is read from. */
function definitionRules<T>(
  modelKind: ModelKind,
  { namespaced, cluster }: KindPair<T>,
): BoundRule[] {
  const ruleOf = (kind: ReadableKind<T>) =>
    boundRule({
      kind,
      touched: ({ identity: { namespace, name } }, { refTo }) => [
        refTo.of(modelKind, { tenant: namespace, name }),
      ],
    });
  return [ruleOf(namespaced), ruleOf(cluster)];
}

export const typeRules: readonly BoundRule[] = [
  ...definitionRules('componentType', componentTypes),
  ...definitionRules('trait', traits),
  ...definitionRules('projectType', projectTypes),
  ...definitionRules('resourceType', resourceTypes),
];
