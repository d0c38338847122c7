// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { Change } from '../Dialect';
import { ReadContext } from './ModelReader';
import { Issue } from './parseTolerantly';
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
  /** Absent where only an object's own content can keep it from being read. */
  readonly doubts?: (
    object: KubeObject,
    context: ReadContext,
  ) => readonly Issue[];
}

/** The store hands back what the rule's own kind projected, typed as any object: the one place that says so of changes. */
export function boundRule<T>(rule: TouchRule<T>): BoundRule {
  const { doubts } = rule;
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
    ...(doubts && {
      doubts: (object, context) => doubts(object as Projection<T>, context),
    }),
  };
}
