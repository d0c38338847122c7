// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Change } from '../Dialect';
import { ReadContext } from './ModelReader';
import { ObjectIdentity, Projection, ReadableKind } from './ReadableKind';
import { TouchRule } from './TouchRule';

/** A rule for changes as the store reports them. */
export interface BoundRule {
  readonly kind: ReadableKind<unknown>;
  readonly touched: (
    change: Change,
    identity: ObjectIdentity,
    context: ReadContext,
  ) => Iterable<ModelRef>;
}

/** The store hands back what the rule's own kind projected, typed as any object: the one place that says so of changes. */
export function boundRule<T>(rule: TouchRule<T>): BoundRule {
  return {
    kind: rule.kind,
    touched: ({ before, after }, identity, context) =>
      rule.touched(
        {
          identity,
          before: before as Projection<T> | undefined,
          after: after as Projection<T> | undefined,
        },
        context,
      ),
  };
}
